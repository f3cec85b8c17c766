import path from 'node:path';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { StoreFault } from '../../domain/store.ts';
import type { FilePort } from '../files/filePort.ts';
import { journalNumbers, journalPath } from './journalFiles.ts';
import { readJournal } from './journalReader.ts';
import { damagedFolder } from '../files/storeLayout.ts';
import type { StoreParts } from '../storeParts.ts';

/**
 * Takes away the journal files from before the checkpoint that do not lead up to it without a gap: nothing but their events
 * is wanted of them, and those after a gap cannot be told any more. Called between commits, after a checkpoint.
 */
export async function setAsideJournals(
  { files, layout, state, events }: StoreParts,
  done: StoreFault[],
): Promise<void> {
  const numbers = await journalNumbers(files, layout.journal);
  let first = numbers.length - 1;
  while (first > 0 && (await leadsTo(files, layout.journal, numbers[first - 1] ?? 0, numbers[first] ?? 0)))
    first--;
  if (first <= 0) return;
  const folder = damagedFolder(layout, state.commit);
  await files.makeFolder(folder);
  for (const number of numbers.slice(0, first)) {
    const file = journalPath(layout.journal, number);
    await files.rename(file, path.join(folder, path.basename(file)));
    done.push({ where: file, what: `Its events are no longer kept; the file is now in ${folder}` });
  }
  await files.syncFolder(layout.journal);
  events.keep(numbers.slice(first));
}

/** Whether a journal file can be read and ends with the commit before another file's first. */
async function leadsTo(files: FilePort, folder: string, number: number, next: number): Promise<boolean> {
  let last = number - 1;
  try {
    const { torn } = await readJournal(files, { path: journalPath(folder, number), number }, ({ header }) => {
      last = header.commit;
      return true;
    });
    return torn === 0 && last === next - 1;
  } catch (error) {
    if (!(error instanceof SyncError) || error.key !== 'damagedStore') throw error;
    return false;
  }
}
