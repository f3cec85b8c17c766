import { SyncError } from '../domain/errors/syncError.ts';
import type { SyncEvent, SyncEventDraft } from '../domain/syncEvent.ts';
import { decodeJournalEntry, type JournalEntry } from './journal/journalEntry.ts';
import type { FilePort } from './files/filePort.ts';
import { journalPath } from './journal/journalFiles.ts';
import { readJournal } from './journal/journalReader.ts';

/** Events kept in memory for those who follow closely. */
const cached = 4096;

/** The committed events: the latest in memory, those before in the kept journal files. */
export class EventLog {
  readonly #files: FilePort;
  readonly #folder: string;
  #recent: SyncEvent[] = [];
  /** Journal files that are kept, ascending, with the first sequence number that each may hold. */
  #journals: readonly number[];
  #last: number;

  constructor(
    files: FilePort,
    folder: string,
    start: { readonly journals: readonly number[]; readonly last: number },
  ) {
    this.#files = files;
    this.#folder = folder;
    this.#journals = start.journals;
    this.#last = start.last;
  }

  /** Tells which journal files are still there. */
  keep(journals: readonly number[]): void {
    this.#journals = journals;
  }

  /** Takes over the events of a durable commit. */
  add(events: readonly SyncEvent[]): void {
    const last = events.at(-1);
    if (last === undefined) return;
    this.#recent.push(...events);
    this.#last = last.sequence;
    if (this.#recent.length > cached * 2) this.#recent = this.#recent.slice(-cached);
  }

  /** Events after a sequence number, at most `limit`. Rejects with `notFound` when they are no longer kept. */
  async after(sequence: number, limit: number): Promise<readonly SyncEvent[]> {
    if (sequence >= this.#last || limit <= 0) return [];
    const [oldest] = this.#recent;
    if (oldest !== undefined && oldest.sequence <= sequence + 1) {
      const start = sequence + 1 - oldest.sequence;
      return this.#recent.slice(start, start + limit);
    }
    return this.#read(sequence, limit);
  }

  async #read(sequence: number, limit: number): Promise<readonly SyncEvent[]> {
    const events: SyncEvent[] = [];
    for (const number of await this.#journalsFrom(sequence)) {
      if (events.length >= limit) break;
      await readJournal(this.#files, this.#file(number), ({ header, payload }) => {
        if (header.firstSequence + header.events <= sequence + 1) return true;
        if (events.length === 0 && header.firstSequence > sequence + 1) throw gone(sequence);
        // What is being written at the moment is not committed yet.
        if (header.firstSequence > this.#last) return false;
        for (const event of numbered(decodeJournalEntry(payload, header.commit), header.firstSequence)) {
          if (event.sequence > sequence && events.length < limit) events.push(event);
        }
        return events.length < limit;
      });
    }
    if (events.length === 0) throw gone(sequence);
    return events;
  }

  /** The files from the one on that holds the event after a sequence number. */
  async #journalsFrom(sequence: number): Promise<readonly number[]> {
    let start = 0;
    for (let index = 0; index < this.#journals.length; index++) {
      const number = this.#journals[index] ?? 0;
      const first = await this.#firstSequence(number);
      // A file without commits tells nothing.
      if (first === undefined) continue;
      if (first > sequence + 1) break;
      start = index;
    }
    return this.#journals.slice(start);
  }

  async #firstSequence(number: number): Promise<number | undefined> {
    let first: number | undefined;
    await readJournal(this.#files, this.#file(number), ({ header }) => {
      first = header.firstSequence;
      return false;
    });
    return first;
  }

  #file(number: number): { readonly path: string; readonly number: number } {
    return { path: journalPath(this.#folder, number), number };
  }
}

/** A commit's events with their sequence numbers. */
export function numbered(entry: Pick<JournalEntry, 'events'>, first: number): SyncEvent[] {
  return entry.events.map((event: SyncEventDraft, index) => ({ ...event, sequence: first + index }));
}

function gone(sequence: number): SyncError {
  return new SyncError('notFound', `Events after ${sequence} are no longer kept`);
}
