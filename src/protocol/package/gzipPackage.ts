import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { SyncError } from '../../domain/errors/syncError.ts';
import { describeContent } from './describeContent.ts';
import type { ExportPackage } from './exportPackage.ts';
import { packageRecords } from './packageRecords.ts';
import { beginsWithRecord } from './recordScanner.ts';

/** Most bytes that a compressed package may unpack to. */
const largestContent = 68_719_476_736;

/**
 * A `.xml.gz` package. Only one form is known: the records of `metadata.txt` as they are. Everything else is refused with
 * `unknownPackage` naming what was found.
 */
export async function openGzipPackage(file: string, name: string): Promise<ExportPackage> {
  const beginning = await firstBytes(gunzipped(file, name));
  if (!beginsWithRecord(beginning))
    throw new SyncError(
      'unknownPackage',
      `${name} unpacks to ${describeContent(beginning)}; this form of package is not known`,
    );
  return {
    name,
    index: undefined,
    records: () => packageRecords(gunzipped(file, name), undefined, name),
    close: () => Promise.resolve(),
  };
}

async function* gunzipped(file: string, name: string): AsyncGenerator<Uint8Array, void, void> {
  const gunzip = createGunzip({ chunkSize: 65_536 });
  // Failures of either stream reach the reader of the second one.
  pipeline(createReadStream(file), gunzip, () => undefined);
  let total = 0;
  const chunks: AsyncIterable<Uint8Array> = gunzip;
  try {
    for await (const chunk of chunks) {
      total += chunk.length;
      if (total > largestContent)
        throw new SyncError('limitExceeded', `${name} unpacks to over ${largestContent} bytes`);
      yield chunk;
    }
  } catch (error) {
    if (error instanceof SyncError || !isZlibError(error)) throw error;
    throw new SyncError('damagedPackage', `${name} is damaged: ${error.message}`, { cause: error });
  }
}

async function firstBytes(content: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  for await (const chunk of content) return chunk;
  return new Uint8Array(0);
}

function isZlibError(error: unknown): error is Error {
  return (
    error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('Z_')
  );
}
