import type { Application } from '../../app/application.ts';
import type { AccessTokenDocument } from '../../domain/documents.ts';
import type { AccessOperations, TokenView } from '../api/access.ts';

/** Tokens for doors on other machines, on an open data folder. */
export function accessHost({ tokens, ports: { clock } }: Application): AccessOperations {
  const viewOf = (token: AccessTokenDocument): TokenView => {
    const { _id: id, name, scope, created, expires, lastUse } = token;
    return {
      ...{ id, name, scope },
      created: new Date(created).toISOString(),
      expires: expires === undefined ? null : new Date(expires).toISOString(),
      isExpired: expires !== undefined && expires <= clock.now(),
      lastUse: lastUse === undefined ? null : new Date(lastUse).toISOString(),
    };
  };
  return {
    tokens: () => Promise.resolve(tokens.list().map(viewOf)),
    createToken: async (request) => {
      const { text, token } = await tokens.create(request);
      return { text, token: viewOf(token) };
    },
    revokeToken: async ({ name }) => viewOf(await tokens.revoke(name)),
  };
}
