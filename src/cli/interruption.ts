import type { Disposable } from '../base/disposable.ts';
import { SyncError } from '../domain/errors/syncError.ts';
import { ExitCode } from './exitCode.ts';
import type { CommandHost } from './host.ts';

/** Ctrl+C: the first one asks the command to stop, the second one leaves at once. */
export class Interruption implements Disposable {
  readonly #controller = new AbortController();
  readonly #subscription: Disposable;

  /** `onFirst` and `onSecond` tell the reader and tidy the terminal. */
  constructor(
    host: Pick<CommandHost, 'onInterrupt' | 'leave'>,
    onFirst: () => void,
    onSecond: () => void = () => undefined,
  ) {
    this.#subscription = host.onInterrupt(() => {
      if (this.#controller.signal.aborted) {
        onSecond();
        host.leave(ExitCode.cancelled);
        return;
      }
      onFirst();
      this.#controller.abort(new SyncError('cancelled', 'The command was stopped'));
    });
  }

  /** Aborted, with a `cancelled` error as its reason, by the first Ctrl+C. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  dispose(): void {
    this.#subscription.dispose();
  }
}

/** The work's outcome, or a rejection with the signal's reason as soon as it is aborted; the work is then left to itself. */
export async function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  let stop: () => void = () => undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    stop = () => {
      reject(new SyncError('cancelled', 'The command was stopped', { cause: signal.reason }));
    };
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
