/** From this length on a text is worth being taken past the parser, which looks at every character. */
const longLength = 1024;
/** What a parser refuses or changes in character data. */
const special = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|\]\]>/;
const unknownReference = /&(?!amp;)/;

/**
 * Where the first long run of characters without a tag begins, right after the `>` before it; −1 when there is none. One
 * that goes on in the next piece counts as long.
 */
export function longTextStart(piece: string, from: number): number {
  for (let start = from; ;) {
    const next = piece.indexOf('<', start);
    const end = next < 0 ? piece.length : next;
    if (end - start >= longLength || next < 0) {
      const tagEnd = piece.indexOf('>', start);
      if (tagEnd >= 0 && tagEnd < end && (end - tagEnd > longLength || next < 0)) return tagEnd + 1;
    }
    if (next < 0) return -1;
    start = next + 1;
  }
}

/** Character data as a parser would hand it over; undefined when it holds what should be left to the parser. */
export function characterData(raw: string): string | undefined {
  if (special.test(raw)) return undefined;
  if (!raw.includes('&')) return raw;
  const text = raw
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&#xD;', '\r');
  return unknownReference.test(text) ? undefined : text.replaceAll('&amp;', '&');
}
