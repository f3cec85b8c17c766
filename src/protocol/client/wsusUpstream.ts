import type { Clock } from '../../base/clock.ts';
import type { Ids } from '../../base/ids.ts';
import { asSyncError } from '../../domain/errors/syncError.ts';
import type { RecordDecoder } from '../../domain/updateRecord.ts';
import type { Upstream, UpstreamEndpoint } from '../../domain/upstream.ts';
import { cancellation } from './cancellation.ts';
import type { ClientSettings } from './clientSettings.ts';
import { WsusSession } from './wsusSession.ts';

/** What conversations need from outside; settings are read anew for each. */
export interface UpstreamDependencies {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly decoder: RecordDecoder;
  readonly settings: (endpoint: UpstreamEndpoint) => ClientSettings | Promise<ClientSettings>;
}

/** Upstream servers that speak MS-WSUSSS: Microsoft Update, Windows WSUS, upsync, and this product. */
export function createUpstream({ clock, ids, decoder, settings }: UpstreamDependencies): Upstream {
  return {
    connect: async (endpoint, signal, onRetry) => {
      const current = await settings(endpoint);
      const retry = { policy: current.retry, clock, ids, onRetry };
      const session = new WsusSession({ endpoint, settings: current, decoder, retry });
      try {
        await session.open(signal);
        return session;
      } catch (error) {
        await session.close();
        throw signal.aborted ? cancellation(signal) : asSyncError(error, 'Upstream');
      }
    },
  };
}
