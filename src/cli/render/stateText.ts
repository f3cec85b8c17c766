import { isRunning, SyncState } from '../../domain/syncState.ts';
import type { SupStatusView } from '../../service/api/synchronization.ts';
import type { Style } from './style.ts';

/** How a state stands out. */
export function paintState(text: string, { LastSyncState }: SupStatusView, style: Style): string {
  if (LastSyncState === null) return style.faint(text);
  if (LastSyncState === SyncState.succeeded) return style.good(text);
  if (isStateValue(LastSyncState) && isRunning(LastSyncState)) return text;
  return LastSyncState === SyncState.pendingLicenseTerms || LastSyncState === SyncState.outOfSync
    ? style.warning(text)
    : style.bad(text);
}

function isStateValue(state: number): state is (typeof SyncState)[keyof typeof SyncState] {
  return Object.values<number>(SyncState).includes(state);
}
