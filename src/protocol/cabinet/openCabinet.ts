import { SyncError } from '../../domain/errors/syncError.ts';
import type { ByteSource } from './byteSource.ts';
import { readDirectory, type CabinetDirectory, type CabinetMember } from './cabinetDirectory.ts';
import { checkCabinetLimits, packageCabinetLimits, type CabinetLimits } from './cabinetLimits.ts';
import { FolderCursor } from './folderCursor.ts';

const firstRead = 65_536;
const largestDirectory = 33_554_432;

/** A cabinet opened for streaming. */
export interface Cabinet {
  readonly members: readonly CabinetMember[];
  /**
   * A member's bytes, block by block, in bounded memory; members of one folder read in their order are decoded in one
   * pass. Throws `damagedCabinet` naming the block; nothing comes after that.
   */
  read(member: CabinetMember): AsyncGenerator<Uint8Array, void, void>;
}

/** Reads the directory of a cabinet of any size. Rejects with `damagedCabinet`, `unsupportedCabinet` or `limitExceeded`. */
export async function openCabinet(
  source: ByteSource,
  limits: CabinetLimits = packageCabinetLimits,
): Promise<Cabinet> {
  const directory = await loadDirectory(source);
  checkCabinetLimits(
    source.name,
    {
      totalBytes: directory.folderSizes.reduce((sum, size) => sum + size, 0),
      members: directory.members.length,
      size: source.size,
    },
    limits,
  );
  return new StreamedCabinet(source, directory);
}

async function loadDirectory(source: ByteSource): Promise<CabinetDirectory> {
  for (let length = firstRead; ; length *= 8) {
    const directory = readDirectory(await source.read(0, length), source.name);
    if (directory !== undefined) return directory;
    if (length >= source.size)
      throw new SyncError('damagedCabinet', `${source.name} ends after ${source.size} bytes`);
    if (length >= largestDirectory)
      throw new SyncError(
        'limitExceeded',
        `The directory of ${source.name} goes beyond ${largestDirectory} bytes`,
      );
  }
}

class StreamedCabinet implements Cabinet {
  readonly #source: ByteSource;
  readonly #directory: CabinetDirectory;
  /** Where the last reader stopped: the next member usually goes on there. */
  #idle: FolderCursor | undefined;

  constructor(source: ByteSource, directory: CabinetDirectory) {
    this.#source = source;
    this.#directory = directory;
  }

  get members(): readonly CabinetMember[] {
    return this.#directory.members;
  }

  async *read({ folder, offset, size, name }: CabinetMember): AsyncGenerator<Uint8Array, void, void> {
    const cursor = this.#takeCursor(folder, offset);
    const end = offset + size;
    while (cursor.position < offset) await cursor.next();
    for (let at = offset; at < end;) {
      if (cursor.position <= at) await cursor.next();
      const chunk = cursor.block.subarray(at - cursor.blockStart, end - cursor.blockStart);
      at += chunk.length;
      yield chunk;
    }
    const folderSize = this.#directory.folderSizes[folder];
    if (end === folderSize && !(cursor.atEnd && cursor.position === end))
      throw new SyncError(
        'damagedCabinet',
        `Folder ${folder} of ${this.#source.name} goes on after its last member ${JSON.stringify(name)}`,
      );
    this.#idle = cursor;
  }

  #takeCursor(folder: number, offset: number): FolderCursor {
    const idle = this.#idle;
    this.#idle = undefined;
    if (idle?.folder === folder && idle.blockStart <= offset) return idle;
    return new FolderCursor(this.#source, this.#directory, folder);
  }
}
