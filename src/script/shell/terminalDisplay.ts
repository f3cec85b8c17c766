import { createInterface, type Interface } from 'node:readline';
import { Writable } from 'node:stream';
import { terminalText } from '../../base/terminalText.ts';
import { type CompletedLine, continuedPrompt } from '../host/shellMessages.ts';
import { commonStart } from './commonStart.ts';
import { followPastes, leavePastes, PastedLines } from './pastedLines.ts';
import { keptLines } from './shellHistory.ts';
import { ShellInput, type ShellDisplay } from './shellInput.ts';
import type { ShellStreams } from './shellStreams.ts';

/** Lines typed at a terminal with history and Tab, or read from a pipe, in which case no prompts are shown. */
export class TerminalDisplay implements ShellDisplay {
  readonly input: ShellInput;
  readonly #lines: Interface;
  /** Whether somebody types; else lines come through a pipe. */
  readonly isTerminal: boolean;
  readonly #stdout: ShellStreams['stdout'];
  #hidden = false;
  /** Answers the editor of lines that asked for a completion. */
  #completed: ((found: readonly string[], word: string) => void) | null = null;
  #history: readonly string[];
  readonly #pasted = new PastedLines();
  /** What was being typed when something else took the prompt. */
  #interrupted = '';

  constructor({ stdin, stdout }: ShellStreams, history: readonly string[], cancelCommand: () => void) {
    this.#stdout = stdout;
    this.isTerminal = stdin.isTTY === true && stdout.isTTY === true;
    this.#history = history;
    this.input = new ShellInput(this, cancelCommand);
    const shown = new Writable({
      write: (chunk: Buffer, _, done) => {
        if (!this.#hidden) stdout.write(chunk);
        done();
      },
    });
    this.#lines = createInterface({
      input: stdin,
      output: Object.assign(shown, { columns: stdout.columns ?? 80 }),
      terminal: this.isTerminal,
      history: [...history],
      historySize: 1000,
      removeHistoryDuplicates: true,
      completer: (line: string, done: (error: null, found: [string[], string]) => void) => {
        this.#startCompletion(line, (found, word) => {
          done(null, [[...found], word]);
        });
      },
    });
    if (this.isTerminal) followPastes({ stdin, stdout }, this.#pasted);
    this.#lines.on('line', (line) => {
      if (this.#hidden) stdout.write('\n');
      this.#hidden = false;
      const whole = this.#pasted.whole(line);
      if (whole !== null) this.input.line(whole);
    });
    this.#lines.on('history', (lines) => {
      // An answer is no command, and a secret is not kept.
      const last = lines[0];
      if (last !== undefined && (this.input.isAnswering || keptLines([last]).length === 0)) lines.shift();
      this.#history = [...lines];
    });
    this.#lines.on('SIGINT', () => {
      this.input.interrupt();
    });
    this.#lines.on('close', () => {
      if (this.isTerminal) leavePastes(stdout);
      this.input.end();
    });
  }

  /** The lines typed so far and before, the newest first. */
  get history(): readonly string[] {
    return this.#history;
  }

  prompt(text: string): void {
    if (!this.isTerminal) return;
    this.#lines.setPrompt(text);
    this.#lines.prompt(true);
    if (this.#interrupted !== '') this.#lines.write(this.#interrupted);
    this.#interrupted = '';
  }

  question(text: string, secret: boolean): void {
    if (!this.isTerminal) {
      this.#stdout.write(text);
      return;
    }
    this.#lines.setPrompt(text);
    this.#lines.prompt();
    this.#hidden = secret;
  }

  command(text: string): void {
    if (!this.isTerminal) return;
    this.#interrupted = this.#lines.line;
    this.#erase();
    this.#stdout.write(`${terminalText(text).replaceAll(/\r?\n/g, `\n${continuedPrompt}`)}\n`);
  }

  discard(): void {
    if (!this.isTerminal) return;
    this.#pasted.forget();
    // The line stays where it is to be seen.
    this.#lines.write('', { ctrl: true, name: 'e' });
    this.#hidden = true;
    this.#erase();
    this.#hidden = false;
    this.#stdout.write('^C\n');
  }

  complete({ start, items }: CompletedLine): void {
    const done = this.#completed;
    this.#completed = null;
    const { line, cursor } = this.#lines;
    const word = line.slice(start, cursor);
    const common = commonStart(items);
    const [only] = items;
    if (items.length === 1 && only !== undefined && !only.startsWith(word)) {
      done?.([], word);
      this.#replace(word, only);
    } else if (common.length > word.length && !common.startsWith(word)) {
      done?.([], word);
      this.#replace(word, common);
    } else done?.(items, word);
  }

  /** Columns of the terminal; null where there is none. */
  get columns(): number | null {
    return this.isTerminal ? (this.#stdout.columns ?? null) : null;
  }

  close(): void {
    this.#lines.close();
  }

  #erase(): void {
    this.#lines.write('', { ctrl: true, name: 'e' });
    this.#lines.write('', { ctrl: true, name: 'u' });
  }

  #startCompletion(line: string, done: (found: readonly string[], word: string) => void): void {
    if (this.#completed !== null || !this.input.complete(line, line.length)) {
      done([], line);
      return;
    }
    this.#completed = done;
  }

  #replace(word: string, text: string): void {
    for (let left = word.length; left > 0; left--) this.#lines.write('', { name: 'backspace' });
    this.#lines.write(text);
  }
}
