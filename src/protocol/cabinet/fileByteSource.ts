import { open } from 'node:fs/promises';
import path from 'node:path';
import { withFileFailures } from '../fileFailure.ts';
import type { ByteSource } from './byteSource.ts';

/** A file as a byte source, to be closed after use. */
export interface FileByteSource extends ByteSource {
  close(): Promise<void>;
}

/** Opens a file for reading at any offset; rejects with `systemRefused` or its like, naming the file, when it cannot be opened or read. */
export async function openFileSource(file: string): Promise<FileByteSource> {
  const handle = await withFileFailures(file, () => open(file, 'r'));
  const { size } = await handle.stat();
  return {
    name: path.basename(file),
    size,
    async read(offset, length) {
      const buffer = Buffer.allocUnsafe(Math.max(0, Math.min(length, size - offset)));
      let filled = 0;
      while (filled < buffer.length) {
        const { bytesRead } = await withFileFailures(file, () =>
          handle.read(buffer, filled, buffer.length - filled, offset + filled),
        );
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return buffer.subarray(0, filled);
    },
    close: () => handle.close(),
  };
}
