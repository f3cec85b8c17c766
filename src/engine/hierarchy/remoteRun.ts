import type { RunDocument } from '../../domain/documents.ts';
import type { SiteLinkDocument } from '../../domain/siteLinkDocument.ts';
import { asSyncError } from '../../domain/errors/syncError.ts';
import { keepRemoteRuns } from '../administration/remoteSites.ts';
import type { EnginePorts } from '../ports.ts';
import { errorOf } from '../run/conclude.ts';
import type { SiteOutcome, SiteRequest } from '../run/siteOutcome.ts';
import { newRun } from '../run/siteRun.ts';

/**
 * Has a child site in another service synchronize and keeps the runs that it tells. A request that could not be delivered becomes a failed run here;
 * the link asks again when it is back.
 */
export async function synchronizeRemoteSite(
  ports: EnginePorts,
  link: Pick<SiteLinkDocument, '_id' | 'parent'>,
  request: SiteRequest,
  signal: AbortSignal,
): Promise<readonly SiteOutcome[]> {
  const { full, version, user } = request;
  const run = newRun(ports, link._id, request);
  try {
    const runs = await ports.links.synchronize(
      link._id,
      {
        full,
        ...(version === undefined ? {} : { version }),
        ...(user === undefined ? {} : { user }),
      },
      signal,
    );
    await keepRemoteRuns(ports, runs);
    return runs.map((told) => ({ siteCode: told.siteCode, run: told }));
  } catch (error) {
    const failure = asSyncError(error, 'SiteLink');
    const failed: RunDocument = {
      ...run,
      ended: ports.clock.now(),
      outcome: failure.key === 'cancelled' ? 'cancelled' : 'failed',
      error: errorOf(failure),
    };
    await ports.store.commit({ documents: [{ collection: 'runs', put: failed }] }, ports.fence);
    return [{ siteCode: link._id, run: failed, error: failure }];
  }
}
