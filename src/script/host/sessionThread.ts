import { MessageChannel, type MessagePort, type Worker } from 'node:worker_threads';
import { asSyncError } from '../../domain/errors/syncError.ts';
import type { TestEvent } from '../pester/report/testEvent.ts';
import { HostControl } from './hostControl.ts';
import type { CallAnswer, SessionEnd, SessionMessage, ShownProgress } from './hostMessages.ts';

/** What the owner of a session does for it. */
export interface SessionOwner {
  /** Performs an operation; what it rejects with is handed on as `failureOf` puts it. */
  answer(
    operation: string,
    request: unknown,
    tell: (progress: unknown) => void,
    signal: AbortSignal,
  ): Promise<unknown>;
  failureOf(error: unknown): unknown;
  /** Shows output; resolves when more can be shown. */
  show(stream: 'output' | 'error', text: string): Promise<void>;
  progress(progress: ShownProgress): void;
  /** Told of tests, where it is tests that run. */
  test?(event: TestEvent): void;
}

/** What the program of the thread is told first, beside what is its own. */
export interface ThreadData {
  readonly control: SharedArrayBuffer;
  readonly answers: MessagePort;
  readonly own: unknown;
}

/** Given what cancels the running command alone, as a shell goes on after it, and what has a session that is debugged ask its owner what to do. */
export type SessionStarted = (cancelCommand: () => void, interrupt: () => void) => void;

/** How long a canceled session has to run its `finally` blocks, in milliseconds, before its thread is ended. */
const grace = 3000;

/** How a session's thread ended without the session's word: it had to be ended, or died of an error. */
export interface SessionDeath {
  readonly kind: 'died';
  readonly error: Error | null;
}

/**
 * Runs a session in a thread of its own, which waits for it, until it says that it has ended: its thread goes then. Aborting cancels it: `finally` blocks run, and a session that does not end by itself is ended.
 * Rejects where its output could not be shown.
 */
export async function runSessionThread(
  worker: Worker,
  own: unknown,
  owner: SessionOwner,
  {
    signal,
    started,
  }: {
    readonly signal: AbortSignal;
    readonly started?: SessionStarted;
  },
): Promise<SessionEnd | SessionDeath> {
  const control = new HostControl();
  const { port1, port2 } = new MessageChannel();
  const data: ThreadData = { control: control.memory, answers: port2, own };
  worker.postMessage(data, [port2]);
  const left = new AbortController();
  let command = new AbortController();
  started?.(
    () => {
      control.cancel();
      command.abort(signal.reason);
      command = new AbortController();
    },
    () => {
      control.interrupt();
    },
  );
  let end: SessionEnd | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stop: () => void = () => undefined;
  let finish: () => void = () => undefined;
  const cancel = (): void => {
    control.cancel();
    left.abort(signal.reason);
    timer ??= setTimeout(stop, grace);
  };
  const send = (answer: CallAnswer): void => {
    port1.postMessage(answer);
    control.announceAnswer();
  };
  const output = new ShownInTurn(owner, control, cancel);
  worker.on('message', (message: SessionMessage) => {
    if (message.kind === 'text') output.show(message.stream, message.text);
    else if (message.kind === 'progress') owner.progress(message.progress);
    else if (message.kind === 'test') owner.test?.(message.event);
    else if (message.kind === 'ended') {
      end = message;
      finish();
    } else {
      const wanted = AbortSignal.any([left.signal, command.signal]);
      answerCall(message, owner, wanted, send).catch(worker.emit.bind(worker, 'error'));
    }
  });
  const ended = new Promise<Error | null>((resolve) => {
    worker.once('error', resolve);
    finish = () => {
      resolve(null);
    };
    worker.once('exit', finish);
    stop = () => {
      worker.terminate().catch(resolve);
    };
  });
  try {
    if (signal.aborted) cancel();
    else signal.addEventListener('abort', cancel, { once: true });
    const error = await ended;
    await output.done();
    return end ?? { kind: 'died', error };
  } finally {
    signal.removeEventListener('abort', cancel);
    clearTimeout(timer);
    left.abort();
    port1.close();
    const gone = worker.terminate();
    // Behind its last word nothing is left to wait for.
    if (end === undefined) await gone;
  }
}

/** Output shown piece by piece, in order. What cannot be shown ends the session. */
class ShownInTurn {
  readonly #owner: SessionOwner;
  readonly #control: HostControl;
  readonly #fail: () => void;
  #shown: Promise<void> = Promise.resolve();
  #failure: Error | undefined;

  constructor(owner: SessionOwner, control: HostControl, fail: () => void) {
    this.#owner = owner;
    this.#control = control;
    this.#fail = fail;
  }

  show(stream: 'output' | 'error', text: string): void {
    this.#shown = this.#shown.then(async () => {
      try {
        if (this.#failure === undefined) await this.#owner.show(stream, text);
      } catch (error) {
        this.#failure = asSyncError(error, 'Script');
        this.#fail();
      }
      this.#control.announceShown(text.length);
    });
  }

  /** Resolves when all has been shown; rejects with why it could not be. */
  async done(): Promise<void> {
    await this.#shown;
    if (this.#failure !== undefined) throw this.#failure;
  }
}

/** Never rejects: what fails is an answer, too. */
async function answerCall(
  { id, operation, request }: Extract<SessionMessage, { kind: 'call' }>,
  owner: SessionOwner,
  signal: AbortSignal,
  send: (answer: CallAnswer) => void,
): Promise<void> {
  try {
    const tell = (progress: unknown): void => {
      send({ kind: 'progress', id, progress });
    };
    send({ kind: 'answer', id, result: await owner.answer(operation, request, tell, signal) });
  } catch (error) {
    send({ kind: 'failure', id, failure: owner.failureOf(error) });
  }
}
