import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { syncFolder } from '../syncFolder.ts';

/** Replaces a file as a whole: afterwards, even after a power cut, it has either the old or the new content. */
export async function replaceFile(file: string, content: string): Promise<void> {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    const handle = await open(temporary, 'w');
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(path.dirname(file));
}
