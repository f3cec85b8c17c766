import type { SyncError } from '../domain/errors/syncError.ts';

/** Tells why something fails that is tried again and again: once for each reason, until it has worked. */
export class ToldOnce {
  readonly #tell: (error: SyncError) => void;
  #told: string | undefined;

  constructor(tell: (error: SyncError) => void) {
    this.#tell = tell;
  }

  failed(error: SyncError): void {
    if (error.message === this.#told) return;
    this.#told = error.message;
    this.#tell(error);
  }

  worked(): void {
    this.#told = undefined;
  }
}
