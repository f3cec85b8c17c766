/** Bytes of a line. */
export const bytesPerLine = 16;

/** The bytes of a line as two digits each: `61 62 0A`. */
export function hexBytes(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join(' ');
}

/** The bytes of a line as characters: a blank for a NUL, a replacement character for what is no visible one of ASCII or Latin-1. */
export function hexText(bytes: Uint8Array): string {
  return [...bytes].map(shownByte).join('');
}

function shownByte(byte: number): string {
  if (byte === 0) return ' ';
  const visible = (byte >= 0x20 && byte < 0x7f) || byte >= 0xa0;
  return visible ? String.fromCharCode(byte) : '\ufffd';
}

/** Where a line starts, as 16 digits. */
export function hexOffset(offset: number): string {
  return offset.toString(16).toUpperCase().padStart(16, '0');
}

/** A line as a text of its own; a whole one has its end. */
export function hexLine(offset: number, bytes: Uint8Array): string {
  const end = bytes.length === bytesPerLine ? '\n' : '';
  const width = bytesPerLine * 3 + 1;
  return `${hexOffset(offset)}   ${hexBytes(bytes).padEnd(width)}${hexText(bytes).padEnd(bytesPerLine)}${end}`;
}
