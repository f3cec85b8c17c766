import { open, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { errorCode } from '../base/errorCode.ts';
import type { Clock } from '../base/clock.ts';
import { SyncError } from '../domain/errors/syncError.ts';

/** The log file of a site. */
export interface LogFile {
  readonly siteCode: string;
  readonly path: string;
}

/** How often a followed log is looked at (ms). */
const pollInterval = 250;
/** Bytes read at a time. */
const chunk = 256 * 1024;

/** Where a site's log lies under a data folder. */
export function logPath(folder: string, siteCode: string): string {
  return path.join(folder, siteCode, 'Logs', 'wsyncmgr.log');
}

/** The logs of a data folder by site code, read beside a running synchronization: no lock is needed. Undefined where this user may not read the folder. */
export async function readableLogFiles(folder: string): Promise<readonly LogFile[] | undefined> {
  const names = await entriesOf(folder);
  if (names === undefined) return undefined;
  const candidates = names
    .filter((name) => /^[A-Z0-9]{3}$/.test(name))
    .sort()
    .map((siteCode) => ({ siteCode, path: logPath(folder, siteCode) }));
  const sizes = await Promise.all(candidates.map((file) => sizeOf(file.path)));
  return candidates.filter((_file, index) => sizes[index] !== undefined);
}

/** The last lines of a log, and where its end was: reading can go on from there. */
export async function lastLines(
  file: string,
  count: number,
): Promise<{ readonly lines: readonly string[]; readonly end: number }> {
  const end = (await sizeOf(file)) ?? 0;
  let start = end;
  let bytes: Buffer = Buffer.alloc(0);
  // One line more than wanted: the first may be cut.
  while (start > 0 && lineEnds(bytes) <= count) {
    const from = Math.max(0, start - chunk);
    bytes = Buffer.concat([await readRange(file, from, start), bytes]);
    start = from;
  }
  const whole = bytes.toString('utf8').split('\n');
  const complete = whole.slice(0, -1).map(withoutReturn);
  const rest = Buffer.byteLength(whole.at(-1) ?? '');
  return { lines: count === 0 ? [] : complete.slice(-count), end: end - rest };
}

/** Yields the lines that are added to a log from a place on, across a rollover to `.lo_`, until the signal is aborted. */
export async function* followLines(
  file: string,
  start: number,
  clock: Clock,
  signal: AbortSignal,
): AsyncGenerator<readonly string[], void, void> {
  let offset = start;
  let rest: Buffer = Buffer.alloc(0);
  const rolledOver = file.replace(/\.log$/, '.lo_');
  while (!signal.aborted) {
    const size = (await sizeOf(file)) ?? 0;
    const parts: Buffer[] = [rest];
    if (size < offset) {
      const oldSize = (await sizeOf(rolledOver)) ?? 0;
      if (oldSize > offset) parts.push(await readRange(rolledOver, offset, oldSize));
      offset = 0;
    }
    const upTo = Math.min(size, offset + chunk);
    if (upTo > offset) {
      const read = await readRange(file, offset, upTo);
      offset += read.length;
      parts.push(read);
    }
    const bytes = Buffer.concat(parts);
    const lastEnd = bytes.lastIndexOf(0x0a) + 1;
    rest = bytes.subarray(lastEnd);
    if (lastEnd > 0)
      yield bytes
        .toString('utf8', 0, lastEnd - 1)
        .split('\n')
        .map(withoutReturn);
    if (upTo === size) await pause(clock, signal);
  }
}

async function pause(clock: Clock, signal: AbortSignal): Promise<void> {
  try {
    await clock.sleep(pollInterval, signal);
  } catch (error) {
    // The end of following is no failure.
    if (!signal.aborted) throw error;
  }
}

async function readRange(file: string, from: number, to: number): Promise<Buffer> {
  const handle = await open(file, 'r');
  try {
    const bytes = Buffer.alloc(to - from);
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, from);
    return bytes.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function sizeOf(file: string): Promise<number | undefined> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw unreadable(file, error);
  }
}

async function entriesOf(folder: string): Promise<readonly string[] | undefined> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    if (['EACCES', 'EPERM'].includes(errorCode(error) ?? '')) return undefined;
    throw unreadable(folder, error);
  }
}

function isMissing(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes(errorCode(error) ?? '');
}

function unreadable(file: string, cause: unknown): SyncError {
  return new SyncError('inputOutput', `${file} cannot be read`, { cause });
}

function lineEnds(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a, at + 1)) count++;
  return count;
}

function withoutReturn(line: string): string {
  return line.replace(/\r$/, '');
}
