import type { FilePort, OpenFile } from '../files/filePort.ts';
import { errorCode } from '../../base/errorCode.ts';
import type { LogPaths } from './logPaths.ts';
import type { SitePosition } from './logPosition.ts';

/** The lines of one event, with their line ends. */
export interface LogPiece {
  readonly sequence: number;
  readonly text: string;
}

/** What appending needs: size to roll over at, a way to make the positions of all logs durable, who wants to hear of the text. */
export interface AppendOptions {
  readonly limit: number;
  readonly checkpoint: () => Promise<void>;
  readonly onWritten: (text: string) => void;
}

/** Steps of a rollover, each durable before the next: asked for, position announces it, log renamed, position without it. */
type RolloverStep = 'none' | 'asked' | 'announced' | 'done';

/** Codes with which Windows refuses to rename a file that somebody has open. */
const inUse = new Set(['EPERM', 'EACCES', 'EBUSY']);

/** One site's wsyncmgr.log: appends whole events and rolls over between them. */
export class SiteLog {
  readonly paths: LogPaths;
  readonly #files: FilePort;
  #sequence: number;
  #offset: number;
  #rollover: RolloverStep;
  /** Bytes behind the offset are ours from before a crash or a failed write, not somebody else's. */
  #tailIsOurs: boolean;
  #unsynced = false;
  #created = false;
  /** A log that could not be renamed is tried again from this size on. */
  #rollAgainAt = 0;

  constructor(files: FilePort, paths: LogPaths, position: SitePosition, tailIsOurs: boolean) {
    this.#files = files;
    this.paths = paths;
    this.#sequence = position.sequence;
    this.#offset = position.offset;
    this.#rollover = position.rolling === true ? 'announced' : 'none';
    this.#tailIsOurs = tailIsOurs;
  }

  /** How far the log is; durable after `sync`. */
  get position(): SitePosition {
    const isAsked = this.#rollover === 'asked' || this.#rollover === 'announced';
    return {
      sequence: this.#sequence,
      offset: isAsked ? 0 : this.#offset,
      ...(isAsked ? { rolling: true } : {}),
    };
  }

  /** Ends a rollover that was cut off: nothing stands in the new log yet, so a log that is there is the old one. */
  async recover(checkpoint: () => Promise<void>): Promise<void> {
    if (this.#rollover !== 'announced') return;
    this.#offset = (await this.#files.info(this.paths.log))?.size ?? 0;
    await this.#rollOver(0, checkpoint);
  }

  /** What stands behind the offset from now on was put there by somebody else, and stays. */
  trustTail(): void {
    this.#tailIsOurs = false;
  }

  /**
   * Appends the pieces that the log does not have yet; rolls over before a piece that would not fit. Also after a failure
   * `onWritten` has heard of all that stands in the file.
   */
  async append(pieces: readonly LogPiece[], { limit, checkpoint, onWritten }: AppendOptions): Promise<void> {
    const missing = pieces.filter(({ sequence }) => sequence > this.#sequence);
    let next = 0;
    while (next < missing.length) {
      await this.#rollOver(limit, checkpoint);
      const file = await this.#open();
      try {
        await this.#settleEnd(file);
        const end = await this.#fill(file, missing, next, limit);
        for (const { text } of missing.slice(next, end)) onWritten(text);
        next = end;
      } finally {
        await file.close();
      }
      if (next < missing.length) this.#rollover = 'asked';
    }
  }

  /** Makes what was appended durable. */
  async sync(): Promise<void> {
    if (!this.#unsynced) return;
    // A log that was deleted meanwhile is not to be made again.
    if ((await this.#files.info(this.paths.log)) !== undefined) {
      const file = await this.#files.open(this.paths.log, 'write');
      try {
        await file.sync();
      } finally {
        await file.close();
      }
      if (this.#created) await this.#files.syncFolder(this.paths.folder);
    }
    this.#created = false;
    this.#unsynced = false;
  }

  async #open(): Promise<OpenFile> {
    try {
      return await this.#files.open(this.paths.log, 'write');
    } catch (error) {
      if (errorCode(error) !== 'ENOENT') throw error;
      await this.#files.makeFolder(this.paths.folder);
      return this.#files.open(this.paths.log, 'write');
    }
  }

  /** Cuts off our own lines that the position does not know; goes on at the end of a log that somebody else changed. */
  async #settleEnd(file: OpenFile): Promise<void> {
    const size = await file.size();
    if (size === 0) this.#created = true;
    if (size > this.#offset && this.#tailIsOurs) await file.truncate(this.#offset);
    else if (size !== this.#offset) this.#offset = await endOfLines(file, size);
    this.#tailIsOurs = false;
  }

  async #fill(file: OpenFile, pieces: readonly LogPiece[], start: number, limit: number): Promise<number> {
    const chunks: Uint8Array[] = [];
    let end = this.#offset;
    let next = start;
    const full = Math.max(limit, this.#rollAgainAt);
    for (let piece = pieces[next]; piece !== undefined; piece = pieces[next]) {
      const bytes = Buffer.from(piece.text);
      // In a log that cannot be renamed now there is room for one at least.
      const isForced = next === start && this.#offset < this.#rollAgainAt;
      if (end > 0 && end + bytes.length > full && !isForced) break;
      chunks.push(bytes);
      end += bytes.length;
      next++;
    }
    if (next === start) return next;
    // Until it is known to have succeeded, a part of it may stand there.
    this.#tailIsOurs = true;
    this.#unsynced = true;
    await file.write(this.#offset, Buffer.concat(chunks));
    this.#tailIsOurs = false;
    this.#offset = end;
    this.#sequence = pieces[next - 1]?.sequence ?? this.#sequence;
    return next;
  }

  /**
   * Takes the steps of a rollover that are left. The intention is durable before the rename and taken back before the new
   * log gets its first line: wherever this is cut off, the next open can tell which of the two the log is.
   */
  async #rollOver(limit: number, checkpoint: () => Promise<void>): Promise<void> {
    if (this.#rollover === 'asked') {
      await checkpoint();
      this.#rollover = 'announced';
    }
    if (this.#rollover === 'announced') {
      const isRenamed = await this.#rename();
      if (isRenamed) this.#offset = 0;
      this.#rollAgainAt = isRenamed ? 0 : this.#offset + Math.ceil(limit / 8);
      this.#rollover = 'done';
    }
    if (this.#rollover === 'done') {
      await checkpoint();
      this.#rollover = 'none';
    }
  }

  async #rename(): Promise<boolean> {
    try {
      await this.#files.rename(this.paths.log, this.paths.older);
    } catch (error) {
      const code = errorCode(error) ?? '';
      // Deleted meanwhile: the next line begins a new log just the same.
      if (code === 'ENOENT') return true;
      if (inUse.has(code)) return false;
      throw error;
    }
    await this.#files.syncFolder(this.paths.folder);
    return true;
  }
}

/** Where to go on in a log that somebody else changed: its end, on a new line. */
async function endOfLines(file: OpenFile, size: number): Promise<number> {
  if (size === 0) return 0;
  const [last] = await file.read(size - 1, 1);
  if (last === 0x0a) return size;
  await file.write(size, Buffer.from('\r\n'));
  return size + 2;
}
