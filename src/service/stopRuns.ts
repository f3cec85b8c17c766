import { type Disposable, DisposableList } from '../base/disposable.ts';
import { asSyncError, type SyncError } from '../domain/errors/syncError.ts';
import type { SyncService } from './api/syncService.ts';

/** How runs are stopped. */
export interface StopOptions {
  /** Named in the log. */
  readonly user: string;
  readonly onError: (error: SyncError) => void;
}

/**
 * Stops every run of the hierarchy when the signal is aborted, also one that starts afterwards because its parent had
 * asked for it already.
 */
export function stopRunsOnAbort(
  service: Pick<SyncService, 'sites' | 'stop' | 'onDidCommit'>,
  signal: AbortSignal,
  { user, onError }: StopOptions,
): Disposable {
  const disposables = new DisposableList();
  const report = (error: unknown): void => {
    onError(asSyncError(error));
  };
  const stop = (siteCode: string): void => {
    service.stop({ siteCode, user }).catch(report);
  };
  const stopAll = (): void => {
    disposables.add(
      service.onDidCommit((events) => {
        for (const { siteCode, body } of events) if (body.kind === 'syncStarting') stop(siteCode);
      }),
    );
    service.sites().then((sites) => {
      for (const { siteCode } of sites) stop(siteCode);
    }, report);
  };
  if (signal.aborted) stopAll();
  else signal.addEventListener('abort', stopAll, { once: true });
  disposables.add({
    dispose: () => {
      signal.removeEventListener('abort', stopAll);
    },
  });
  return disposables;
}
