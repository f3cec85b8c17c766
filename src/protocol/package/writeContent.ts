import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { errorCode } from '../../base/errorCode.ts';
import type { ContentStore } from '../../domain/store.ts';
import type { UpdateFile } from '../../domain/updateHeader.ts';
import { contentName } from '../soap/contentName.ts';

/** Name of the folder, as WSUS names its own. */
export const contentFolderName = 'WsusContent';

/** A file that goes with a package, and whether it was there to be copied. */
export interface AccompanyingFile {
  /** Path below the folder beside the package, as WSUS names it. */
  readonly path: string;
  readonly name: string;
  readonly size: number;
  readonly sha1: string;
  readonly isThere: boolean;
}

/**
 * Copies the given files that are here into a folder `WsusContent` laid out as that of WSUS (`<last two digits>\<SHA-1><extension>`):
 * each appears whole; one that is there with its size is left alone. Tells of every file, here or not.
 */
export async function writeContent(
  folder: string,
  files: readonly UpdateFile[],
  content: Pick<ContentStore, 'read' | 'size'>,
  signal?: AbortSignal,
): Promise<readonly AccompanyingFile[]> {
  const written: AccompanyingFile[] = [];
  for (const { name, size, sha1 } of files) {
    signal?.throwIfAborted();
    const place = contentName(sha1, name);
    const isThere = (await content.size(sha1)) === size;
    if (isThere)
      await copy(path.join(folder, contentFolderName, ...place.split('/')), size, content.read(sha1));
    written.push({ path: `${contentFolderName}/${place}`, name, size, sha1, isThere });
  }
  return written;
}

async function copy(file: string, size: number, content: AsyncIterable<Uint8Array>): Promise<void> {
  if ((await sizeOf(file)) === size) return;
  await mkdir(path.dirname(file), { recursive: true });
  const temporary = `${file}.incomplete`;
  try {
    const handle = await open(temporary, 'w');
    try {
      for await (const bytes of content) await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

async function sizeOf(file: string): Promise<number | undefined> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
