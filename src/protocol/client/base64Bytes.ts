/** Bytes of a base64 text, which may hold white space; undefined when it is none. */
export function base64Bytes(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64');
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  // Node skips what it does not know: only a text without anything to skip gives the full length.
  if (text.length % 4 === 0 && bytes.length === (text.length / 4) * 3 - padding) return bytes;
  const bare = text.replace(/\s+/g, '');
  return bare !== text && bare !== '' ? base64Bytes(bare) : undefined;
}
