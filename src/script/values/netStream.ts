import { NetException, NetThrow } from './netException.ts';
import { NetObject } from './value.ts';

/** What a stream is and where its bytes go. */
export interface StreamFacts {
  readonly typeName: 'System.IO.MemoryStream' | 'System.IO.FileStream';
  /** Of a file; null in memory. */
  readonly path: string | null;
  readonly canRead: boolean;
  readonly canWrite: boolean;
  /** A stream of bytes given to it keeps its length. */
  readonly fixed: boolean;
  /** Writes what changed from some byte on: to the end of the file where `append` says so, else the whole anew. */
  readonly save: ((bytes: Uint8Array, append: boolean) => void) | null;
}

const disposed = (message: string) =>
  new NetThrow(new NetException('System.ObjectDisposedException', message));

/** Bytes in memory, or of a file that is written when it is flushed: System.IO.MemoryStream, FileStream. */
export class NetStream extends NetObject {
  readonly typeName: string;
  readonly facts: StreamFacts;
  closed = false;
  #place = 0;
  #buffer: Uint8Array;
  #length: number;
  /** Bytes at the start that the file has as they are here. */
  #saved: number;

  constructor(facts: StreamFacts, content: Uint8Array) {
    super();
    this.typeName = facts.typeName;
    this.facts = facts;
    this.#buffer = content;
    this.#length = content.length;
    this.#saved = content.length;
  }

  get length(): number {
    this.#open();
    return this.#length;
  }

  /** Bytes that it has room for. */
  get capacity(): number {
    this.#open();
    return this.#buffer.length;
  }

  get position(): number {
    this.#open();
    return this.#place;
  }

  set position(place: number) {
    this.#open();
    this.#place = place;
  }

  /** Its bytes, also once it is closed. */
  get content(): Uint8Array {
    return this.#buffer.slice(0, this.#length);
  }

  /** All that was made room for. */
  get room(): Uint8Array {
    return this.#buffer;
  }

  /** Up to so many bytes from where it stands. */
  read(count: number): Uint8Array {
    this.#open();
    if (!this.facts.canRead) throw unsupported('reading');
    const end = Math.min(this.#place + count, this.#length);
    const bytes = this.#buffer.slice(this.#place, Math.max(end, this.#place));
    this.#place += bytes.length;
    return bytes;
  }

  write(bytes: Uint8Array): void {
    this.#open();
    if (!this.facts.canWrite) throw unsupported('writing');
    const end = this.#place + bytes.length;
    if (end > this.#length) this.#reach(end);
    this.#buffer.set(bytes, this.#place);
    this.#saved = Math.min(this.#saved, this.#place);
    this.#place = end;
  }

  setLength(length: number): void {
    this.#open();
    if (!this.facts.canWrite) throw unsupported('writing');
    this.#reach(length);
    this.#buffer.fill(0, length);
    this.#saved = length < this.#saved ? 0 : this.#saved;
    this.#place = Math.min(this.#place, length);
  }

  flush(): void {
    this.#open();
    this.#write();
  }

  close(): void {
    if (this.closed) return;
    this.#write();
    this.closed = true;
  }

  #write(): void {
    const { save } = this.facts;
    if (save === null || (this.#saved === this.#length && this.#saved > 0)) return;
    const append = this.#saved > 0;
    save(append ? this.#buffer.slice(this.#saved, this.#length) : this.content, append);
    this.#saved = this.#length;
  }

  #reach(length: number): void {
    if (this.facts.fixed && length > this.#buffer.length)
      throw new NetThrow(
        new NetException('System.NotSupportedException', 'Memory stream is not expandable.'),
      );
    if (length > this.#buffer.length) {
      const grown = new Uint8Array(Math.max(length, 256, this.#buffer.length * 2));
      grown.set(this.#buffer.subarray(0, this.#length));
      this.#buffer = grown;
    }
    this.#length = length;
  }

  #open(): void {
    if (this.closed)
      throw disposed(
        this.facts.path === null ? 'Cannot access a closed Stream.' : 'Cannot access a closed file.',
      );
  }
}

function unsupported(what: 'reading' | 'writing'): NetThrow {
  return new NetThrow(new NetException('System.NotSupportedException', `Stream does not support ${what}.`));
}
