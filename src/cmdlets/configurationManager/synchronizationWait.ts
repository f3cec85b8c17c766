import { SyncError } from '../../domain/errors/syncError.ts';
import { isRunning } from '../../domain/syncState.ts';
import type { CommandRuntime } from '../../script/commands/commandRuntime.ts';
import type { SupStatusView } from '../../service/api/synchronization.ts';
import type { BlockingService } from '../blockingService.ts';
import { withProgress } from '../domainCmdlet.ts';

/** How often the rows are looked at, in milliseconds. */
const interval = 250;
/** How long the rows are given to show that a synchronization has begun, in milliseconds. */
const patience = 60_000;

/** When each row last changed its state, by site and server. */
export function stateTimes(rows: readonly SupStatusView[]): ReadonlyMap<string, string | null> {
  return new Map(rows.map((row) => [keyOf(row), row.LastSyncStateTime]));
}

/** Blocks until a row has left the state it had, or one is under way. Throws `waitTimedOut` where none does. */
export function waitForBegin(
  sleep: (milliseconds: number) => void,
  service: BlockingService,
  before: ReadonlyMap<string, string | null>,
): void {
  for (let waited = 0; waited < patience; waited += interval) {
    const begun = service
      .status()
      .some((row) => isRunning(row.LastSyncState) || before.get(keyOf(row)) !== row.LastSyncStateTime);
    if (begun) return;
    sleep(interval);
  }
  throw new SyncError(
    'waitTimedOut',
    `The synchronization was asked for and has not begun within ${patience / 1000} s`,
    { source: 'Script' },
  );
}

/** Blocks until nothing synchronizes at the sites any more; returns their rows. Throws `waitTimedOut` after so many seconds. */
export function waitForEnd(
  runtime: CommandRuntime,
  service: BlockingService,
  { siteCode, seconds }: { readonly siteCode?: string | undefined; readonly seconds?: number | undefined },
): readonly SupStatusView[] {
  return withProgress(runtime, 'Synchronizing software updates', (heard) => {
    let wasIdle = false;
    for (let waited = 0; ; waited += interval) {
      const rows = service
        .status()
        .filter((row) => siteCode === undefined || row.SiteCode === siteCode.toUpperCase());
      const running = rows.filter((row) => isRunning(row.LastSyncState));
      const [first] = running;
      if (first === undefined) {
        // Between the end of a site and the begin of those below there is a moment in which none runs.
        if (wasIdle) return rows;
        wasIdle = true;
        runtime.runspace.sleep(interval);
        continue;
      }
      wasIdle = false;
      if (seconds !== undefined && waited >= seconds * 1000)
        throw new SyncError(
          'waitTimedOut',
          `After ${seconds} s there is still a synchronization at ${running.map(({ SiteCode }) => SiteCode).join(', ')}`,
        );
      heard({
        ...{ done: rows.length - running.length, total: rows.length },
        text: `${first.SiteCode}: ${first.stateText}`,
      });
      runtime.runspace.sleep(interval);
    }
  });
}

function keyOf({ SiteCode, WSUSServerName }: SupStatusView): string {
  return `${SiteCode} ${WSUSServerName}`;
}
