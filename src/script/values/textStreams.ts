import { NetException, NetThrow } from './netException.ts';
import type { NetStream } from './netStream.ts';
import { NetObject } from './value.ts';

function closedError(message: string): NetThrow {
  return new NetThrow(new NetException('System.ObjectDisposedException', message));
}

/** A text that is read from its start to its end: System.IO.StreamReader, StringReader. */
export class TextReader extends NetObject {
  readonly typeName: 'System.IO.StreamReader' | 'System.IO.StringReader';
  /** Null for a text. */
  readonly stream: NetStream | null;
  readonly #read: () => string;
  #text: string | null = null;
  #place = 0;
  #closed = false;

  /** `read` gives the whole text when the first of it is wanted. */
  constructor(stream: NetStream | null, read: () => string) {
    super();
    this.typeName = stream === null ? 'System.IO.StringReader' : 'System.IO.StreamReader';
    this.stream = stream;
    this.#read = read;
  }

  /** The next character; undefined at the end. */
  peek(): string | undefined {
    const text = this.#open();
    return this.#place < text.length ? text.charAt(this.#place) : undefined;
  }

  /** Up to so many characters. */
  read(count: number): string {
    const text = this.#open().slice(this.#place, this.#place + count);
    this.#place += text.length;
    return text;
  }

  /** Undefined at the end. */
  readLine(): string | undefined {
    const text = this.#open();
    if (this.#place >= text.length) return undefined;
    const end = /\r\n|\r|\n/g;
    end.lastIndex = this.#place;
    const found = end.exec(text);
    const line = text.slice(this.#place, found?.index ?? text.length);
    this.#place = found === null ? text.length : found.index + found[0].length;
    return line;
  }

  readToEnd(): string {
    const text = this.#open();
    const rest = text.slice(this.#place);
    this.#place = text.length;
    return rest;
  }

  /** Forgets what was read ahead: what its stream gives next is next. */
  discard(): void {
    this.#text = null;
    this.#place = 0;
  }

  close(): void {
    this.#closed = true;
    this.stream?.close();
  }

  #open(): string {
    if (this.#closed)
      throw closedError(
        this.stream === null
          ? 'Cannot read from a closed TextReader.'
          : "Cannot read from a closed TextReader.\nObject name: 'StreamReader'.",
      );
    if (this.#text === null || (this.#place >= this.#text.length && this.stream !== null)) {
      this.#text = this.#read();
      this.#place = 0;
    }
    return this.#text;
  }
}

/** Where text is written to: System.IO.StreamWriter, StringWriter. */
export class TextWriter extends NetObject {
  readonly typeName: 'System.IO.StreamWriter' | 'System.IO.StringWriter';
  newLine = '\n';
  autoFlush = false;
  /** Null for a text. */
  readonly stream: NetStream | null;
  readonly #sink: (text: string) => void;
  #pending: string[] = [];
  #length = 0;
  #closed = false;

  constructor(stream: NetStream | null, sink: (text: string) => void) {
    super();
    this.typeName = stream === null ? 'System.IO.StringWriter' : 'System.IO.StreamWriter';
    this.stream = stream;
    this.#sink = sink;
  }

  write(text: string): void {
    if (this.#closed)
      throw closedError(
        this.stream === null
          ? 'Cannot write to a closed TextWriter.'
          : "Cannot write to a closed TextWriter.\nObject name: 'StreamWriter'.",
      );
    if (this.stream === null) {
      this.#sink(text);
      return;
    }
    this.#pending.push(text);
    this.#length += text.length;
    if (this.autoFlush || this.#length > 4096) this.flush();
  }

  flush(): void {
    if (this.stream === null) return;
    if (this.#closed) throw closedError('Cannot access a closed Stream.');
    this.#sink(this.#pending.join(''));
    this.#pending = [];
    this.#length = 0;
    this.stream.flush();
  }

  close(): void {
    if (this.#closed) return;
    if (this.stream !== null) this.flush();
    this.stream?.close();
    this.#closed = true;
  }
}
