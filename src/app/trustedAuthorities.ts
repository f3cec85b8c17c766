import { X509Certificate } from 'node:crypto';
import { SyncError } from '../domain/errors/syncError.ts';

/** Root certificates, as PEM texts, that are trusted besides the system's while the data folder is open. */
export class TrustedAuthorities {
  readonly #texts: Set<string>;

  constructor(texts: readonly string[]) {
    this.#texts = new Set(texts);
  }

  get list(): readonly string[] {
    return [...this.#texts];
  }

  /** Adds some; rejects all of them with `invalidRequest` when one is no certificate. */
  add(texts: readonly string[]): void {
    for (const text of texts) {
      try {
        new X509Certificate(text);
      } catch (error) {
        throw new SyncError('invalidRequest', 'A root certificate is not in PEM form', { cause: error });
      }
    }
    for (const text of texts) this.#texts.add(text);
  }
}
