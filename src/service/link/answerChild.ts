import type { SiteLinkDocument } from '../../domain/siteLinkDocument.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import { LocalSiteLink } from '../../engine/hierarchy/localSiteLink.ts';
import type { EnginePorts } from '../../engine/ports.ts';
import type { Answerer } from '../rpc/peer.ts';
import { linkMethods } from './linkMessages.ts';
import { readChangeSetRequest } from './linkReaders.ts';
import { RateLimit } from './rateLimit.ts';

/** Answers what a child in another service may ask: how its parent stands, and changes of its parent's site database. Nothing else. */
export function answerChild(
  ports: EnginePorts,
  { parent, rateLimit }: Pick<SiteLinkDocument, 'parent' | 'rateLimit'>,
): Answerer {
  const link = new LocalSiteLink(ports, parent);
  const limit = rateLimit === undefined ? undefined : new RateLimit(ports.clock, rateLimit);
  return async (method, params, signal) => {
    switch (method) {
      case linkMethods.parentState:
        return link.parentState();
      case linkMethods.changeSet: {
        const { from, to, after } = readChangeSetRequest(params, 'A question of the child site');
        const page = await link.changeSet(from, to, after);
        if (limit !== undefined) await limit.take(Buffer.byteLength(JSON.stringify(page)), signal);
        return page;
      }
      default:
        throw new SyncError('accessDenied', `A child site does not ask ${method.slice(0, 80)}`);
    }
  };
}
