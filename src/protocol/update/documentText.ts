import { isAscii } from 'node:buffer';
import { SyncError } from '../../domain/errors/syncError.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text of a document that is stored as UTF-8. Throws `damagedDocument` for other bytes. */
export function decodeUtf8(bytes: Uint8Array): string {
  let text: string;
  try {
    text = isAscii(bytes)
      ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
      : utf8.decode(bytes);
  } catch (error) {
    throw new SyncError('damagedDocument', 'The document is not UTF-8 text', { cause: error });
  }
  refuseMisread(text);
  return text;
}

/** The text of a document that came as UTF-16LE in a cabinet. Throws `damagedDocument` for odd bytes and lone surrogates. */
export function decodeUtf16(bytes: Uint8Array): string {
  if (bytes.length % 2 !== 0)
    throw new SyncError('damagedDocument', `UTF-16 text has an odd number of bytes: ${bytes.length}`);
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf16le');
  if (!text.isWellFormed()) {
    const place = text.search(/[\ud800-\udfff]/u);
    throw new SyncError('damagedDocument', `Half a UTF-16 character stands at character ${place}`);
  }
  refuseMisread(text);
  return text;
}

/**
 * Some servers read a UTF-8 document as UTF-16 when they store it and then deliver two bytes a character, which looks
 * Chinese. The reader is told what happened rather than that a tag is missing.
 */
function refuseMisread(text: string): void {
  const start = Buffer.from(text.slice(0, 8), 'utf16le').toString('latin1');
  if (/^(?:\xef\xbb\xbf)?\s*<[\w!?]/.test(start) && !text.includes('<'))
    throw new SyncError(
      'damagedDocument',
      'The document is UTF-8 that was read as UTF-16 by the server that stored it',
    );
}
