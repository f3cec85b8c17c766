import { readFile } from 'node:fs/promises';
import { errorCode } from '../../base/errorCode.ts';
import { asSyncError, SyncError } from '../../domain/errors/syncError.ts';
import { replaceFile } from './replaceFile.ts';

/** When a listed revision appeared or changed last, and what its text was. */
export interface JournalEntry {
  readonly generation: number;
  /** SHA-256 of the text as UTF-8, lower-case hex. */
  readonly textDigest: string;
}

/** What a served package leaves behind for the next one, so that anchors tell true differences over restarts. */
export interface CatalogJournal {
  /** GUID by which this server is known downstream. */
  readonly serverId: string;
  /** When each generation was published, ms UTC, generation 1 first; there is a new one with each package that differs. */
  readonly published: readonly number[];
  /** By `revisionKey`. */
  readonly entries: ReadonlyMap<string, JournalEntry>;
}

/**
 * The journal after opening a package with these text digests (by `revisionKey`): what is new or changed is stamped with
 * a new generation, what is gone is forgotten. The same object when nothing differs.
 */
export function nextJournal(
  before: CatalogJournal | undefined,
  digests: ReadonlyMap<string, string>,
  now: number,
  newServerId: () => string,
): CatalogJournal {
  const generation = (before?.published.length ?? 0) + 1;
  const entries = new Map<string, JournalEntry>();
  let kept = 0;
  for (const [key, textDigest] of digests) {
    const known = before?.entries.get(key);
    if (known?.textDigest === textDigest) kept++;
    entries.set(key, known?.textDigest === textDigest ? known : { generation, textDigest });
  }
  if (before !== undefined && kept === entries.size && kept === before.entries.size) return before;
  const published = [...(before?.published ?? []), now];
  return { serverId: before?.serverId ?? newServerId(), published, entries };
}

/** Reads a journal; undefined where there is none yet. Rejects with `damagedStore` naming the file. */
export async function readJournal(file: string): Promise<CatalogJournal | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw new SyncError('inputOutput', `Cannot read ${file}: ${asSyncError(error).message}`, {
      cause: error,
    });
  }
  try {
    return decodeJournal(JSON.parse(text));
  } catch (error) {
    throw new SyncError('damagedStore', `${file} is damaged: ${asSyncError(error).message}`, {
      cause: error,
    });
  }
}

/** Writes a journal so that either the old or the new one is there, whatever happens. */
export async function writeJournal(file: string, journal: CatalogJournal): Promise<void> {
  const { serverId, published, entries } = journal;
  const records = Array.from(entries, ([key, entry]) => [key, entry.generation, entry.textDigest]);
  await replaceFile(file, JSON.stringify({ format: 1, serverId, published, records }));
}

function decodeJournal(value: unknown): CatalogJournal {
  if (!isObject(value) || value['format'] !== 1) throw new TypeError('its format is not 1');
  const { serverId, published, records } = value;
  if (typeof serverId !== 'string') throw new TypeError('serverId is missing');
  if (!isListOf(published, isNumber) || published.length === 0) throw new TypeError('published is missing');
  if (!isListOf(records, isRecord)) throw new TypeError('records is missing or has a false member');
  return {
    serverId,
    published,
    entries: new Map(records.map(([key, generation, textDigest]) => [key, { generation, textDigest }])),
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isListOf<T>(value: unknown, isItem: (item: unknown) => item is T): value is T[] {
  return Array.isArray(value) && value.every(isItem);
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number';
}

function isRecord(value: unknown): value is [string, number, string] {
  return (
    Array.isArray(value) &&
    typeof value[0] === 'string' &&
    typeof value[1] === 'number' &&
    typeof value[2] === 'string'
  );
}
