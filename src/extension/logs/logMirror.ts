import type { Disposable } from '../../base/disposable.ts';
import type { LogPlace, LogText } from '../../domain/log/logText.ts';

/** What shows a log: an output channel. */
export interface LogSink {
  append(text: string): void;
  replace(text: string): void;
}

/**
 * Keeps a sink equal to the present file of a site's log, byte for byte: adds what was written since, and begins anew where the log rolled over or was
 * cut.
 */
export class LogMirror implements Disposable {
  readonly #sink: LogSink;
  readonly #read: (from: LogPlace) => Promise<LogText>;
  #place: LogPlace = { file: '', offset: 0 };
  #reading: Promise<void> | undefined;
  #hasNews = false;
  #isAnew = false;
  #lines = 0;
  #disposed = false;

  /** `read` gives the lines after a place. */
  constructor(sink: LogSink, read: (from: LogPlace) => Promise<LogText>) {
    this.#sink = sink;
    this.#read = read;
  }

  /** Resolves when what was written before is shown; rejects with the reason when the log cannot be read. The next call goes on there. */
  catchUp(): Promise<void> {
    this.#hasNews = true;
    this.#reading ??= this.#readOn();
    return this.#reading;
  }

  /** How many lines the sink was given since it was empty. */
  get lines(): number {
    return this.#lines;
  }

  /** Gives the sink the whole file once more, in place of what it shows. */
  startAnew(): Promise<void> {
    this.#place = { file: '', offset: 0 };
    this.#isAnew = true;
    return this.catchUp();
  }

  dispose(): void {
    this.#disposed = true;
  }

  async #readOn(): Promise<void> {
    try {
      while (this.#hasNews && !this.#disposed) {
        this.#hasNews = false;
        const from = this.#place;
        const piece = await this.#read(from);
        if (this.#isDisposed()) return;
        // Begun anew meanwhile: what was read belongs to what is replaced.
        if (from !== this.#place) continue;
        if (!piece.isEnd && piece.text !== '') this.#hasNews = true;
        this.#take(piece);
      }
    } finally {
      this.#reading = undefined;
    }
  }

  #isDisposed(): boolean {
    return this.#disposed;
  }

  #take({ text, place }: LogText): void {
    const before = this.#place;
    this.#place = place;
    const isOtherFile = before.file !== '' && place.file !== before.file;
    const isCut = place.offset !== before.offset + Buffer.byteLength(text);
    const isReplaced = this.#isAnew || isOtherFile || isCut;
    this.#isAnew = false;
    this.#lines = (isReplaced ? 0 : this.#lines) + text.split('\n').length - 1;
    if (isReplaced) this.#sink.replace(text);
    else if (text !== '') this.#sink.append(text);
  }
}
