import { SyncError } from '../../domain/errors/syncError.ts';
import type { FilePort } from './filePort.ts';
import { damaged } from './ioFailure.ts';

/** Version of everything this store writes; raised with every change that older versions cannot read. */
export const formatVersion = 2;

/** Checks the format of a data folder, counts this opening and returns its fence token. Rejects with `newerStore`. */
export async function nextFence(files: FilePort, path: string): Promise<number> {
  const bytes = await files.readAll(path);
  const { format, fence } = bytes === undefined ? { format: formatVersion, fence: 0 } : parse(bytes, path);
  if (format > formatVersion) {
    throw new SyncError('newerStore', `${path}: format ${format}, this version knows ${formatVersion}`, {
      source: 'Store',
    });
  }
  const next = fence + 1;
  await files.replace(path, Buffer.from(`${JSON.stringify({ format: formatVersion, fence: next })}\n`));
  return next;
}

function parse(bytes: Uint8Array, path: string): { readonly format: number; readonly fence: number } {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(bytes).toString());
  } catch (error) {
    throw damaged(`${path}: not JSON`, error);
  }
  if (
    typeof value === 'object' &&
    value !== null &&
    'format' in value &&
    typeof value.format === 'number' &&
    'fence' in value &&
    typeof value.fence === 'number'
  ) {
    return { format: value.format, fence: value.fence };
  }
  throw damaged(`${path}: says no format version`);
}
