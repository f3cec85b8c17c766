import { syncStateText, type SyncStateValue } from '../syncState.ts';

/** A status message in words, with its insertion strings in their places (configmgr-sync.md §7). */
export function statusMessageText(id: SyncStateValue, strings: readonly string[]): string {
  const [first = '', second = ''] = strings;
  if (id === 6703 && second !== '') return `${syncStateText[id]} Message: ${second}. Source: ${first}.`;
  if (id === 6707 && second !== '')
    return `Content of WSUS Server ${first} is out of sync with upstream server ${second}.`;
  return syncStateText[id];
}
