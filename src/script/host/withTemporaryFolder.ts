import { mkdtempSync, realpathSync, rm, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

/** Works with a folder of its own that is gone afterwards, with all in it. */
export async function withTemporaryFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(realpathSync(tmpdir()), 'susync-'));
  try {
    return await work(folder);
  } finally {
    if (!removedEmpty(folder)) await promisify(rm)(folder, { recursive: true, force: true });
  }
}

/** Most are never used, and what removes whole trees takes some ms to load. */
function removedEmpty(folder: string): boolean {
  try {
    rmdirSync(folder);
    return true;
  } catch {
    // With something in it, or gone.
    return false;
  }
}
