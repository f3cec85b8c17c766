const sliceLength = 256 * 1024;

/**
 * A UTF-8 document as character data of another one, in slices. Works on bytes: all that is replaced is ASCII, and what
 * the document holds otherwise passes unread. CR stays as a reference, or the reader's parser would make LF of it.
 */
export function* escapedDocument(document: Uint8Array): Generator<Buffer, void, void> {
  const bytes = Buffer.from(document.buffer, document.byteOffset, document.byteLength);
  for (let at = 0; at < bytes.length; at += sliceLength) {
    const escaped = bytes
      .toString('latin1', at, Math.min(at + sliceLength, bytes.length))
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('\r', '&#xD;');
    yield Buffer.from(escaped, 'latin1');
  }
}
