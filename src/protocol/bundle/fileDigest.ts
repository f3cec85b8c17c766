import { createHash } from 'node:crypto';
import type { BundleFile } from '../../domain/catalogBundle.ts';

/** Compares a file's bytes, as they come, with its size and digests. */
export class FileDigest {
  readonly #file: BundleFile;
  readonly #sha1 = createHash('sha1');
  readonly #sha256 = createHash('sha256');
  #length = 0;

  constructor(file: BundleFile) {
    this.#file = file;
  }

  /** Bytes so far. */
  get length(): number {
    return this.#length;
  }

  update(bytes: Uint8Array): void {
    this.#length += bytes.length;
    this.#sha1.update(bytes);
    if (this.#file.sha256 !== undefined) this.#sha256.update(bytes);
  }

  /** What is wrong now that no more bytes come: `has another SHA-1`; undefined where nothing is. */
  fault(): string | undefined {
    const { size, sha1, sha256 } = this.#file;
    if (this.#length !== size) return `has ${this.#length} bytes of ${size}`;
    if (this.#sha1.digest('hex') !== sha1) return 'has another SHA-1';
    if (sha256 !== undefined && this.#sha256.digest('hex') !== sha256) return 'has another SHA-256';
    return undefined;
  }
}
