import { createHash } from 'node:crypto';
import path from 'node:path';
import type {
  BundleDecisions,
  BundleFile,
  BundleItem,
  BundleManifest,
  BundlePart,
  OpenBundle,
} from '../../domain/catalogBundle.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { OperationCall } from '../../domain/operationProgress.ts';
import type { Signature } from '../../domain/signature.ts';
import type { ByteSource } from '../cabinet/byteSource.ts';
import { bundleLimits } from './bundleLimits.ts';
import { decisionsName, isContentPart, manifestName, readDecisions, readManifest } from './bundleManifest.ts';
import { ContentCheck } from './contentCheck.ts';
import { type ContentPiece, decodePieces } from './contentPiece.ts';
import { readSignature, signatureName } from './manifestSignature.ts';
import { readZipEntry } from './readZipEntry.ts';
import { decodeItems } from './segmentItem.ts';
import { readZipDirectory, type ZipEntry } from './zipDirectory.ts';

/** A zip file with its entries by name. */
export interface ZipFile {
  readonly source: ByteSource & { close(): Promise<void> };
  readonly entries: ReadonlyMap<string, ZipEntry>;
}

/** Reads the directory of a zip file. */
export async function openZip(source: ZipFile['source']): Promise<ZipFile> {
  const entries = await readZipDirectory(source);
  return { source, entries: new Map(entries.map((entry) => [entry.name, entry])) };
}

/** A package's manifest, and who signed it. */
export type SignedManifest = Pick<OpenBundle, 'manifest' | 'signature'>;

/** The manifest of a package's own file; undefined for a chunk file. Rejects with `forgedBundle` for a signature that is not over it. */
export async function manifestOf({ source, entries }: ZipFile): Promise<SignedManifest | undefined> {
  const entry = entries.get(manifestName);
  if (entry === undefined) return undefined;
  const bytes = await readZipEntry(source, entry, bundleLimits.manifest);
  const signed = entries.get(signatureName);
  // Before anything of it is read: what a forger wrote need not be understood.
  const signature =
    signed === undefined
      ? null
      : readSignature(await readZipEntry(source, signed, bundleLimits.signature), bytes, source.name);
  return { manifest: readManifest(bytes, source.name), signature };
}

/** A package over its files: `files` has the package's own under null, the chunk files under their names. */
export class BundleOfFiles implements OpenBundle {
  readonly name: string;
  readonly manifest: BundleManifest;
  readonly signature: Signature | null;
  readonly #files: ReadonlyMap<string | null, ZipFile>;
  /** Numbers of the parts in which files begin, by SHA-1; since `verify`. */
  #firstParts: ReadonlyMap<string, number> = new Map();
  #recent: { readonly index: number; readonly pieces: ReadonlyMap<string, Uint8Array> } | undefined;

  /** Throws `damagedBundle` where the files hold other members than the manifest names. */
  constructor({ manifest, signature }: SignedManifest, files: ReadonlyMap<string | null, ZipFile>) {
    this.name = path.basename(files.get(null)?.source.name ?? '');
    this.manifest = manifest;
    this.signature = signature;
    this.#files = files;
    for (const [file, { entries, source }] of files) {
      const expected = new Map(
        manifest.parts.filter((part) => part.file === file).map((part) => [part.name, part.bytes]),
      );
      if (file === null) expected.set(decisionsName, manifest.decisions.bytes);
      for (const [name, bytes] of expected) {
        if (entries.get(name)?.size !== bytes)
          throw new SyncError(
            'damagedBundle',
            `${source.name}: ${name} is missing or has another size than ${manifestName} says`,
          );
      }
      for (const name of entries.keys()) {
        if (!expected.has(name) && !(file === null && [manifestName, signatureName].includes(name)))
          throw new SyncError(
            'unsafeBundle',
            `${source.name} holds ${name}, which its ${manifestName} does not name`,
          );
      }
    }
  }

  async decisions(): Promise<BundleDecisions> {
    const part = { ...this.manifest.decisions, name: decisionsName, file: null };
    return readDecisions(await this.#read(part, bundleLimits.decisions), this.name);
  }

  async *items(signal: AbortSignal): AsyncGenerator<readonly BundleItem[], void, void> {
    for (const part of this.manifest.parts) {
      if (isContentPart(part)) continue;
      signal.throwIfAborted();
      const items = decodeItems(await this.#read(part, bundleLimits.part), `${part.name} of ${this.name}`);
      this.#requireItems(part, items.length);
      yield items;
    }
  }

  async verify({ signal, onProgress }: OperationCall): Promise<readonly BundleFile[]> {
    const total = this.manifest.parts.reduce((sum, { bytes }) => sum + bytes, 0);
    const check = new ContentCheck(this.name);
    let done = 0;
    await this.decisions();
    for (const [index, part] of this.manifest.parts.entries()) {
      signal?.throwIfAborted();
      if (isContentPart(part)) check.take(await this.#pieces(part), index);
      else await this.#read(part, bundleLimits.part);
      done += part.bytes;
      onProgress?.({ done, total, unit: 'bytes', text: `Checking ${this.name}` });
    }
    const { files, parts } = check.end(this.manifest.content);
    this.#firstParts = parts;
    return files;
  }

  async *content({ sha1, size }: BundleFile): AsyncGenerator<Uint8Array, void, void> {
    let index = this.#firstParts.get(sha1);
    for (let length = 0; ; index++) {
      const part = index === undefined ? undefined : this.manifest.parts[index];
      if (index === undefined || part === undefined)
        throw new SyncError('notFound', `There is no file ${sha1} in ${this.name}`);
      // Small files share a part: it is read once for all of them.
      if (this.#recent?.index !== index) this.#recent = { index, pieces: byFile(await this.#pieces(part)) };
      const body = this.#recent.pieces.get(sha1) ?? new Uint8Array(0);
      length += body.length;
      yield body;
      if (length >= size) return;
    }
  }

  async close(): Promise<void> {
    for (const { source } of this.#files.values()) await source.close();
  }

  async #pieces(part: BundlePart): Promise<readonly ContentPiece[]> {
    const pieces = decodePieces(await this.#read(part, bundleLimits.part), `${part.name} of ${this.name}`);
    this.#requireItems(part, pieces.length);
    return pieces;
  }

  #requireItems({ name, items }: BundlePart, found: number): void {
    if (found !== items)
      throw new SyncError('damagedBundle', `${name} of ${this.name} has ${found} items, not ${items}`);
  }

  async #read(part: Omit<BundlePart, 'items'>, limit: number): Promise<Uint8Array> {
    const zip = this.#files.get(part.file);
    const entry = zip?.entries.get(part.name);
    if (zip === undefined || entry === undefined)
      throw new SyncError('incompleteBundle', `${part.name} of ${this.name} is missing`);
    const bytes = await readZipEntry(zip.source, entry, limit);
    if (createHash('sha256').update(bytes).digest('hex') === part.sha256) return bytes;
    throw new SyncError(
      'damagedBundle',
      `${part.name} of ${zip.source.name} is not what ${manifestName} promises`,
    );
  }
}

function byFile(pieces: readonly ContentPiece[]): ReadonlyMap<string, Uint8Array> {
  return new Map(pieces.map(({ file, body }) => [file.sha1, body]));
}
