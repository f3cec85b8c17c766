import { EventEmitter, l10n, type Pseudoterminal, type TerminalDimensions } from 'vscode';
import type { AskUser } from '../../script/shell/shellOwner.ts';
import { TerminalDisplay } from '../../script/shell/terminalDisplay.ts';
import { TerminalStreams } from './console/terminalStreams.ts';

/** What a script has of the terminal, or what stands for one, that it runs in. */
export interface TerminalSide {
  write(text: string): void;
  readonly ask: AskUser;
  readonly signal: AbortSignal;
}

/** A terminal that one script runs in: its questions are answered there; Ctrl+C, and closing it, stop the script. */
export class ScriptTerminal implements Pseudoterminal {
  readonly #writes = new EventEmitter<string>();
  readonly #closes = new EventEmitter<number>();
  readonly #abort = new AbortController();
  readonly #run: (side: TerminalSide) => Promise<number>;
  readonly #staysOpen: boolean;
  #settle: (exitCode: number) => void = () => undefined;
  readonly #streams = new TerminalStreams((text) => {
    this.#writes.fire(text);
  });
  /** Made for the first question: nothing is typed before. */
  #display: TerminalDisplay | undefined;
  #isOver = false;

  readonly onDidWrite = this.#writes.event;
  readonly onDidClose = this.#closes.event;
  /** Exit code of the script, once it has ended. Never rejects. */
  readonly ended: Promise<number>;

  /** `staysOpen`: what was written can be read until a key is pressed. */
  constructor(run: (side: TerminalSide) => Promise<number>, { staysOpen }: { readonly staysOpen: boolean }) {
    this.#run = run;
    this.#staysOpen = staysOpen;
    this.ended = new Promise((resolve) => {
      this.#settle = resolve;
    });
  }

  open(): void {
    const write = (text: string): void => {
      this.#writes.fire(text.replaceAll(/\r?\n/g, '\r\n'));
    };
    const over = (exitCode: number): void => {
      this.#isOver = true;
      this.#display?.close();
      if (this.#staysOpen)
        write(
          `\n\u001b[2m${l10n.t('Ended with exit code {0}. Press any key to close.', exitCode)}\u001b[0m\n`,
        );
      else this.#closes.fire(exitCode);
      this.#settle(exitCode);
    };
    const ask: AskUser = (prompt, secret) => this.#ask(prompt, secret);
    this.#run({ write, ask, signal: this.#abort.signal }).then(over, (error: unknown) => {
      write(`\u001b[31m${error instanceof Error ? error.message : String(error)}\u001b[0m\n`);
      over(1);
    });
  }

  handleInput(data: string): void {
    if (this.#isOver) this.#closes.fire(0);
    else if (this.#display?.input.isAnswering === true) this.#streams.type(data);
    else if (data === '\u0003') this.stop();
  }

  setDimensions({ columns }: TerminalDimensions): void {
    this.#streams.resize(columns);
  }

  #ask(prompt: string, secret: boolean): Promise<string | null> {
    this.#display ??= new TerminalDisplay(this.#streams, [], () => {
      this.stop();
    });
    return this.#display.input.ask(prompt, secret);
  }

  /** Stops the script: its `finally` blocks run. */
  stop(): void {
    this.#abort.abort();
  }

  close(): void {
    this.stop();
  }
}
