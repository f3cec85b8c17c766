import type { ByteSource } from './byteSource.ts';

const readAhead = 65_536;

/** Reads a byte source from some offset on, in a few large reads. */
export class SequentialReader {
  readonly #source: ByteSource;
  #offset: number;
  #buffer: Uint8Array = new Uint8Array(0);
  #used = 0;

  constructor(source: ByteSource, offset: number) {
    this.#source = source;
    this.#offset = offset;
  }

  /** The next `length` bytes without going on, fewer at the end of the source; valid until the next call. */
  async peek(length: number): Promise<Uint8Array> {
    if (this.#buffer.length - this.#used < length) await this.#fill(length);
    return this.#buffer.subarray(this.#used, this.#used + length);
  }

  /** Like `peek`, and goes on behind them. */
  async take(length: number): Promise<Uint8Array> {
    const bytes = await this.peek(length);
    this.#used += bytes.length;
    return bytes;
  }

  async #fill(length: number): Promise<void> {
    const rest = this.#buffer.slice(this.#used);
    const more = await this.#source.read(this.#offset, Math.max(readAhead, length - rest.length));
    this.#offset += more.length;
    this.#used = 0;
    if (rest.length === 0) {
      this.#buffer = more;
      return;
    }
    const joined = new Uint8Array(rest.length + more.length);
    joined.set(rest);
    joined.set(more, rest.length);
    this.#buffer = joined;
  }
}
