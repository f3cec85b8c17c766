import type { CompletedLine, LineAnswer } from '../host/shellMessages.ts';

/** What the user's side of a shell looks like: a terminal, or lines from a file. */
export interface ShellDisplay {
  /** Shows a prompt behind which a line is to be typed. */
  prompt(text: string): void;
  /** Shows a question; a secret answer is not to be seen. */
  question(text: string, secret: boolean): void;
  /** Shows what completes the line at hand. */
  complete(completion: CompletedLine): void;
  /** Shows a command that nobody typed as if it had been typed behind the prompt; what is being typed there comes back at the next prompt. */
  command(text: string): void;
  /** Forgets what is being typed. */
  discard(): void;
}

type Waiting =
  | { readonly kind: 'line'; readonly settle: (answer: LineAnswer) => void }
  | { readonly kind: 'answer'; readonly settle: (answer: string | null) => void };

/**
 * Lines on their way to a shell: kept until they are asked for, answers to questions of commands among them. Ctrl+C cancels what runs, or forgets what is
 * being typed.
 */
export class ShellInput {
  readonly #display: ShellDisplay;
  readonly #cancelCommand: () => void;
  /** Typed before they were asked for. */
  readonly #lines: string[] = [];
  /** Commands of the editor that wait for the prompt. */
  readonly #commands: string[] = [];
  #waiting: Waiting | null = null;
  #ended = false;

  constructor(display: ShellDisplay, cancelCommand: () => void) {
    this.#display = display;
    this.#cancelCommand = cancelCommand;
  }

  /** Whether a question is to be answered: what is typed then is no command. */
  get isAnswering(): boolean {
    return this.#waiting?.kind === 'answer';
  }

  /** Whether a line is to come: nothing runs. */
  get isReading(): boolean {
    return this.#waiting?.kind === 'line';
  }

  /** The next line. */
  read(prompt: string, completion: CompletedLine | null): Promise<LineAnswer> {
    const line = this.#lines.shift();
    if (line !== undefined) return Promise.resolve({ kind: 'line', text: line });
    if (this.#ended) return Promise.resolve({ kind: 'end' });
    if (completion === null) this.#display.prompt(prompt);
    else this.#display.complete(completion);
    const command = this.#commands.shift();
    if (command !== undefined) {
      this.#display.command(command);
      return Promise.resolve({ kind: 'command', text: command });
    }
    return new Promise((settle) => {
      this.#waiting = { kind: 'line', settle };
    });
  }

  /** The answer to a question; null where there is none. */
  ask(prompt: string, secret: boolean): Promise<string | null> {
    this.#display.question(prompt, secret);
    const line = this.#lines.shift();
    if (line !== undefined || this.#ended) return Promise.resolve(line ?? null);
    return new Promise((settle) => {
      this.#waiting = { kind: 'answer', settle };
    });
  }

  /** A line was typed. */
  line(text: string): void {
    const waiting = this.#take();
    if (waiting === null) this.#lines.push(text);
    else if (waiting.kind === 'line') waiting.settle({ kind: 'line', text });
    else waiting.settle(text);
  }

  /** A command comes from elsewhere, the editor: it runs as soon as a command could be typed. */
  run(text: string): void {
    if (this.#waiting?.kind !== 'line') {
      this.#commands.push(text);
      return;
    }
    const { settle } = this.#waiting;
    this.#waiting = null;
    this.#display.command(text);
    settle({ kind: 'command', text });
  }

  /** The line is to be completed; false where it is no command. */
  complete(text: string, cursor: number): boolean {
    if (this.#waiting?.kind !== 'line') return false;
    const { settle } = this.#waiting;
    this.#waiting = null;
    settle({ kind: 'complete', text, cursor });
    return true;
  }

  /** Ctrl+C. */
  interrupt(): void {
    const waiting = this.#take();
    this.#lines.length = 0;
    this.#commands.length = 0;
    if (waiting?.kind === 'line') {
      this.#display.discard();
      waiting.settle({ kind: 'discard' });
      return;
    }
    this.#cancelCommand();
    if (waiting !== null) {
      this.#display.discard();
      waiting.settle(null);
    }
  }

  /** There are no more lines. */
  end(): void {
    this.#ended = true;
    const waiting = this.#take();
    if (waiting?.kind === 'line') waiting.settle({ kind: 'end' });
    else waiting?.settle(null);
  }

  #take(): Waiting | null {
    const waiting = this.#waiting;
    this.#waiting = null;
    return waiting;
  }
}
