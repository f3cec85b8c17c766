import type { LogOutputChannel, OutputChannel } from 'vscode';
import type { Clock } from '../../base/clock.ts';
import type { Disposable } from '../../base/disposable.ts';
import type { LogPlace, LogText } from '../../domain/log/logText.ts';
import { inBackground } from '../inBackground.ts';
import { LogMirror } from './logMirror.ts';

/** What shows one log. */
export interface ShownLogOptions {
  readonly channel: Pick<OutputChannel, 'name' | 'append' | 'replace' | 'dispose'> & {
    show(preserveFocus?: boolean): void;
  };
  readonly diagnostics: Pick<LogOutputChannel, 'warn' | 'error'>;
  readonly clock: Clock;
  /** The lines after a place. */
  readonly read: (from: LogPlace) => Promise<LogText>;
  /** Lines that stand in the view of the channel; undefined while there is none. */
  readonly shownLines: () => number | undefined;
}

/** Time that VS Code may take to show what was appended (ms): it looks at the channel's file twice a second. */
const settling = 3000;
const mostAttempts = 3;

/**
 * An output channel that shows a log. VS Code writes a channel to a file and reads that in pieces beside the writing; where a piece was lost or came
 * twice, the whole log is shown anew.
 */
export class ShownLog implements Disposable {
  readonly #options: ShownLogOptions;
  readonly #mirror: LogMirror;
  readonly #ended = new AbortController();
  #checking: Promise<void> | undefined;

  constructor(options: ShownLogOptions) {
    this.#options = options;
    this.#mirror = new LogMirror(options.channel, options.read);
  }

  /** Brings the log to the front; the editor keeps the focus. */
  show(): Promise<void> {
    this.#options.channel.show(true);
    return this.catchUp();
  }

  /** Resolves when what was written before is given to VS Code; rejects with the reason when the log cannot be read. */
  catchUp(): Promise<void> {
    if (this.#checking === undefined) {
      this.#checking = this.#check();
      inBackground(this.#checking, this.#options.diagnostics);
    }
    return this.#mirror.catchUp();
  }

  dispose(): void {
    this.#ended.abort();
    this.#mirror.dispose();
    this.#options.channel.dispose();
  }

  async #check(): Promise<void> {
    const { diagnostics } = this.#options;
    try {
      for (let attempt = 0; attempt < mostAttempts && !(await this.#isShown()); attempt++) {
        diagnostics.warn(
          `${this.#options.channel.name}: ${this.#options.shownLines() ?? 0} of ${this.#mirror.lines} lines are shown; shown anew`,
        );
        await this.#mirror.startAnew();
      }
    } catch (error) {
      if (!this.#ended.signal.aborted) throw error;
    } finally {
      this.#checking = undefined;
    }
  }

  /** Whether the view shows every line once things are quiet: it may lag, but not twice as long with nothing new. */
  async #isShown(): Promise<boolean> {
    let before: string | undefined;
    for (;;) {
      await this.#options.clock.sleep(settling, this.#ended.signal);
      // Where the reading after the last event failed, no other event may come.
      await this.#mirror.catchUp();
      const shown = this.#options.shownLines();
      const { lines } = this.#mirror;
      if (shown === undefined || shown === lines) return true;
      const state = `${shown} of ${lines}`;
      if (state === before) return false;
      before = state;
    }
  }
}
