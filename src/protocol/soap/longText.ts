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
const less = 0x3c;
const greater = 0x3e;
const ampersand = 0x26;
const semicolon = 0x3b;
const bracket = 0x5d;

/** Where the next tag begins, or the piece ends. */
export function textEnd(piece: Buffer, start: number): number {
  const next = piece.indexOf(less, start);
  return next < 0 ? piece.length : next;
}

/**
 * Where the first long run of bytes without a tag begins, right after the `>` before it; −1 when there is none. One that
 * goes on in the next piece counts as long.
 */
export function longTextStart(piece: Buffer, from: number): number {
  for (let start = from; ;) {
    const end = textEnd(piece, start);
    const goesOn = end === piece.length;
    if (end - start >= longLength || goesOn) {
      const tagEnd = piece.indexOf(greater, start);
      if (tagEnd >= 0 && tagEnd < end && (end - tagEnd > longLength || goesOn)) return tagEnd + 1;
    }
    if (goesOn) return -1;
    start = end + 1;
  }
}

/** How much of a text at the end of a piece can be judged without the next one: no reference, no `]]>` is cut off in it. */
export function uncutLength(text: Buffer): number {
  const reference = text.lastIndexOf(ampersand);
  if (reference >= 0 && text.indexOf(semicolon, reference) < 0) return reference;
  let end = text.length;
  while (end > 0 && text[end - 1] === bracket) end--;
  return end;
}

/** Whether bytes hold references. */
export function hasReferences(text: Buffer): boolean {
  return text.includes(ampersand);
}

/** Character data as a parser would hand it over, both in UTF-8; undefined when it holds what should be left to the parser. */
export function characterData(written: Buffer): Buffer | undefined {
  const { length } = written;
  // What a reference stands for is never longer than it.
  const bytes = Buffer.allocUnsafe(length);
  let end = 0;
  let before = 0;
  let last = 0;
  for (let at = 0; at < length; at++) {
    let code = written[at] ?? 0;
    if (code < 0x20) {
      if (code !== 0x09 && code !== 0x0a) return undefined;
    } else if (code === ampersand) {
      const limit = at + 1 + longestReference;
      let reference = 0;
      for (at++; at < limit && written[at] !== semicolon; at++)
        reference = reference * 256 + (written[at] ?? 0);
      code = references.get(reference * 256 + semicolon) ?? 0;
      if (code === 0 || at === limit) return undefined;
      bytes[end++] = code;
      before = last = 0;
      continue;
    } else if (code === greater) {
      if (last === bracket && before === bracket) return undefined;
    } else if (code === 0xef && written[at + 1] === 0xbf && (written[at + 2] ?? 0) >= 0xbe) return undefined;
    bytes[end++] = code;
    before = last;
    last = code;
  }
  return bytes.subarray(0, end);
}
