import { open, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import { errorCode } from '../base/errorCode.ts';
import { SyncError } from '../domain/errors/syncError.ts';
import type { LogEntry } from '../domain/log/logEntry.ts';
import { LogReader } from '../domain/log/logReader.ts';
import type { LogRun } from '../domain/log/logRun.ts';
import { RunGrouping } from '../domain/log/runs.ts';

/** A run that an observed log tells of. */
export interface ObservedRun extends LogRun {
  /** Unique within its folder, and the same as long as the run stands in the log. */
  readonly id: string;
  readonly siteCode: string;
  /** ms UTC. */
  readonly start: number;
  /** Path of the file that it begins in. */
  readonly file: string;
}

/** What the logs of a folder tell. */
export interface ObservedHistory {
  readonly folder: string;
  /** Path of wsyncmgr.log. */
  readonly log: string;
  /** Newest first. */
  readonly runs: readonly ObservedRun[];
  /** Time of the last entry, ms UTC; undefined where none has one. */
  readonly lastEntry: number | undefined;
  /** Bytes at the beginning of large logs that were not read. */
  readonly skippedBytes: number;
}

/** Bytes that are read of a log: its end. A site server's logs have 2 MB unless somebody wants them larger. */
const mostBytes = 64 * 1024 * 1024;
const chunk = 256 * 1024;
/** Runs that are kept. */
const mostRuns = 1000;

/**
 * The wsyncmgr.log and .lo_ of a site server's `Logs` folder, read and never written. A later reading goes on where the one before has ended; logs that
 * rolled over or were replaced are read anew.
 */
export class ObservedLogs {
  readonly folder: string;
  readonly #limit: number;
  #reading = new Reading();
  #files: LogFiles | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  /** `limit`: bytes that are read of the end of each file. */
  constructor(folder: string, limit = mostBytes) {
    this.folder = folder;
    this.#limit = limit;
  }

  /** What the logs tell now. Rejects with `notFound` where the folder has no wsyncmgr.log, with `inputOutput` where it cannot be read. */
  read(): Promise<ObservedHistory> {
    // Whoever asked before hears why that failed; this reading is tried on its own.
    const turn = this.#turn.then(
      () => this.#readOn(),
      () => this.#readOn(),
    );
    this.#turn = turn;
    return turn;
  }

  async #readOn(): Promise<ObservedHistory> {
    const files = await filesOf(this.folder);
    const before = this.#files;
    if (before === undefined || !isContinued(before, files)) {
      this.#reading = new Reading();
      this.#files = undefined;
      if (files.older !== undefined) await this.#reading.read(files.older, 0, this.#limit);
      this.#reading.begin();
    }
    const from = this.#files?.log.size ?? 0;
    await this.#reading.read(files.log, from, this.#limit);
    this.#files = files;
    return { folder: this.folder, log: files.log.path, ...this.#reading.history() };
  }
}

interface FileState {
  readonly path: string;
  readonly size: number;
  readonly modified: number;
  /** Of the file, however it is called. */
  readonly identity: string;
}

interface LogFiles {
  readonly log: FileState;
  readonly older: FileState | undefined;
}

function isContinued(before: LogFiles, now: LogFiles): boolean {
  return (
    before.log.identity === now.log.identity &&
    before.log.size <= now.log.size &&
    before.older?.identity === now.older?.identity &&
    before.older?.size === now.older?.size &&
    before.older?.modified === now.older?.modified
  );
}

/** Site servers name their files as they like: upper case counts as lower case. */
async function filesOf(folder: string): Promise<LogFiles> {
  const names = await guarded(folder, () => readdir(folder));
  const find = async (wanted: string): Promise<FileState | undefined> => {
    const name = names.find((candidate) => candidate.toLowerCase() === wanted);
    if (name === undefined) return undefined;
    const file = path.join(folder, name);
    const { size, mtimeMs, ino, birthtimeMs } = await guarded(file, () => stat(file));
    return { path: file, size, modified: mtimeMs, identity: `${ino} ${birthtimeMs}` };
  };
  const log = await find('wsyncmgr.log');
  if (log === undefined) throw new SyncError('notFound', `There is no wsyncmgr.log in ${folder}`);
  return { log, older: await find('wsyncmgr.lo_') };
}

/** The folder that a user means: itself, or its `Logs` folder where somebody chose what the site server is installed in. */
export async function logsFolder(chosen: string): Promise<string> {
  const within = path.join(chosen, 'Logs');
  for (const folder of [chosen, within]) {
    try {
      await filesOf(folder);
      return folder;
    } catch (error) {
      if (!(error instanceof SyncError && error.key === 'notFound')) throw error;
    }
  }
  throw new SyncError('notFound', `There is no wsyncmgr.log in ${chosen}`);
}

/** What was read of the files of a folder so far. */
class Reading {
  readonly #grouping = new RunGrouping();
  #reader = new LogReader();
  #decoder = new StringDecoder('utf8');
  #runs: ObservedRun[] = [];
  #lastEntry: number | undefined;
  #skipped = 0;
  #read = 0;
  /** Entries of the older file, and its path. */
  #older: { readonly entries: number; readonly path: string } | undefined;
  #path = '';

  /** Reads a file from a place to its end, of its end at most `limit` bytes. */
  async read({ path: file, size }: FileState, from: number, limit: number): Promise<void> {
    this.#path = file;
    const start = Math.max(from, size - limit);
    this.#skipped += start - from;
    if (size <= start) return;
    await guarded(file, async () => {
      const handle = await open(file, 'r');
      try {
        const bytes = Buffer.alloc(Math.min(chunk, size - start));
        for (let place = start; place < size;) {
          const { bytesRead } = await handle.read(bytes, 0, Math.min(bytes.length, size - place), place);
          if (bytesRead === 0) return;
          place += bytesRead;
          this.#take(this.#reader.push(this.#decoder.write(bytes.subarray(0, bytesRead))));
        }
      } finally {
        await handle.close();
      }
    });
  }

  /** What was read was the older file; the present one follows. */
  begin(): void {
    this.#take(this.#reader.end());
    this.#older = this.#read === 0 ? undefined : { entries: this.#read, path: this.#path };
    this.#reader = new LogReader();
    this.#decoder = new StringDecoder('utf8');
  }

  history(): Pick<ObservedHistory, 'runs' | 'lastEntry' | 'skippedBytes'> {
    const open = this.#grouping.unfinished;
    const runs = [...this.#runs, ...(open === undefined ? [] : this.#observed(open))].reverse();
    return { runs, lastEntry: this.#lastEntry, skippedBytes: this.#skipped };
  }

  #take(entries: readonly LogEntry[]): void {
    this.#read += entries.length;
    this.#lastEntry = entries.findLast(({ time }) => time !== undefined)?.time ?? this.#lastEntry;
    for (const run of this.#grouping.push(entries)) this.#runs.push(...this.#observed(run));
    if (this.#runs.length > mostRuns) this.#runs = this.#runs.slice(-mostRuns);
  }

  /** A run without a time can be put nowhere. */
  #observed(run: LogRun): readonly ObservedRun[] {
    const { start, siteCode = this.#runs.at(-1)?.siteCode ?? '', firstEntry } = run;
    if (start === undefined) return [];
    const file =
      this.#older !== undefined && firstEntry < this.#older.entries ? this.#older.path : this.#path;
    return [{ ...run, id: `${new Date(start).toISOString()} ${firstEntry}`, siteCode, start, file }];
  }
}

async function guarded<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const isMissing = ['ENOENT', 'ENOTDIR'].includes(errorCode(error) ?? '');
    throw new SyncError(
      isMissing ? 'notFound' : 'inputOutput',
      isMissing ? `${file} is not there` : `${file} cannot be read`,
      { cause: error },
    );
  }
}
