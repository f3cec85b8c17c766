import type { FilePort } from '../files/filePort.ts';
import type { CollectionName } from '../../domain/documents.ts';
import { damaged } from '../files/ioFailure.ts';
import { decodeJournalEntry, type JournalEntry } from '../journal/journalEntry.ts';
import { journalNumbers, journalPath } from '../journal/journalFiles.ts';
import { type JournalEnd, readJournal } from '../journal/journalReader.ts';
import type { SegmentTail } from '../segments/segmentFiles.ts';
import { headLength } from '../segments/segmentFrame.ts';
import type { StoreState } from '../checkpoint/storeState.ts';

/** Documents as they are after the commits read so far, by collection and `_id`. */
export type DocumentState = Map<CollectionName, Map<string, unknown>>;

/** What a checkpoint holds, or an empty folder's nothing; replay goes on from it and changes it. */
export interface Recovered {
  readonly state: StoreState;
  readonly documents: DocumentState;
  tail: SegmentTail;
}

/** The last journal file, to be written on: its number and where its intact frames end. */
export interface LastJournal {
  readonly number: number;
  readonly end: JournalEnd | undefined;
}

/**
 * Applies the journal's commits after the recovered state, a frame at a time. A torn tail is left for the caller to cut;
 * rejects with `damagedStore` when commits are missing or damaged in between.
 */
export async function replayJournal(
  files: FilePort,
  folder: string,
  recovered: Recovered,
): Promise<LastJournal> {
  const { state } = recovered;
  const numbers = await journalNumbers(files, folder);
  // The file that holds the next commit, and those after it; older ones are kept for their events.
  const first = numbers.findLast((number) => number <= state.commit + 1) ?? numbers[0];
  const last = numbers.at(-1);
  if (first === undefined || last === undefined) return { number: 1, end: undefined };
  let end: JournalEnd | undefined;
  for (const number of numbers.filter((candidate) => candidate >= first)) {
    if (number > state.commit + 1)
      throw damaged(`${journalPath(folder, number)}: commits before it are missing`);
    const file = { path: journalPath(folder, number), number };
    end = await readJournal(files, file, ({ header, payload }) => {
      if (header.commit <= state.commit) return true;
      if (header.commit !== state.commit + 1 || header.firstSequence !== state.sequence + 1) {
        throw damaged(`${file.path}: commit ${header.commit} follows commit ${state.commit}`);
      }
      applyEntry(recovered, decodeJournalEntry(payload, header.commit), header);
      return true;
    });
    if (end.torn > 0 && number !== last) {
      throw damaged(`${journalPath(folder, number)}, offset ${end.length}: no commit where one was written`);
    }
  }
  return { number: last, end };
}

/** Applies one commit of the journal, which must be the next. */
export function applyEntry(
  recovered: Recovered,
  entry: JournalEntry,
  header: { readonly commit: number; readonly time: number },
): void {
  if (entry.firstRecord !== recovered.state.records.size) {
    throw damaged(`Journal, commit ${header.commit}: begins with record ${entry.firstRecord}`);
  }
  recovered.state.apply(entry, header.commit, header.time);
  const last = entry.records.at(-1);
  if (last !== undefined) {
    const [segment, offset, locationsLength, headerLength, bodyLength] = last.place;
    const place = { segment, offset, locationsLength, headerLength, bodyLength };
    recovered.tail = { segment, length: offset + headLength(place) + bodyLength };
  }
  if (entry.tail !== undefined) recovered.tail = entry.tail;
  for (const change of entry.documents) {
    const documents = recovered.documents.get(change.collection) ?? new Map<string, unknown>();
    recovered.documents.set(change.collection, documents);
    if ('put' in change) documents.set(change.put._id, change.put);
    else documents.delete(change.remove);
  }
}
