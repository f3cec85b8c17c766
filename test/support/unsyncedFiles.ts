import { writeFile } from 'node:fs/promises';
import type { FilePort } from '../../src/store/files/filePort.ts';
import { nodeFiles } from '../../src/store/files/nodeFiles.ts';

/** The disk without waiting for it: for tests about something other than power cuts. */
export const unsyncedFiles: FilePort = {
  ...nodeFiles,
  open: async (path, mode) => {
    const file = await nodeFiles.open(path, mode);
    return {
      read: (position, length) => file.read(position, length),
      write: (position, bytes) => file.write(position, bytes),
      truncate: (length) => file.truncate(length),
      sync: () => Promise.resolve(),
      size: () => file.size(),
      close: () => file.close(),
    };
  },
  replace: (path, bytes) => writeFile(path, bytes),
  syncFolder: () => Promise.resolve(),
};
