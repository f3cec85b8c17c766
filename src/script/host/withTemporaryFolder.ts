import { mkdtempSync, realpathSync, rm } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

/** Works with a folder of its own that is gone afterwards, with all in it. */
export async function withTemporaryFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(realpathSync(tmpdir()), 'susync-'));
  try {
    return await work(folder);
  } finally {
    await promisify(rm)(folder, { recursive: true, force: true });
  }
}
