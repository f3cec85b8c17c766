import { createHash } from 'node:crypto';
import path from 'node:path';
import type {
  BundleDecisions,
  BundleHead,
  BundleItem,
  BundleManifest,
  BundlePart,
  BundleTarget,
  BundleWriter,
  WrittenFile,
} from '../../domain/catalogBundle.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import { bundleLimits } from './bundleLimits.ts';
import { decisionsName, jsonBytes, manifestName, partName } from './bundleManifest.ts';
import { signatureName, signedManifest } from './manifestSignature.ts';
import { encodeItem } from './segmentItem.ts';
import { OutputFile, syncFolder } from './outputFile.ts';
import { ZipWriter } from './zipWriter.ts';

/** A part is closed when it has so many bytes, or when its documents would be so many bytes inflated. */
const partBytes = 4 * 1024 * 1024;

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
  #pending: Uint8Array[] = [];
  #pendingBytes = 0;
  #inflatedBytes = 0;
  #ended = false;

  private constructor(target: BundleTarget, main: OpenFile) {
    this.#target = target;
    this.#main = main;
    this.#files = [main];
  }

  /** Begins a package under a temporary name. */
  static async create(target: BundleTarget): Promise<FileBundleWriter> {
    return new FileBundleWriter(target, await openFile(target.file, target));
  }

  async add(item: BundleItem): Promise<void> {
    const bytes = encodeItem(item);
    const inflated = item.kind === 'row' ? (item.record?.bytes.length ?? 0) : 0;
    if (bytes.length > bundleLimits.part)
      throw new SyncError(
        'limitExceeded',
        `Update ${item.updateId} is too long for a package: ${bytes.length} bytes`,
      );
    const isFull =
      this.#pendingBytes + bytes.length > this.#partLimit ||
      this.#inflatedBytes + inflated > bundleLimits.inflatedPart;
    if (this.#pending.length > 0 && isFull) await this.#flush();
    this.#pending.push(bytes);
    this.#pendingBytes += bytes.length;
    this.#inflatedBytes += inflated;
  }

  async finish(head: BundleHead, decisions: BundleDecisions): Promise<readonly WrittenFile[]> {
    if (this.#pending.length > 0) await this.#flush();
    const decided = jsonBytes(decisions);
    const { source, from, to, filter, languages, counts } = head;
    const manifest: BundleManifest = {
      ...{ format: 'susync', schema: 1, source, from, to, filter, languages, counts },
      decisions: { bytes: decided.length, sha256: digest(decided) },
      parts: this.#parts,
    };
    await this.#main.zip.add(decisionsName, decided, { deflate: true });
    const manifestBytes = jsonBytes(manifest);
    await this.#main.zip.add(manifestName, manifestBytes, { deflate: true });
    const { signer } = this.#target;
    if (signer !== undefined) await this.#main.zip.add(signatureName, signedManifest(manifestBytes, signer));
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
    for (const { output } of this.#files) await output.discard();
  }

  get #partLimit(): number {
    return Math.min(partBytes, this.#target.chunkSize ?? partBytes);
  }

  async #flush(): Promise<void> {
    const bytes = Buffer.concat(this.#pending);
    const name = partName(this.#parts.length + 1);
    const { file, zip } = await this.#fileFor(bytes.length);
    await zip.add(name, bytes);
    this.#parts.push({ name, file, bytes: bytes.length, sha256: digest(bytes), items: this.#pending.length });
    this.#pending = [];
    this.#pendingBytes = 0;
    this.#inflatedBytes = 0;
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
