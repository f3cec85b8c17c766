import { terminalText } from '../base/terminalText.ts';
import type { BlockingCalls } from '../script/host/blockingCalls.ts';
import type { SessionOutput } from '../script/host/sessionOutput.ts';
import {
  type CompletedLine,
  continuedPrompt,
  isShellAnswer,
  type LineAnswer,
  shellCalls,
} from '../script/host/shellMessages.ts';
import { TerminalRecords } from '../script/host/terminalRecords.ts';
import { currentPath } from '../script/commands/files/currentPath.ts';
import { StopThrow } from '../script/runtime/completion.ts';
import type { Session } from '../script/runtime/session/openSession.ts';
import type { ParsedScript } from '../script/syntax/parsedScript.ts';
import { askOwner } from './askOwner.ts';
import { attendedHost } from './attendedHost.ts';
import {
  blockingCalls,
  checkpointOf,
  openScriptSession,
  type OwnerSide,
  sessionOutput,
} from './scriptSession.ts';
import { completeLine } from './shellCompletion.ts';
import type { ShellRequest } from './shellRequest.ts';

/** Runs what its owner hands over line by line, until that has no more or `exit` is called; the exit code. */
export function runShell(request: ShellRequest, side: OwnerSide): number {
  return new Shell(request, side).run();
}

/** A session at a prompt. */
class Shell {
  readonly #request: ShellRequest;
  readonly #side: OwnerSide;
  readonly #calls: BlockingCalls;
  readonly #output: SessionOutput;
  readonly #checkpoint: () => void;
  readonly #session: Session;
  /** Columns of the terminal. */
  #width: number;
  /** Null while what runs is not to be shown. */
  #terminal: TerminalRecords | null = null;

  constructor(request: ShellRequest, side: OwnerSide) {
    this.#request = request;
    this.#width = request.width;
    this.#side = side;
    this.#calls = blockingCalls(side);
    this.#output = sessionOutput(side);
    this.#checkpoint = checkpointOf(side);
    const { session } = openScriptSession(request, side, {
      output: this.#output,
      calls: this.#calls,
      host: attendedHost(request, { output: this.#output, post: side.post }, (prompt, secret) =>
        this.#ask(prompt, secret),
      ),
      onRecord: (stream, value) => this.#terminal?.add(stream, value),
    });
    this.#session = session;
  }

  /** The exit code: that of `exit`, 0 where the input ended. */
  run(): number {
    for (;;) {
      const input = this.#nextInput();
      if (input === null) return 0;
      const exitCode = this.#runInput(input);
      if (exitCode !== null) return exitCode & 255;
    }
  }

  /** The next command, of as many lines as it has; null at the end of the input. */
  #nextInput(): ParsedScript | null {
    let text = '';
    let prompt = this.#prompt();
    let completion: CompletedLine | null = null;
    for (;;) {
      const answer = this.#line(text === '' ? prompt : continuedPrompt, completion);
      completion = null;
      if (answer.kind === 'complete')
        completion = completeLine(text, answer.text, answer.cursor, this.#session.engine);
      else if (answer.kind === 'command') return this.#session.parse(answer.text, null);
      else if (answer.kind === 'line') {
        text += answer.text;
        const parsed = this.#session.parse(text, null);
        if (parsed.diagnostics[0]?.incompleteInput !== true && text.trim() !== '') return parsed;
        text = text.trim() === '' ? '' : `${text}\n`;
      } else if (answer.kind === 'end') {
        // What is not complete has an error to tell of.
        return text === '' ? null : this.#session.parse(text, null);
      } else {
        text = '';
        prompt = this.#prompt();
      }
    }
  }

  #line(prompt: string, completion: CompletedLine | null): LineAnswer {
    const { control } = this.#side;
    for (;;) {
      control.resume();
      try {
        this.#output.drain();
        const answer = this.#call(shellCalls.line, { prompt: terminalText(prompt), completion });
        if (!isShellAnswer(answer)) return { kind: 'end' };
        this.#width = answer.width ?? this.#width;
        return answer;
      } catch (error) {
        // A command that was to be canceled had just ended.
        if (!(error instanceof StopThrow)) throw error;
      }
    }
  }

  #ask(prompt: string, secret: boolean): string | null {
    const [calls, output, checkpoint] = [this.#calls, this.#output, this.#checkpoint];
    return askOwner({ calls, output, checkpoint, session: this.#session }, prompt, secret);
  }

  /** What the owner answers; throws where it cancels instead. */
  #call(operation: string, asked: object): unknown {
    return this.#calls.call(operation, asked, { heard: () => undefined, checkpoint: this.#checkpoint });
  }

  /** Runs a command and shows what it writes; the code that `exit` ended the shell with, null where it goes on. */
  #runInput(input: ParsedScript): number | null {
    const { engine } = this.#session;
    const terminal = new TerminalRecords(engine, { ...this.#request, width: this.#width }, this.#output);
    this.#terminal = terminal;
    try {
      const outcome = this.#session.run(input);
      terminal.end(outcome.terminating);
      if (outcome.stopped !== null && outcome.stopped !== 'canceled')
        this.#output.write('error', `The command was stopped: ${outcome.stopped}.\n`);
      return outcome.exitCode;
    } catch (error) {
      // Canceled while its last output was on the way.
      if (error instanceof StopThrow) return null;
      throw error;
    } finally {
      this.#terminal = null;
      this.#side.control.resume();
      this.#output.flush();
    }
  }

  /** What the function `prompt` writes, else the current folder. `$?` stays what it is. */
  #prompt(): string {
    const { engine } = this.#session;
    const plain = `PS ${currentPath(engine).path}> `;
    if (engine.commands.find('prompt') === undefined) return plain;
    const { ok } = engine;
    const { values, terminating } = this.#session.run(this.#session.parse('prompt', null));
    engine.ok = ok;
    const text = values.map((value) => engine.text(value)).join('');
    return terminating !== null || text === '' ? 'PS>' : text;
  }
}
