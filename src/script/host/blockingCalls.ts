import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads';
import type { HostControl } from './hostControl.ts';
import type { CallAnswer, CallRequest } from './hostMessages.ts';

/** How long the session sleeps before it looks again, in milliseconds: an announcement wakes it at once. */
const patience = 1000;

/** Calls from a session, which has no event loop while it runs, to its owner, which has one: each blocks until it is answered. */
export class BlockingCalls {
  readonly #control: HostControl;
  readonly #answers: MessagePort;
  readonly #post: (request: CallRequest) => void;
  readonly #asError: (failure: unknown) => Error;
  #last = 0;

  /** `post` hands a request to the owner; `asError` makes what is thrown of what the owner says of a failure. */
  constructor(options: {
    readonly control: HostControl;
    readonly answers: MessagePort;
    readonly post: (request: CallRequest) => void;
    readonly asError: (failure: unknown) => Error;
  }) {
    this.#control = options.control;
    this.#answers = options.answers;
    this.#post = options.post;
    this.#asError = options.asError;
  }

  /**
   * Asks the owner and waits. `heard` gets what comes before the answer: progress. `checkpoint` is called while waiting and ends the wait by throwing;
   * an answer that comes after that is dropped by the next call.
   */
  call(
    operation: string,
    request: unknown,
    { heard, checkpoint }: { readonly heard: (progress: unknown) => void; readonly checkpoint: () => void },
  ): unknown {
    const id = ++this.#last;
    this.#post({ kind: 'call', id, operation, request });
    for (;;) {
      const seen = this.#control.announced;
      const answer = this.#next();
      if (answer === undefined) {
        checkpoint();
        this.#control.wait(seen, patience);
      } else if (answer.id === id) {
        if (answer.kind === 'answer') return answer.result;
        if (answer.kind === 'failure') throw this.#asError(answer.failure);
        heard(answer.progress);
      }
    }
  }

  #next(): CallAnswer | undefined {
    const received: { readonly message: CallAnswer } | undefined = receiveMessageOnPort(this.#answers);
    return received?.message;
  }
}
