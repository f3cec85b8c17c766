/** From this length on a text is worth being taken past the parser, which looks at every character. */
const longLength = 1024;
/** The references that servers write, as the bytes after the ampersand in one number, with the byte that each stands for. */
const references = new Map(
  Object.entries({ 'lt;': '<', 'gt;': '>', 'amp;': '&', 'quot;': '"', 'apos;': "'", '#xD;': '\r' }).map(
    ([written, character]) => [
      Buffer.from(written).reduce((sum, byte) => sum * 256 + byte, 0),
      character.charCodeAt(0),
    ],
  ),
);
const longestReference = 5;
const ampersand = 0x26;
const semicolon = 0x3b;
const greater = 0x3e;
const bracket = 0x5d;

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

/**
 * Character data as a parser would hand it over; undefined when it holds what should be left to the parser. Works on bytes
 * and in place: what a reference stands for is never longer than it.
 */
export function characterData(raw: string): string | undefined {
  const bytes = Buffer.from(raw);
  const { length } = bytes;
  let end = 0;
  let before = 0;
  let last = 0;
  for (let at = 0; at < length; at++) {
    let code = bytes[at] ?? 0;
    if (code < 0x20) {
      if (code !== 0x09 && code !== 0x0a) return undefined;
    } else if (code === ampersand) {
      const limit = at + 1 + longestReference;
      let written = 0;
      for (at++; at < limit && bytes[at] !== semicolon; at++) written = written * 256 + (bytes[at] ?? 0);
      code = references.get(written * 256 + semicolon) ?? 0;
      if (code === 0 || at === limit) return undefined;
      before = last = 0;
      bytes[end++] = code;
      continue;
    } else if (code === greater) {
      if (last === bracket && before === bracket) return undefined;
    } else if (code === 0xef && bytes[at + 1] === 0xbf && (bytes[at + 2] ?? 0) >= 0xbe) return undefined;
    before = last;
    last = code;
    bytes[end++] = code;
  }
  return bytes.toString('utf8', 0, end);
}
