import type { Application } from '../../app/application.ts';
import type { OwnKey } from '../../app/signingKeys.ts';
import type { SigningKeyDocument } from '../../domain/documents.ts';
import { keyText } from '../../domain/signature.ts';
import type { KeyOperations, KeyView } from '../api/keys.ts';

/** Keys of packages, on an open data folder. */
export function keysHost({ keys }: Application): KeyOperations {
  return {
    keys: () => {
      const own = keys.own();
      return Promise.resolve([...(own === undefined ? [] : [ownView(own)]), ...keys.known().map(viewOf)]);
    },
    createKey: async ({ replace = false, ...rest }) => ownView(await keys.create({ ...rest, replace })),
    trustKey: async (request) => viewOf(await keys.trust(request)),
    distrustKey: async ({ name }) => viewOf(await keys.distrust(name)),
    removeKey: async ({ name }) => viewOf(await keys.remove(name)),
  };
}

function ownView({ name, key, fingerprint, created }: OwnKey): KeyView {
  const since = new Date(created).toISOString();
  return { text: keyText({ key, name }), name, fingerprint, trust: 'own', since };
}

function viewOf({ _id, name, key, trust, since }: SigningKeyDocument): KeyView {
  return {
    text: keyText({ key, name }),
    name,
    fingerprint: _id,
    trust,
    since: new Date(since).toISOString(),
  };
}
