import type { SupDocument } from '../../domain/documents.ts';
import { isDiskFailure } from '../../domain/errors/diskFailure.ts';
import { asSyncError, type SyncError } from '../../domain/errors/syncError.ts';
import { SyncState } from '../../domain/syncState.ts';
import { pullCatalog } from '../wsus/pullCatalog.ts';
import { maintainAfterRun } from './maintainAfterRun.ts';
import type { RunContext } from './runContext.ts';
import { setSupState } from './supState.ts';

/** Synchronizes the site's other SUPs from its source SUP, one after another; resolves with the first failure, which keeps no other from it. */
export async function synchronizeReplicas(
  context: RunContext,
  source: SupDocument,
  replicas: readonly SupDocument[],
  full: boolean,
  version: number,
): Promise<SyncError | undefined> {
  if (replicas.length === 0) return undefined;
  const { recorder, ports, signal } = context;
  recorder.emit({ kind: 'replicasStarting' });
  const failures: SyncError[] = [];
  for (const sup of replicas) {
    const started = ports.clock.now();
    await setSupState(context, sup, SyncState.synchronizingReplica, { source: source.serverName });
    await recorder.commit();
    try {
      const { received } = await pullCatalog(context, {
        sup,
        replica: true,
        full,
        selection: () => Promise.resolve(context.subscription),
        endpoint: {
          url: await ports.addresses.url(source._id),
          profile: 'windows-wsus',
          accountName: sup.serverName,
          accountId: sup.serverId,
          expectedServerId: source.serverId,
        },
      });
      recorder.step({ name: 'replica', server: sup.serverName, started, processed: received });
      await maintainAfterRun(context, sup, version);
      await setSupState(context, sup, SyncState.succeeded, { catalogVersion: version });
    } catch (error) {
      // This machine's disk is no failure of the replica: the run tells it, once.
      if (signal.aborted || isDiskFailure(error)) throw error;
      const failure = asSyncError(error);
      failures.push(failure);
      recorder.emit({ kind: 'failed', message: failure.message, source: failure.source, code: failure.code });
      recorder.explain(failure);
      await setSupState(context, sup, SyncState.failed, { error: failure });
    }
    await recorder.commit();
  }
  return failures[0];
}
