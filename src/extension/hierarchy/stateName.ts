import * as l10n from '@vscode/l10n';
import type { SyncStateValue } from '../../domain/syncState.ts';

const names: Readonly<Record<SyncStateValue, string>> = {
  6700: l10n.t('WSUS Sync Manager error'),
  6701: l10n.t('Synchronization started'),
  6702: l10n.t('Synchronization done'),
  6703: l10n.t('Synchronization failed'),
  6704: l10n.t('Synchronizing WSUS Server'),
  6705: l10n.t('Synchronizing site database'),
  6706: l10n.t('Synchronizing Internet facing WSUS Server'),
  6707: l10n.t('Content of WSUS Server is out of sync with upstream server'),
  6708: l10n.t('Synchronization complete, with pending license terms downloads'),
};

const byNumber: ReadonlyMap<string, string> = new Map(Object.entries(names));

/** A state of a software update point in the reader's language, without its number; of one that was never synchronized, too. */
export function stateName(state: number | null): string {
  return state === null ? l10n.t('Never synchronized') : (byNumber.get(String(state)) ?? String(state));
}

/** A state with its number, as status messages have it: `6702 Synchronization done`. */
export function numberedState(state: number | null): string {
  return state === null ? stateName(state) : `${state} ${stateName(state)}`;
}
