/** A state of a software update point with its number, shortened to what differs: `6702 Synchronization done`, `6704 Synchronizing WSUS Server`. */
export function shortState({
  LastSyncState,
  stateText,
}: {
  readonly LastSyncState: number | null;
  readonly stateText: string;
}): string {
  if (LastSyncState === null) return stateText.replace(/\.$/, '');
  const [, phase] = /Current phase: (.*)$/.exec(stateText) ?? [];
  const text = (phase ?? stateText).replace(/^WSUS (?=synchronization)/i, '').replace(/\.$/, '');
  return `${LastSyncState} ${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
