import { availableParallelism } from 'node:os';
import type { Disposable } from '../../base/disposable.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { DecodedRecord, RecordDecoder, RecordToDecode } from '../../domain/updateRecord.ts';
import { DecoderThread } from './decoderThread.ts';

/** Size of the pool. */
export interface WorkerDecoderOptions {
  /** At most so many threads; they start when first needed. Default: one less than processors, 1 to 4. */
  readonly threads?: number;
  /** At most so many batches wait for a thread; more are refused with `limitExceeded`. Default: 64. */
  readonly waiting?: number;
}

/**
 * Decodes batches in threads of its own, one batch a thread, the others in turn. A thread that breaks down rejects its
 * batch with `unexpected` and is replaced. Disposing rejects what is under way with `cancelled`.
 */
export class WorkerRecordDecoder implements RecordDecoder, Disposable {
  readonly #script: string | URL;
  readonly #threadLimit: number;
  readonly #waitingLimit: number;
  readonly #threads = new Set<DecoderThread>();
  readonly #idle: DecoderThread[] = [];
  readonly #waiting: { readonly resolve: () => void; readonly reject: (error: Error) => void }[] = [];
  #busy = 0;
  #disposed = false;

  /** `script`: path of the program of the threads, `decoder.cjs` of the build. */
  constructor(script: string | URL, options: WorkerDecoderOptions = {}) {
    this.#script = script;
    this.#threadLimit = options.threads ?? Math.max(1, Math.min(4, availableParallelism() - 1));
    this.#waitingLimit = options.waiting ?? 64;
  }

  async decodeBatch(
    items: readonly RecordToDecode[],
    languages: readonly string[],
  ): Promise<readonly (DecodedRecord | SyncError)[]> {
    if (items.length === 0) return [];
    await this.#turn();
    try {
      return await this.#decode(items, languages);
    } finally {
      const next = this.#waiting.shift();
      // The next one takes over this turn, so that nobody who comes in between can overtake it.
      if (next === undefined) this.#busy--;
      else next.resolve();
    }
  }

  dispose(): void {
    this.#disposed = true;
    for (const { reject } of this.#waiting.splice(0)) reject(closed());
    for (const thread of this.#threads) thread.dispose();
    this.#threads.clear();
  }

  /** Resolves when fewer batches than threads are under way. */
  async #turn(): Promise<void> {
    if (this.#disposed) throw closed();
    if (this.#busy < this.#threadLimit) {
      this.#busy++;
      return;
    }
    if (this.#waiting.length >= this.#waitingLimit)
      throw new SyncError('limitExceeded', `${this.#waitingLimit} batches already wait to be decoded`);
    await new Promise<void>((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
    });
  }

  async #decode(
    items: readonly RecordToDecode[],
    languages: readonly string[],
  ): Promise<readonly (DecodedRecord | SyncError)[]> {
    if (this.#disposed) throw closed();
    const thread = this.#thread();
    try {
      return await thread.decode(items, languages);
    } finally {
      if (thread.hasEnded) this.#threads.delete(thread);
      else this.#idle.push(thread);
    }
  }

  #thread(): DecoderThread {
    for (let thread = this.#idle.pop(); thread !== undefined; thread = this.#idle.pop()) {
      if (!thread.hasEnded) return thread;
      this.#threads.delete(thread);
    }
    const thread = new DecoderThread(this.#script);
    this.#threads.add(thread);
    return thread;
  }
}

function closed(): SyncError {
  return new SyncError('cancelled', 'The decoder was closed');
}
