import { bytesSource } from '../../src/protocol/cabinet/byteSource.ts';
import { readZipDirectory } from '../../src/protocol/bundle/zipDirectory.ts';
import { readZipEntry } from '../../src/protocol/bundle/readZipEntry.ts';
import type { RawEntry } from './rawZip.ts';

/** The entries of a zip file with their contents, as they can be written anew. */
export async function openBundleEntries(
  bytes: Uint8Array,
): Promise<readonly (RawEntry & { readonly content: Buffer })[]> {
  const source = bytesSource(bytes, 'x.zip');
  const entries = await readZipDirectory(source);
  return Promise.all(
    entries.map(async (entry) => ({
      name: entry.name,
      method: entry.method,
      content: Buffer.from(await readZipEntry(source, entry, bytes.length * 100)),
    })),
  );
}
