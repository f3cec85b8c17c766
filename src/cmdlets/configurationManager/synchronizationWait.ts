import { SyncError } from '../../domain/errors/syncError.ts';
import type { CommandRuntime } from '../../script/commands/commandRuntime.ts';
import type { SupStatusView } from '../../service/api/synchronization.ts';
import type { CmdletDoor } from '../cmdletDoor.ts';
import { progressOf } from '../domainCmdlet.ts';

/** How often the rows are looked at, in milliseconds. */
const interval = 250;
/** How long the rows are given to show that a synchronization has begun, in milliseconds. */
const patience = 60_000;

/** States of a synchronization that goes on: synchronizing, database phase, replicas (configmgr-sync.md §7). */
const underWay: ReadonlySet<number | null> = new Set([6701, 6704, 6705, 6706]);

/** When each row last changed its state, by site and server. */
export function stateTimes(rows: readonly SupStatusView[]): ReadonlyMap<string, string | null> {
  return new Map(rows.map((row) => [keyOf(row), row.LastSyncStateTime]));
}

/** Blocks until a row has left the state it had, or one is under way. */
export function waitForBegin(
  { service, pause }: CmdletDoor,
  before: ReadonlyMap<string, string | null>,
): void {
  for (let waited = 0; waited < patience; waited += interval) {
    const begun = service
      .status()
      .some((row) => underWay.has(row.LastSyncState) || before.get(keyOf(row)) !== row.LastSyncStateTime);
    if (begun) return;
    pause(interval);
  }
}

/** Blocks until nothing synchronizes at the sites any more; resolves with their rows. Throws `timedOut` after so many seconds. */
export function waitForEnd(
  runtime: CommandRuntime,
  { service, pause }: CmdletDoor,
  { siteCode, seconds }: { readonly siteCode?: string | undefined; readonly seconds?: number | undefined },
): readonly SupStatusView[] {
  const progress = progressOf(runtime, 'Synchronizing software updates');
  try {
    for (let waited = 0; ; waited += interval) {
      const rows = service
        .status()
        .filter((row) => siteCode === undefined || row.SiteCode === siteCode.toUpperCase());
      const running = rows.filter((row) => underWay.has(row.LastSyncState));
      if (running.length === 0) return rows;
      if (seconds !== undefined && waited >= seconds * 1000)
        throw new SyncError(
          'timedOut',
          `After ${seconds} s there is still a synchronization at ${running.map(({ SiteCode }) => SiteCode).join(', ')}`,
        );
      const [first] = running;
      progress.heard({
        ...{ done: rows.length - running.length, total: rows.length },
        text: first === undefined ? '' : `${first.SiteCode}: ${first.stateText}`,
      });
      pause(interval);
    }
  } finally {
    progress.end();
  }
}

function keyOf({ SiteCode, WSUSServerName }: SupStatusView): string {
  return `${SiteCode} ${WSUSServerName}`;
}
