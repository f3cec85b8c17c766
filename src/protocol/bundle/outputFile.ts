import { createHash } from 'node:crypto';
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import type { WrittenFile } from '../../domain/catalogBundle.ts';
import { withFileFailures } from '../fileFailure.ts';

/** A file that is written under a temporary name beside its own and digested meanwhile; what the system refuses is told of its own name. */
export class OutputFile {
  readonly file: string;
  readonly #temporary: string;
  readonly #handle: FileHandle;
  readonly #hash = createHash('sha256');
  #bytes = 0;
  #isOpen = true;

  private constructor(file: string, temporary: string, handle: FileHandle) {
    this.file = file;
    this.#temporary = temporary;
    this.#handle = handle;
  }

  /** Begins the file; what an earlier process left under the temporary name is overwritten. */
  static async create(file: string): Promise<OutputFile> {
    const temporary = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}.tmp`);
    const handle = await withFileFailures(file, () => open(temporary, 'w', 0o600));
    return new OutputFile(file, temporary, handle);
  }

  readonly write = async (bytes: Uint8Array): Promise<void> => {
    this.#hash.update(bytes);
    for (let at = 0; at < bytes.length;) {
      const { bytesWritten } = await withFileFailures(this.file, () =>
        this.#handle.write(bytes, at, bytes.length - at),
      );
      at += bytesWritten;
    }
    this.#bytes += bytes.length;
  };

  /** Makes what was written durable, still under the temporary name. */
  async settle(): Promise<void> {
    await withFileFailures(this.file, async () => {
      await this.#handle.sync();
      await this.#close();
    });
  }

  /** Gives the settled file its name, in place of what had it before. */
  async appear(): Promise<WrittenFile> {
    await withFileFailures(this.file, () => rename(this.#temporary, this.file));
    return { file: this.file, bytes: this.#bytes, sha256: this.#hash.digest('hex') };
  }

  /** Removes the temporary file. */
  async discard(): Promise<void> {
    await this.#close();
    await rm(this.#temporary, { force: true });
  }

  async #close(): Promise<void> {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    await this.#handle.close();
  }
}
