import type { BundleContent, BundleFile } from '../../domain/catalogBundle.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import { tallyOf } from '../../domain/fileTally.ts';
import { bundleLimits } from './bundleLimits.ts';
import type { ContentPiece } from './contentPiece.ts';
import { FileDigest } from './fileDigest.ts';

/** A file whose end is still to come. */
interface OpenFile {
  readonly file: BundleFile;
  readonly digest: FileDigest;
  /** Number of the part that its last piece lies in. */
  part: number;
}

/** Follows the pieces of a package, part after part, and compares every file with its digests. Throws `damagedBundle`, `limitExceeded`. */
export class ContentCheck {
  readonly #name: string;
  readonly #files = new Map<string, BundleFile>();
  /** Numbers of the parts in which files begin, by SHA-1. */
  readonly #parts = new Map<string, number>();
  #open: OpenFile | undefined;

  /** `name`: of the package. */
  constructor(name: string) {
    this.#name = name;
  }

  /** Takes the pieces of a part. */
  take(pieces: readonly ContentPiece[], part: number): void {
    for (const piece of pieces) this.#take(piece, part);
  }

  /** All files, in the order in which they lie in the package, and the numbers of the parts in which they begin; of each kind as many as promised. */
  end({ licenses, updates }: BundleContent): {
    readonly files: readonly BundleFile[];
    readonly parts: ReadonlyMap<string, number>;
  } {
    if (this.#open !== undefined) throw this.#fault(this.#open.file, 'is cut off');
    const files = [...this.#files.values()];
    for (const [kind, promised] of [['license', licenses] as const, ['update', updates] as const]) {
      const found = tallyOf(files.filter((file) => file.kind === kind));
      if (found.files !== promised.files || found.bytes !== promised.bytes)
        throw new SyncError(
          'damagedBundle',
          `${this.#name} holds ${found.files} ${kind} files of ${found.bytes} bytes, not ${promised.files} of ${promised.bytes}`,
        );
    }
    return { files, parts: this.#parts };
  }

  #take({ file, at, body }: ContentPiece, part: number): void {
    const open = this.#open ?? this.#begin(file, part);
    const isSame =
      open.file.sha1 === file.sha1 &&
      open.file.sha256 === file.sha256 &&
      open.file.size === file.size &&
      open.file.kind === file.kind;
    if (!isSame) throw this.#fault(open.file, 'is cut off');
    const isNext = at === open.digest.length && (at === 0 || part > open.part);
    if (!isNext || (body.length === 0 && file.size > 0) || at + body.length > file.size)
      throw this.#fault(file, 'has a piece where none belongs');
    open.part = part;
    open.digest.update(body);
    if (open.digest.length < file.size) return;
    const fault = open.digest.fault();
    if (fault !== undefined) throw this.#fault(file, fault);
    this.#open = undefined;
  }

  #begin(file: BundleFile, part: number): OpenFile {
    if (this.#files.has(file.sha1)) throw this.#fault(file, 'is there twice');
    if (this.#files.size === bundleLimits.files)
      throw new SyncError('limitExceeded', `${this.#name} has more than ${bundleLimits.files} files`);
    this.#files.set(file.sha1, file);
    this.#parts.set(file.sha1, part);
    const open = { file, digest: new FileDigest(file), part };
    this.#open = open;
    return open;
  }

  #fault({ sha1 }: BundleFile, what: string): SyncError {
    return new SyncError('damagedBundle', `File ${sha1} in ${this.#name} ${what}`);
  }
}
