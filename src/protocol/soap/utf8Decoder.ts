import { isAscii, isUtf8 } from 'node:buffer';
import { SyncError } from '../../domain/errors/syncError.ts';

/**
 * UTF-8 bytes that arrive in pieces, as text. Unlike `StringDecoder` it refuses what is no UTF-8: replaced characters
 * would be stored as if the server had sent them. Throws `malformedAnswer`.
 */
export class Utf8Decoder {
  #rest: Uint8Array = new Uint8Array(0);
  #started = false;
  #offset = 0;

  /** Text of the bytes so far; an incomplete character waits for the next piece. */
  write(piece: Uint8Array): string {
    return this.text(this.whole(piece));
  }

  /** The bytes so far but for an incomplete character, which waits for the next piece. */
  whole(piece: Uint8Array): Buffer {
    const bytes = this.#rest.length === 0 ? asBuffer(piece) : Buffer.concat([this.#rest, piece]);
    const end = bytes.length - incompleteTail(bytes);
    this.#rest = bytes.subarray(end);
    this.#offset += end;
    return bytes.subarray(0, end);
  }

  /** Text of whole characters. */
  text(whole: Buffer): string {
    const isPlain = isAscii(whole);
    if (!isPlain && !isUtf8(whole))
      throw new SyncError('malformedAnswer', `The text is not UTF-8 (before byte ${this.#offset})`);
    // Most answers are all ASCII, which is a copy of bytes.
    const text = whole.toString(isPlain ? 'latin1' : 'utf8');
    if (this.#started || text === '') return text;
    this.#started = true;
    return text.startsWith('\ufeff') ? text.slice(1) : text;
  }

  /** Ends the text. */
  end(): void {
    if (this.#rest.length > 0) throw new SyncError('malformedAnswer', 'The text ends inside a character');
  }
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** How many bytes at the end belong to a character whose last bytes are still to come. */
function incompleteTail(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte < 0xc0) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return length > back ? back : 0;
  }
  return 0;
}
