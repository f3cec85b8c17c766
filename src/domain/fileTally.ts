import type { BundleFile, FileTally } from './catalogBundle.ts';

/** How many files, of how many bytes. */
export function tallyOf(files: readonly Pick<BundleFile, 'size'>[]): FileTally {
  return { files: files.length, bytes: files.reduce((sum, { size }) => sum + size, 0) };
}
