import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { errorCode } from '../../base/errorCode.ts';
import type { LogPlace, LogText } from '../../domain/log/logText.ts';

/** The files of a log: the one that is written to, and the one before. */
interface LogFiles {
  readonly log: string;
  readonly older: string;
}

/** Bytes handed out at a time; a line is far shorter. */
const mostBytes = 256 * 1024;
const lineFeed = 0x0a;

/** The last lines of a log. */
export async function readLogEnd({ log }: LogFiles, lines: number): Promise<LogText> {
  return (
    (await withFile(log, async (file, name) => {
      const { size } = await file.stat();
      let start = size;
      let bytes: Buffer = Buffer.alloc(0);
      // One line more than wanted: the first may be cut.
      while (start > 0 && countLines(bytes) <= lines) {
        const from = Math.max(0, start - mostBytes);
        bytes = Buffer.concat([await read(file, from, start), bytes]);
        start = from;
      }
      const whole = bytes.subarray(0, bytes.lastIndexOf(lineFeed) + 1);
      const place = { file: name, offset: start + whole.length };
      return { text: lastLines(whole, lines), place, isEnd: true };
    })) ?? { text: '', place: { file: '', offset: 0 }, isEnd: true }
  );
}

/**
 * The lines after a place, a piece at a time, across a rollover. Where the file of the place is no longer kept, or somebody cut it, they go on with the
 * beginning of the present one.
 */
export async function readLogFrom({ log, older }: LogFiles, place: LogPlace): Promise<LogText> {
  const here = await withFile(log, async (file, name) =>
    name === place.file || place.file === '' ? readPiece(file, name, place.offset) : undefined,
  );
  if (here !== undefined) return here;
  const before = await withFile(older, async (file, name) => {
    if (name !== place.file) return undefined;
    const piece = await readPiece(file, name, place.offset);
    return piece.text === '' ? undefined : { ...piece, isEnd: false };
  });
  if (before !== undefined) return before;
  const after = await withFile(log, (file, name) => readPiece(file, name, 0));
  return after ?? { text: '', place, isEnd: true };
}

async function readPiece(file: FileHandle, name: string, offset: number): Promise<LogText> {
  const { size } = await file.stat();
  const start = offset > size ? 0 : offset;
  const bytes = await read(file, start, Math.min(size, start + mostBytes));
  const end = bytes.lastIndexOf(lineFeed) + 1;
  return {
    text: bytes.toString('utf8', 0, end),
    place: { file: name, offset: start + end },
    isEnd: start + bytes.length >= size,
  };
}

async function withFile<T>(
  path: string,
  work: (file: FileHandle, name: string) => Promise<T | undefined>,
): Promise<T | undefined> {
  let file: FileHandle;
  try {
    file = await open(path, 'r');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
  try {
    return await work(file, await nameOf(file));
  } finally {
    await file.close();
  }
}

/** An inode would not do: that of a file that is gone is soon another one's. */
async function nameOf(file: FileHandle): Promise<string> {
  const head = await read(file, 0, 512);
  const end = head.indexOf(lineFeed);
  const line = end < 0 && head.length < 512 ? undefined : head.subarray(0, end < 0 ? head.length : end);
  return line === undefined ? '' : createHash('sha256').update(line).digest('hex').slice(0, 32);
}

async function read(file: FileHandle, from: number, to: number): Promise<Buffer> {
  const bytes = Buffer.alloc(to - from);
  const { bytesRead } = await file.read(bytes, 0, bytes.length, from);
  return bytes.subarray(0, bytesRead);
}

function countLines(bytes: Uint8Array): number {
  let count = 0;
  for (const byte of bytes) if (byte === lineFeed) count++;
  return count;
}

function lastLines(bytes: Buffer, lines: number): string {
  let from = bytes.length;
  for (let left = lines; left > 0 && from > 0; left--) from = bytes.lastIndexOf(lineFeed, from - 2) + 1;
  return bytes.toString('utf8', from);
}
