import type { CancellationToken } from 'vscode-jsonrpc';
import { SyncError } from '../../domain/errors/syncError.ts';

interface Call {
  readonly controller: AbortController;
  readonly endsWithDoor: boolean;
  readonly done: Promise<unknown>;
}

/** The operations that a door waits for: which of them end when it takes its request back or goes away. */
export class Calls {
  readonly #underWay = new Set<Call>();

  /** Begins one. It is aborted when the door takes it back; and, where nobody else needs it, when the door goes away. */
  async run<T>(
    work: (signal: AbortSignal) => Promise<T>,
    { token, endsWithDoor }: { readonly token: CancellationToken; readonly endsWithDoor: boolean },
  ): Promise<T> {
    const controller = new AbortController();
    const withdrawal = token.onCancellationRequested(() => {
      controller.abort(new SyncError('cancelled', 'The request was taken back'));
    });
    const done = work(controller.signal);
    const call = { controller, endsWithDoor, done };
    this.#underWay.add(call);
    try {
      return await done;
    } finally {
      this.#underWay.delete(call);
      withdrawal.dispose();
    }
  }

  /** Aborts what nobody but the door needs; resolves when it has ended. */
  async abort(reason: string): Promise<void> {
    const calls = [...this.#underWay].filter(({ endsWithDoor }) => endsWithDoor);
    for (const { controller } of calls) controller.abort(new SyncError('cancelled', reason));
    // How each ended is answered to whoever asked.
    await Promise.allSettled(calls.map(({ done }) => done));
  }
}
