import { SyncError } from '../../domain/errors/syncError.ts';

// WSUS counts deployments before the comma; Microsoft Update sends the time alone (wsusss-protocol.md §5.2).
const form = /^(?:\d{1,10},)?(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(\.\d{1,7})?$/;

/** An anchor as it may be sent back later; undefined where a list made from it could not be relied on. */
export function usableAnchor(text: string | undefined): string | undefined {
  const anchor = text?.trim() ?? '';
  return anchorTime(anchor) === undefined ? undefined : anchor;
}

/** Throws `anchorBackwards` when the answered anchor is of an earlier time than the one that was sent. */
export function checkAnchorOrder(
  sent: string | undefined,
  answered: string | undefined,
  where: string,
): void {
  const before = anchorTime(sent?.trim() ?? '');
  const after = anchorTime(answered?.trim() ?? '');
  if (before === undefined || after === undefined || after >= before) return;
  throw new SyncError(
    'anchorBackwards',
    `${where} answered the anchor ${sent ?? ''} with the older ${answered ?? ''}`,
  );
}

/** Whether an anchor is of a time more than a day after `now` (ms UTC). */
export function isAhead(anchor: string, now: number): boolean {
  return (anchorTime(anchor) ?? '') > new Date(now + day).toISOString().replace('T', ' ');
}

const day = 86_400_000;

/** A text that sorts as the time of the anchor does. */
function anchorTime(anchor: string): string | undefined {
  const match = form.exec(anchor);
  if (match === null) return undefined;
  const [, date = '', time = '', fraction = ''] = match;
  return Number.isNaN(Date.parse(`${date}T${time}Z`))
    ? undefined
    : `${date} ${time}${fraction.padEnd(8, '0').replace(/^0/, '.')}`;
}
