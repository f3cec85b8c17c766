import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { ExportableCatalog } from '../../domain/exportableCatalog.ts';
import type { OperationCall } from '../../domain/operationProgress.ts';
import { blockSize } from '../cabinet/cabinetBlock.ts';
import { mostBlocks } from '../cabinet/cabinetHeader.ts';
import { writeCabinet } from '../cabinet/writeCabinet.ts';
import type { PackageFacts } from './packageIndexText.ts';
import { emptySize, indexText, measuredSizes, metadataText } from './packageText.ts';
import { planPackages } from './planPackages.ts';
import { withFileFailures } from '../fileFailure.ts';
import { refuseExisting } from '../refuseExisting.ts';
import { syncFolder } from '../syncFolder.ts';

/** A package as it was written. */
export interface WrittenPackage {
  readonly file: string;
  readonly records: number;
  /** Of the file. */
  readonly bytes: number;
}

/** What is written where. */
export interface PackageTarget {
  /** Where one package suffices; several are numbered: `x-1.cab`, `x-2.cab`. */
  readonly file: string;
  /** Most blocks of 32 KiB in a package; default: as many as a cabinet can have. */
  readonly blocks?: number;
}

/**
 * Writes revisions, given in an order in which needs stand first, as packages that `wsusutil import` reads: as few as a cabinet's
 * 65,535 blocks allow, their sizes known before anything is written. All of them appear or none, and none replaces a file. Memory
 * holds no document for longer than it takes to write it.
 */
export async function writePackages(
  catalog: ExportableCatalog,
  order: Uint32Array,
  facts: PackageFacts,
  target: PackageTarget,
  call: OperationCall = {},
): Promise<readonly WrittenPackage[]> {
  const sizes = await measured(catalog, order, call);
  const room = (target.blocks ?? mostBlocks) * blockSize - emptySize(facts);
  const plan = planPackages(catalog, order, (ordinal) => sizes[ordinal] ?? 0, room);
  const files = plan.map((_, index) =>
    plan.length === 1 ? target.file : numbered(target.file, index + 1, plan.length),
  );
  for (const file of files) await refuseExisting(file, 'a package replaces no file');
  const progress = packageProgress(plan, sizes, call);
  const written: WrittenPackage[] = [];
  try {
    for (const [index, ordinals] of plan.entries()) {
      const file = files[index] ?? target.file;
      const bytes = await writeOne(catalog, [...ordinals], facts, file, progress);
      written.push({ file, records: ordinals.length, bytes });
    }
    for (const file of files) await rename(temporary(file), file);
  } catch (error) {
    for (const file of files) await rm(temporary(file), { force: true });
    throw error;
  }
  await syncFolder(path.dirname(target.file));
  return written;
}

/** Bytes by ordinal; those not in the order stay 0. */
async function measured(
  catalog: ExportableCatalog,
  order: Uint32Array,
  { signal, onProgress }: OperationCall,
): Promise<Float64Array> {
  const sizes = new Float64Array(catalog.size);
  let done = 0;
  for await (const { ordinal, size } of measuredSizes(catalog, [...order])) {
    signal?.throwIfAborted();
    sizes[ordinal] = size;
    done++;
    if (done % 100 === 0 || done === order.length)
      onProgress?.({ done, total: order.length, unit: 'items', text: 'Measuring documents' });
  }
  return sizes;
}

interface WritingProgress {
  readonly signal: AbortSignal | undefined;
  readonly advance: (file: string, bytes: number) => void;
}

function packageProgress(
  plan: readonly Uint32Array[],
  sizes: Float64Array,
  { signal, onProgress }: OperationCall,
): WritingProgress {
  let total = 0;
  for (const ordinals of plan) for (const ordinal of ordinals) total += sizes[ordinal] ?? 0;
  let done = 0;
  return {
    signal,
    advance: (file, bytes) => {
      const before = done;
      done = Math.min(total, done + bytes);
      if (before >> 20 !== done >> 20)
        onProgress?.({ done, total, unit: 'bytes', text: `Writing ${path.basename(file)}` });
    },
  };
}

async function writeOne(
  catalog: ExportableCatalog,
  ordinals: readonly number[],
  facts: PackageFacts,
  file: string,
  { signal, advance }: WritingProgress,
): Promise<number> {
  const counted = async function* (
    content: AsyncIterable<Uint8Array>,
  ): AsyncGenerator<Uint8Array, void, void> {
    for await (const bytes of content) {
      advance(file, bytes.length);
      yield bytes;
    }
  };
  const handle = await withFileFailures(file, () => open(temporary(file), 'w'));
  try {
    const sink = {
      write: async (offset: number, bytes: Uint8Array): Promise<void> => {
        for (let at = 0; at < bytes.length;) {
          const { bytesWritten } = await withFileFailures(file, () =>
            handle.write(bytes, at, bytes.length - at, offset + at),
          );
          at += bytesWritten;
        }
      },
    };
    const size = await writeCabinet(
      sink,
      [
        { name: 'package.xml', content: counted(indexText(catalog, ordinals, facts)) },
        { name: 'metadata.txt', content: counted(metadataText(catalog, ordinals)) },
      ],
      signal === undefined ? {} : { signal },
    );
    await withFileFailures(file, () => handle.sync());
    return size;
  } finally {
    await handle.close();
  }
}

/** `x.cab` as the second of eleven: `x-02.cab`, so that names sort as packages are to be imported. */
function numbered(file: string, number: number, count: number): string {
  const { dir, name, ext } = path.parse(file);
  return path.join(dir, `${name}-${`${number}`.padStart(`${count}`.length, '0')}${ext}`);
}

function temporary(file: string): string {
  return `${file}.incomplete`;
}
