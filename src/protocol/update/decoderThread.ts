import { Worker } from 'node:worker_threads';
import type { Disposable } from '../../base/disposable.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { DecodedRecord, RecordToDecode } from '../../domain/updateRecord.ts';
import type { DecodeOutcome } from './decoderMessages.ts';
import { decodedItem, decodeRequest } from './decoderMessages.ts';

/**
 * What a decoding thread may take: the largest documents need some 400 MB while they are decoded. Hardly anything of a batch outlives it: a larger
 * young generation would only be filled later.
 */
const resourceLimits = { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 12 };

type Outcomes = readonly DecodeOutcome[];

/** One decoding thread. It takes one batch at a time, and keeps the process alive only while it has one. */
export class DecoderThread implements Disposable {
  readonly #worker: Worker;
  #ended: SyncError | undefined;
  #pending:
    { readonly resolve: (outcomes: Outcomes) => void; readonly reject: (error: Error) => void } | undefined;

  constructor(script: string | URL) {
    this.#worker = new Worker(script, { resourceLimits });
    this.#worker.unref();
    this.#worker.on('message', (outcomes: Outcomes) => {
      this.#pending?.resolve(outcomes);
    });
    this.#worker.on('error', (error) => {
      this.#end(new SyncError('unexpected', `A decoding thread failed: ${error.message}`, { cause: error }));
    });
    this.#worker.on('exit', (code) => {
      this.#end(new SyncError('unexpected', `A decoding thread ended with exit code ${code}`));
    });
  }

  /** Whether the thread is gone and takes no more batches. */
  get hasEnded(): boolean {
    return this.#ended !== undefined;
  }

  /** Decodes a batch; rejects when the thread breaks down over it. */
  async decode(
    items: readonly RecordToDecode[],
    languages: readonly string[],
  ): Promise<readonly (DecodedRecord | SyncError)[]> {
    if (this.#ended !== undefined) throw this.#ended;
    const request = decodeRequest(items, languages);
    this.#worker.ref();
    try {
      const outcomes = await new Promise<Outcomes>((resolve, reject) => {
        this.#pending = { resolve, reject };
        this.#worker.postMessage(request, [request.bytes.buffer]);
      });
      return items.map((item, index) => {
        const outcome = outcomes[index];
        if (outcome === undefined) throw new SyncError('unexpected', 'A decoding thread left out a record');
        return decodedItem(item, outcome);
      });
    } finally {
      this.#pending = undefined;
      this.#worker.unref();
    }
  }

  dispose(): void {
    this.#end(new SyncError('cancelled', 'The decoder was closed'));
    // Who waits for an answer has been told; the thread has nothing to save.
    void this.#worker.terminate();
  }

  #end(reason: SyncError): void {
    this.#ended ??= reason;
    this.#pending?.reject(this.#ended);
  }
}
