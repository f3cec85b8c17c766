import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { errorCode } from '../../base/errorCode.ts';
import type { UpdateFile } from '../../domain/updateHeader.ts';
import { contentName } from '../soap/contentName.ts';
import { contentFolderName } from './writeContent.ts';

/**
 * The files in the folder `WsusContent` beside a package, found by digest: undefined for one that is not there, or whose size is another.
 * What a document calls a file never becomes part of a path, but for its extension. Whoever reads it checks the digest.
 */
export function contentBeside(
  packageFile: string,
): (file: UpdateFile) => Promise<AsyncIterable<Uint8Array> | undefined> {
  const folder = path.join(path.dirname(packageFile), contentFolderName);
  return async ({ sha1, name, size }) => {
    const place = path.join(folder, ...contentName(sha1, name).split('/'));
    try {
      const found = await stat(place);
      return found.isFile() && found.size === size ? createReadStream(place) : undefined;
    } catch (error) {
      const code = errorCode(error);
      if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
      throw error;
    }
  };
}
