import { counted, formatCount } from '../base/amounts.ts';

/** What to say below a page of a list: how many there were (of how many, where that is known), and how to get the next ones. */
export function nextPageHint({
  items,
  next,
  total,
}: {
  readonly items: readonly unknown[];
  readonly next?: string;
  readonly total?: number;
}): string {
  const here = counted(items.length, 'entry', 'entries');
  const isPart = total !== undefined && total > items.length;
  const entries = isPart ? `${formatCount(items.length)} of ${counted(total, 'entry', 'entries')}` : here;
  if (next === undefined) return `${entries}.`;
  const after = /^[\w.:/-]+$/.test(next) ? next : `"${next}"`;
  return `${entries}, and there are more: add --after ${after} to the same command for the next page.`;
}
