import type { Extent } from '../syntax/extent.ts';

/** A range that can be seen: an empty one takes the character before it, or the one after it, and nothing reaches beyond the text. */
export function rangeOf(text: string, { start, end }: Extent): Extent {
  const [from, to] = [Math.min(start, text.length), Math.min(end, text.length)];
  if (from < to) return { start: from, end: to };
  const isRest = from >= text.length || /[\r\n]/.test(text.charAt(from));
  if (!isRest) return { start: from, end: from + 1 };
  let at = from;
  while (at > 0 && /\s/.test(text.charAt(at - 1))) at--;
  return { start: Math.max(0, at - 1), end: at };
}
