import { EventEmitter, l10n, type Pseudoterminal, type TerminalDimensions } from 'vscode';
import { TerminalDisplay } from '../../../script/shell/terminalDisplay.ts';
import { TerminalStreams } from './terminalStreams.ts';

/** What a console runs: a shell at a display. */
export interface ConsoleRun {
  readonly display: TerminalDisplay;
  readonly write: (text: string) => void;
  /** Columns of the terminal. */
  readonly width: number;
  readonly signal: AbortSignal;
  /** Takes what cancels the command that runs. */
  readonly canceler: (cancelCommand: () => void) => void;
}

/** A terminal with a prompt of PowerShell's language: history, Tab, several lines, Ctrl+C for the command that runs. Closing it ends its session. */
export class ScriptConsole implements Pseudoterminal {
  readonly #writes = new EventEmitter<string>();
  readonly #closes = new EventEmitter<number>();
  readonly #abort = new AbortController();
  readonly #run: (run: ConsoleRun) => Promise<number>;
  readonly #history: readonly string[];
  readonly #streams = new TerminalStreams((text) => {
    this.#writes.fire(text);
  });
  #display: TerminalDisplay | undefined;
  /** Commands of the editor that came before the terminal was there. */
  readonly #early: string[] = [];
  #hasFailed = false;

  readonly onDidWrite = this.#writes.event;
  readonly onDidClose = this.#closes.event;

  /** `history`: lines of earlier consoles, the newest first. `run` resolves with the exit code of the shell. */
  constructor(history: readonly string[], run: (run: ConsoleRun) => Promise<number>) {
    this.#history = history;
    this.#run = run;
  }

  open(dimensions: TerminalDimensions | undefined): void {
    if (dimensions !== undefined) this.setDimensions(dimensions);
    const write = (text: string): void => {
      this.#streams.stdout.write(text);
    };
    let cancelCommand: () => void = () => undefined;
    const display = new TerminalDisplay(this.#streams, this.#history, () => {
      cancelCommand();
    });
    this.#display = display;
    for (const text of this.#early) display.input.run(text);
    const run = {
      ...{ display, write, width: this.#streams.stdout.columns, signal: this.#abort.signal },
      canceler: (cancel: () => void) => {
        cancelCommand = cancel;
      },
    };
    this.#run(run).then(
      (exitCode) => {
        this.#closes.fire(exitCode);
      },
      (error: unknown) => {
        this.#hasFailed = true;
        const text = error instanceof Error ? error.message : String(error);
        write(`\u001b[31m${text}\u001b[0m\n${l10n.t('Press any key to close.')}\n`);
      },
    );
  }

  /** Runs a text as one command, as soon as nothing else runs. */
  runText(text: string): void {
    if (this.#display === undefined) this.#early.push(text);
    else this.#display.input.run(text);
  }

  handleInput(data: string): void {
    if (this.#hasFailed) this.#closes.fire(1);
    else this.#streams.type(data);
  }

  setDimensions({ columns }: TerminalDimensions): void {
    this.#streams.resize(columns);
  }

  close(): void {
    this.#abort.abort();
    this.#display?.close();
  }
}
