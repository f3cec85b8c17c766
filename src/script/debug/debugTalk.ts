import type { DebugAnswer, DebugCommand, DebugReport, DebugStep, DebugStop } from './debugMessages.ts';

interface Waiting {
  readonly command: DebugCommand;
  readonly settle: (answer: DebugAnswer) => void;
}

const over: DebugAnswer = { kind: 'over' };

/** The owner's end of a session that is debugged: hands over one command after another, and the answers back. */
export class DebugTalk {
  readonly #stopped: (stop: DebugStop) => void;
  readonly #waiting: Waiting[] = [];
  /** What the session does now. */
  #asked: Waiting | null = null;
  /** Hands the session its next command; null while it does not ask for one. */
  #hand: ((command: DebugCommand) => void) | null = null;
  #isStopped = false;
  #isOver = false;
  #interrupt: () => void = () => undefined;

  /** `stopped` is told of each stop. */
  constructor(stopped: (stop: DebugStop) => void) {
    this.#stopped = stopped;
  }

  /** Whether the script is stopped, so that what is asked does not interrupt it. */
  get isStopped(): boolean {
    return this.#isStopped && !this.#isOver;
  }

  /** The session runs; `interrupt` has it ask for a command. */
  started(interrupt: () => void): void {
    this.#interrupt = interrupt;
    if (this.#waiting.length > 0) interrupt();
  }

  /** The next command for a session that asks. */
  next(report: DebugReport, signal: AbortSignal): Promise<DebugCommand> {
    if (report.kind === 'answer') {
      this.#asked?.settle(report.answer);
      this.#asked = null;
    } else this.#isStopped = report.kind === 'stopped';
    return new Promise((resolve) => {
      this.#hand = resolve;
      signal.addEventListener('abort', () => {
        resolve({ kind: 'resume', step: 'continue' });
      });
      if (report.kind === 'stopped') this.#stopped(report.stop);
      this.#pump();
    });
  }

  /** Asks something of the session, which is interrupted where it runs; resolves with its answer. */
  ask(command: DebugCommand): Promise<DebugAnswer> {
    if (this.#isOver) return Promise.resolve(over);
    return new Promise((settle) => {
      this.#waiting.push({ command, settle });
      if (!this.#isStopped) this.#interrupt();
      this.#pump();
    });
  }

  /** Has a stopped session go on, after what was asked before; what is asked from then on interrupts it. One that goes on already is left alone: its next stop is to be seen. */
  resume(step: DebugStep): void {
    if (!this.#isStopped) return;
    this.#isStopped = false;
    this.#waiting.push({ command: { kind: 'resume', step }, settle: () => undefined });
    this.#pump();
  }

  /** The session has ended: nothing is answered any more. */
  end(): void {
    this.#isOver = true;
    this.#asked?.settle(over);
    for (const { settle } of this.#waiting.splice(0)) settle(over);
  }

  #pump(): void {
    const hand = this.#hand;
    if (hand === null) return;
    const waiting = this.#waiting.shift();
    if (waiting === undefined && this.#isStopped) return;
    this.#hand = null;
    this.#asked = waiting ?? null;
    // A session that was interrupted alone goes on as it did.
    hand(waiting?.command ?? { kind: 'resume', step: null });
  }
}
