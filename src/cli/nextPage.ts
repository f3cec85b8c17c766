import { counted } from '../base/amounts.ts';

/** What to say below a page of a list: how many there were, and how to get the next ones. */
export function nextPageHint({
  items,
  next,
}: {
  readonly items: readonly unknown[];
  readonly next?: string;
}): string {
  const entries = counted(items.length, 'entry', 'entries');
  if (next === undefined) return `${entries}.`;
  const after = /^[\w.:/-]+$/.test(next) ? next : `"${next}"`;
  return `${entries}, and there are more: add --after ${after} to the same command for the next page.`;
}
