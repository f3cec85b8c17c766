import path from 'node:path';
import { type FilePort, type OpenFile, openDurably } from '../files/filePort.ts';
import { encodeJournalFrame, type JournalFrameHeader } from './journalFrame.ts';
import type { JournalEnd } from './journalReader.ts';

/** A commit to write: what its frame header says, and its payload. */
export interface JournalWrite {
  readonly header: JournalFrameHeader;
  readonly payload: Uint8Array;
}

/** The journal file that is being written. A file is named after the first commit it may hold. */
export class JournalFiles {
  readonly #files: FilePort;
  readonly #folder: string;
  #number: number;
  #end: Omit<JournalEnd, 'torn'>;
  #open: Promise<OpenFile> | undefined;

  constructor(files: FilePort, folder: string, number: number, end?: JournalEnd) {
    this.#files = files;
    this.#folder = folder;
    this.#number = number;
    this.#end = end ?? { length: 0, check: number >>> 0 };
  }

  /** Number of the file. */
  get number(): number {
    return this.#number;
  }

  /** Bytes of the file that are durable. */
  get length(): number {
    return this.#end.length;
  }

  /** Writes and syncs frames. After an error `cutToEnd` takes back what was written. */
  async write(writes: readonly JournalWrite[]): Promise<void> {
    let { length, check } = this.#end;
    const chunks: Uint8Array[] = [];
    for (const { header, payload } of writes) {
      const frame = encodeJournalFrame(header, payload, check);
      chunks.push(frame.bytes);
      check = frame.check;
      length += frame.bytes.length;
    }
    const file = await this.#file();
    const [first = new Uint8Array(0)] = chunks;
    await file.write(this.#end.length, chunks.length === 1 ? first : Buffer.concat(chunks));
    await file.sync();
    this.#end = { length, check };
  }

  /** Cuts what stands after the last durable frame. */
  async cutToEnd(): Promise<void> {
    const file = await this.#file();
    await file.truncate(this.#end.length);
    await file.sync();
  }

  /** Begins a new file with the given commit, leaving the old ones; returns its number. */
  async roll(commit: number): Promise<number> {
    if (commit !== this.#number) {
      await this.close();
      this.#number = commit;
      this.#end = { length: 0, check: commit >>> 0 };
    }
    // Also an empty one must be there: opening takes a missing file for lost commits.
    await this.#file();
    return commit;
  }

  async close(): Promise<void> {
    const open = this.#open;
    this.#open = undefined;
    await (await open)?.close();
  }

  async #file(): Promise<OpenFile> {
    return (this.#open ??= this.#openFile());
  }

  async #openFile(): Promise<OpenFile> {
    try {
      return await openDurably(this.#files, journalPath(this.#folder, this.#number));
    } catch (error) {
      this.#open = undefined;
      throw error;
    }
  }
}

/** Path of a journal file. */
export function journalPath(folder: string, number: number): string {
  return path.join(folder, `${String(number).padStart(8, '0')}.jnl`);
}

/** Numbers of the journal files of a folder, ascending. */
export async function journalNumbers(files: FilePort, folder: string): Promise<number[]> {
  const names = await files.list(folder);
  return names
    .flatMap((name) => (/^\d{8,}\.jnl$/.test(name) ? [Number.parseInt(name, 10)] : []))
    .sort((a, b) => a - b);
}
