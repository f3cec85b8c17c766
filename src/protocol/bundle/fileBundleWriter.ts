import { createHash } from 'node:crypto';
import path from 'node:path';
import type {
  BundleDecisions,
  BundleFile,
  BundleHead,
  BundleItem,
  BundleManifest,
  BundlePart,
  BundleTarget,
  BundleWriter,
  WrittenFile,
} from '../../domain/catalogBundle.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import { refuseExisting } from '../refuseExisting.ts';
import { syncFolder } from '../syncFolder.ts';
import { bundleLimits } from './bundleLimits.ts';
import { decisionsName, jsonBytes, manifestName, partName } from './bundleManifest.ts';
import { pieceHead, pieceHeadLimit } from './contentPiece.ts';
import { FileDigest } from './fileDigest.ts';
import { signatureName, signatureText } from './manifestSignature.ts';
import { OutputFile } from './outputFile.ts';
import { PartBuffer, type PartKind } from './partBuffer.ts';
import { encodeItem } from './segmentItem.ts';
import { deflated, ZipWriter } from './zipWriter.ts';

/** A part is closed when it has so many bytes. */
const partBytes = { texts: 2 << 20, cabinets: 2 << 20, license: 4 << 20, update: 16 << 20 } as const;

/** Parts of what is not compressed already. */
const isDeflated = { texts: true, cabinets: false, license: true, update: false } as const;

interface OpenFile {
  readonly output: OutputFile;
  readonly zip: ZipWriter;
}

/** Writes a package as one zip file, or with a chunk size as one of manifest and decisions and others beside it that hold the parts. */
export class FileBundleWriter implements BundleWriter {
  readonly #target: BundleTarget;
  readonly #main: OpenFile;
  readonly #files: OpenFile[];
  readonly #parts: BundlePart[] = [];
  #chunk: OpenFile | undefined;
  readonly #pending = new Map<PartKind, PartBuffer>();
  /** Memory of parts that are written. */
  readonly #memory: Uint8Array[] = [];
  #writing: Promise<void> = Promise.resolve();
  #fileCount = 0;
  readonly #partCounts = { metadata: 0, content: 0 };
  #ended = false;

  private constructor(target: BundleTarget, main: OpenFile) {
    this.#target = target;
    this.#main = main;
    this.#files = [main];
  }

  /** Begins a package under a temporary name. Rejects with `alreadyExists` where a file must not be replaced. */
  static async create(target: BundleTarget): Promise<FileBundleWriter> {
    if (!target.mayReplace)
      await refuseExisting(target.file, 'it may hold changes that have not arrived yet');
    return new FileBundleWriter(target, await openFile(target.file, target));
  }

  async add(item: BundleItem): Promise<void> {
    const pieces = encodeItem(item);
    const bytes = pieces.reduce((sum, { length }) => sum + length, 0);
    if (bytes > bundleLimits.part)
      throw new SyncError(
        'limitExceeded',
        `Update ${item.updateId} is too long for a package: ${bytes} bytes`,
      );
    const isCabinet = item.kind === 'row' && item.record?.encoding === 'cabinet';
    const kind = isCabinet ? 'cabinets' : 'texts';
    if (this.#part(kind).bytes + bytes > this.#partLimit(kind)) await this.#flush(kind);
    this.#part(kind).add(pieces);
  }

  async addFile(file: BundleFile, content: AsyncIterable<Uint8Array>): Promise<void> {
    if (++this.#fileCount > bundleLimits.files)
      throw new SyncError('limitExceeded', `A package holds at most ${bundleLimits.files} files`);
    const { kind } = file;
    // Rows first, and the files of one kind before those of the other.
    for (const other of [...this.#pending.keys()]) if (other !== kind) await this.#flush(other);
    const digest = new FileDigest(file);
    let at = 0;
    let piece: Uint8Array[] = [];
    let length = 0;
    const close = (): void => {
      this.#part(kind).add([pieceHead(file, at, length), ...piece]);
      at += length;
      length = 0;
      piece = [];
    };
    for await (const bytes of content) {
      digest.update(bytes);
      for (let start = 0; start < bytes.length;) {
        const room = this.#partLimit(kind) - this.#part(kind).bytes - pieceHeadLimit - length;
        if (room <= 0) {
          if (length > 0) close();
          await this.#flush(kind);
          continue;
        }
        const taken = bytes.subarray(start, start + room);
        piece.push(taken);
        length += taken.length;
        start += taken.length;
      }
    }
    if (length > 0 || at === 0) close();
    const fault = digest.fault();
    if (fault !== undefined) throw new SyncError('digestMismatch', `File ${file.sha1} ${fault}`);
  }

  async finish(head: BundleHead, decisions: BundleDecisions): Promise<readonly WrittenFile[]> {
    for (const kind of [...this.#pending.keys()]) await this.#flush(kind);
    await this.#writing;
    const decided = jsonBytes(decisions);
    const { source, from, to, filter, languages, counts, content } = head;
    const manifest: BundleManifest = {
      ...{ format: 'susync', schema: 1, source, from, to, filter, languages, counts, content },
      decisions: { bytes: decided.length, sha256: digest(decided) },
      parts: this.#parts,
    };
    await this.#main.zip.add(decisionsName, decided, await deflated(decided));
    const manifestBytes = jsonBytes(manifest);
    await this.#main.zip.add(manifestName, manifestBytes, await deflated(manifestBytes));
    const { signer } = this.#target;
    if (signer !== undefined)
      await this.#main.zip.add(signatureName, Buffer.from(signatureText(manifestBytes, signer)));
    for (const { zip, output } of this.#files) {
      await zip.end();
      await output.settle();
    }
    this.#ended = true;
    const written: WrittenFile[] = [];
    // The package's own file comes last: with it the package is there.
    for (const { output } of [...this.#files].reverse()) written.unshift(await output.appear());
    await syncFolder(path.dirname(this.#target.file));
    return written;
  }

  async abandon(): Promise<void> {
    if (this.#ended) return;
    this.#ended = true;
    // However it ends: what it wrote goes, too, and whoever gives up knows why.
    await Promise.allSettled([this.#writing]);
    for (const { output } of this.#files) await output.discard();
  }

  /** So many bytes that the file around them stays within the chunk size. */
  #partLimit(kind: PartKind): number {
    return Math.min(partBytes[kind], (this.#target.chunkSize ?? Number.POSITIVE_INFINITY) - entryOverhead);
  }

  /** What is to become the next part of a kind. */
  #part(kind: PartKind): PartBuffer {
    const pending = this.#pending.get(kind);
    if (pending !== undefined) return pending;
    const part = new PartBuffer(kind, this.#memory.pop() ?? new Uint8Array(0));
    this.#pending.set(kind, part);
    return part;
  }

  /** Has the part that is pending written while the next one is gathered. */
  async #flush(kind: PartKind): Promise<void> {
    const part = this.#part(kind);
    if (part.items === 0) return;
    this.#pending.delete(kind);
    await this.#writing;
    this.#writing = this.#write(part);
    // Whoever waits for it next hears of a failure.
    void Promise.allSettled([this.#writing]);
  }

  async #write(part: PartBuffer): Promise<void> {
    const { kind, items } = part;
    if (this.#parts.length === bundleLimits.parts)
      throw new SyncError('limitExceeded', `A package holds at most ${bundleLimits.parts} parts`);
    const folder = kind === 'texts' || kind === 'cabinets' ? 'metadata' : 'content';
    const name = partName(folder, ++this.#partCounts[folder]);
    const bytes = part.content();
    const body = isDeflated[kind] ? await deflated(bytes) : bytes;
    const { file, zip } = await this.#fileFor(body.length);
    await zip.add(name, bytes, body);
    this.#parts.push({ name, file, bytes: bytes.length, sha256: digest(bytes), items });
    this.#memory.push(part.release());
  }

  async #fileFor(bytes: number): Promise<{ readonly file: string | null; readonly zip: ZipWriter }> {
    const { chunkSize } = this.#target;
    if (chunkSize === undefined) return { file: null, zip: this.#main.zip };
    if (this.#chunk === undefined || this.#chunk.zip.length + bytes + entryOverhead > chunkSize) {
      this.#chunk = await openFile(chunkFile(this.#target, this.#files.length), this.#target);
      this.#files.push(this.#chunk);
    }
    return { file: path.basename(this.#chunk.output.file), zip: this.#chunk.zip };
  }
}

/** Bytes that an entry takes besides its own, generously. */
const entryOverhead = 256;

/** `catalog.v12.001.susync`: with the version, so that chunk files of an older package stay what they are until the new one is there. */
function chunkFile({ file, to }: BundleTarget, number: number): string {
  const { dir, name, ext } = path.parse(file);
  return path.join(dir, `${name}.v${to.version}.${String(number).padStart(3, '0')}${ext}`);
}

async function openFile(file: string, { to }: BundleTarget): Promise<OpenFile> {
  const output = await OutputFile.create(file);
  return { output, zip: new ZipWriter(output.write, Date.parse(to.published)) };
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
