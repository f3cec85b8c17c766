/** Longest text of one line in UTF-16 units; what upstream servers say is cut there. */
export const longestText = 16_384;

/** A message as one line of wsyncmgr.log: `~~` for every line break, no control characters, bounded length. */
export function foldText(text: string): string {
  const bounded = text.length > longestText ? `${text.slice(0, longestText - 1)}…` : text;
  // Nearly every text is clean: looking is cheaper than replacing.
  return unclean.test(bounded) ? bounded.replace(/\r\n?|\n/g, '~~').replace(/\p{Cc}/gu, ' ') : bounded;
}

/** A line's text as a person reads it: `~~` as line breaks, without the `~` that some components put at its end. */
export function unfoldText(text: string): string {
  let end = text.trimEnd().length;
  while (text[end - 1] === '~') end--;
  return text.slice(0, end).replaceAll('~~', '\n');
}

const unclean = /\p{Cc}/u;
