import { BlockWriter } from './blockWriter.ts';
import { checkNames, directoryBytes, directorySize } from './cabinetHeader.ts';

/** A member to be written, streamed. */
export interface StreamedMember {
  readonly name: string;
  readonly content: AsyncIterable<Uint8Array>;
}

/** Where a cabinet is written: bytes at any offset. */
export interface ByteSink {
  write(offset: number, bytes: Uint8Array): Promise<void>;
}

/** Blocks are handed over in pieces of about this many bytes. */
const writeSize = 262_144;

/**
 * Writes a cabinet (MSZIP) of any size in bounded memory and returns its size: data first, the header last, so that
 * what is cut off is no cabinet. Rejects with `limitExceeded` beyond 65,535 blocks or 2 GiB.
 */
export async function writeCabinet(
  sink: ByteSink,
  members: readonly StreamedMember[],
  options: { readonly level?: number; readonly signal?: AbortSignal } = {},
): Promise<number> {
  const names = members.map(({ name }) => name);
  checkNames(names);
  const writer = new BlockWriter(options.level ?? 6);
  const sizes: { name: string; size: number }[] = [];
  let offset = directorySize(names);
  let pending: Uint8Array[] = [];
  let pendingSize = 0;
  const flush = async (): Promise<void> => {
    await sink.write(offset, Buffer.concat(pending, pendingSize));
    offset += pendingSize;
    pending = [];
    pendingSize = 0;
  };
  for (const { name, content } of members) {
    let size = 0;
    for await (const bytes of content) {
      options.signal?.throwIfAborted();
      size += bytes.length;
      for (const block of writer.add(bytes)) {
        pending.push(block);
        pendingSize += block.length;
        if (pendingSize >= writeSize) await flush();
      }
    }
    sizes.push({ name, size });
  }
  for (const block of writer.end()) {
    pending.push(block);
    pendingSize += block.length;
  }
  if (pendingSize > 0) await flush();
  await sink.write(0, directoryBytes(sizes, writer.blocks, offset));
  return offset;
}
