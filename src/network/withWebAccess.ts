import process from 'node:process';
import { systemClock } from '../base/clock.ts';
import { webOperations } from '../script/host/blockingWeb.ts';
import type { SessionOwner } from '../script/host/sessionThread.ts';
import type { WebExchanges } from './webExchanges.ts';

/** An owner whose session reaches these hosts, besides what it answers itself. Rejects with `invalidRequest` for what is no host. */
export async function withWebAccess(
  owner: SessionOwner,
  allowedHosts: readonly string[],
): Promise<SessionOwner> {
  let opened: Promise<WebExchanges> | undefined;
  // Few scripts reach a network: the client is loaded for those.
  const exchanges = (): Promise<WebExchanges> =>
    (opened ??= import('./webExchanges.ts').then((loaded) =>
      loaded.openExchanges(allowedHosts, systemClock, process.env),
    ));
  if (allowedHosts.length > 0) await exchanges();
  return {
    ...owner,
    answer: async (operation, request, tell, signal) => {
      if (operation === webOperations.send) return (await exchanges()).send(request, signal);
      if (operation === webOperations.read) return (await exchanges()).read(request);
      if (operation === webOperations.close) return (await exchanges()).close(request);
      return owner.answer(operation, request, tell, signal);
    },
  };
}
