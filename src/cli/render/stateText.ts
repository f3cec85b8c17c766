import { isRunning, SyncState } from '../../domain/syncState.ts';
import type { SupStatusView } from '../../service/api/synchronization.ts';
import type { Style } from './style.ts';

/** A state with its number, shortened to what differs: `6702 Synchronization done`, `6704 Synchronizing WSUS Server`. */
export function shortState({ LastSyncState, stateText }: SupStatusView): string {
  if (LastSyncState === null) return stateText.replace(/\.$/, '');
  const [, phase] = /Current phase: (.*)$/.exec(stateText) ?? [];
  const text = (phase ?? stateText).replace(/^WSUS (?=synchronization)/i, '').replace(/\.$/, '');
  return `${LastSyncState} ${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

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
