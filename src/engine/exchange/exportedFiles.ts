import { neverAborted } from '../../base/neverAborted.ts';
import type { BundleContent, BundleFile, BundleWriter } from '../../domain/catalogBundle.ts';
import { asSyncError, SyncError } from '../../domain/errors/syncError.ts';
import type { OperationCall } from '../../domain/operationProgress.ts';
import type { ContentStore } from '../../domain/store.ts';
import { isOfLanguages } from '../../domain/fileLanguages.ts';
import { tallyOf } from '../../domain/fileTally.ts';
import type { WantedFile } from '../../domain/wantedList.ts';
import type { UpdateFile, UpdateHeader } from '../../domain/updateHeader.ts';

/** A file that belongs to a package and is not here. */
export type MissingFile = Omit<BundleFile, 'sha256'> & { readonly name: string };

type NamedFile = BundleFile & { readonly name: string; readonly isExpress?: true };

/** Which files belong to a package. */
export interface FileChoice {
  /** Update files, too; license files always do. */
  readonly withUpdates: boolean;
  /** Update files of these languages alone; null: of all. */
  readonly languages: readonly string[] | null;
}

/** So many files that are not here are named; all are counted. */
const namedMissing = 200;

/** The files of what a package carries: license files, update files where they are wanted, and those that somebody asked for; each once. */
export class ExportedFiles {
  readonly #content: Pick<ContentStore, 'read' | 'size'>;
  readonly #choice: FileChoice;
  readonly #licenses = new Map<string, NamedFile>();
  readonly #updates = new Map<string, NamedFile>();

  constructor(content: Pick<ContentStore, 'read' | 'size'>, choice: FileChoice) {
    this.#content = content;
    this.#choice = choice;
  }

  /** Takes note of what an update in the package needs. */
  note(header: UpdateHeader): void {
    const { eulaFiles, files } = header;
    const { withUpdates, languages } = this.#choice;
    for (const file of eulaFiles) this.#licenses.set(file.sha1, named('license', file));
    if (!withUpdates || (languages !== null && !isOfLanguages(header, languages))) return;
    for (const file of files) this.#updates.set(file.sha1, named('update', file));
  }

  /** Takes note of a file that somebody asks for, whatever update it belongs to. */
  want({ sha1, size, kind }: WantedFile): void {
    const files = kind === 'license' ? this.#licenses : this.#updates;
    if (!files.has(sha1)) files.set(sha1, { kind, name: sha1, sha1, size });
  }

  /** Writes those that are here, license files first. Rejects with `damagedStore` for one that is not what its digest promises. */
  async write(
    writer: BundleWriter,
    { signal = neverAborted(), onProgress }: OperationCall,
  ): Promise<{ readonly content: BundleContent; readonly missing: readonly MissingFile[] }> {
    for (const sha1 of this.#licenses.keys()) this.#updates.delete(sha1);
    const here: NamedFile[] = [];
    const missing: NamedFile[] = [];
    for (const file of [...this.#licenses.values(), ...this.#updates.values()]) {
      signal.throwIfAborted();
      ((await this.#content.size(file.sha1)) === file.size ? here : missing).push(file);
    }
    const { bytes: total } = tallyOf(here);
    let done = 0;
    for (const file of here) {
      const { kind, name, sha1, sha256, size } = file;
      const passing = this.#read(file, signal, (bytes) => {
        done += bytes;
        onProgress?.({ done, total, unit: 'bytes', text: 'Writing files' });
      });
      try {
        const carried = { kind, sha1, size, ...(sha256 === undefined ? {} : { sha256 }) };
        await writer.addFile(carried, passing);
      } catch (error) {
        const { key, message } = asSyncError(error);
        if (key !== 'digestMismatch') throw error;
        throw new SyncError('damagedStore', `${name} in the content folder: ${message}`, { cause: error });
      }
    }
    const [licenses, updates] = [ofKind(here, 'license'), ofKind(here, 'update')];
    return {
      content: {
        ...{ licenses: tallyOf(licenses), updates: tallyOf(updates), missing: tallyOf(missing) },
        express: updates.some(({ isExpress }) => isExpress === true),
      },
      missing: missing
        .slice(0, namedMissing)
        .map(({ kind, name, sha1, size }) => ({ kind, name, sha1, size })),
    };
  }

  async *#read(
    { sha1 }: BundleFile,
    signal: AbortSignal,
    onBytes: (bytes: number) => void,
  ): AsyncGenerator<Uint8Array, void, void> {
    for await (const bytes of this.#content.read(sha1)) {
      signal.throwIfAborted();
      yield bytes;
      onBytes(bytes.length);
    }
  }
}

function named(kind: BundleFile['kind'], file: UpdateFile): NamedFile {
  const { name, sha1, sha256, size, patchingType } = file;
  const isExpress = patchingType === 'Express' ? ({ isExpress: true } as const) : {};
  return { kind, name, sha1, size, ...(sha256 === undefined ? {} : { sha256 }), ...isExpress };
}

function ofKind(files: readonly NamedFile[], kind: BundleFile['kind']): readonly NamedFile[] {
  return files.filter((file) => file.kind === kind);
}
