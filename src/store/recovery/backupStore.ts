import path from 'node:path';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { OperationCall } from '../../domain/operationProgress.ts';
import type { FilePort } from '../files/filePort.ts';
import { journalNumbers, journalPath } from '../journal/journalFiles.ts';
import { segmentNumbers } from '../segments/segmentFiles.ts';
import { storeLayout } from '../files/storeLayout.ts';
import type { StoreParts } from '../storeParts.ts';
import { tarMembers, TarWriter } from './tarFile.ts';

interface BackupFile {
  readonly name: string;
  readonly path: string;
  readonly size: number;
}

const chunkLength = 1024 * 1024;

/**
 * Writes a consistent copy of a data folder into one tar file, which any tar program reads and `restoreStore` puts back.
 * Commits go on meanwhile; the copy is of the state at the start. The NeDB files are left out: opening makes them anew.
 */
export async function backupStore(
  parts: StoreParts,
  target: string,
  { signal, onProgress }: OperationCall = {},
): Promise<void> {
  const { files, committer, checkpointer, layout } = parts;
  const { list, checkpoint, unpin } = await committer.exclusive(async () => {
    await checkpointer.write();
    const found = await filesOf(parts);
    return {
      list: found,
      // Names one snapshot only: the older one would need journal files that are not part of the copy.
      checkpoint: { snapshots: checkpointer.checkpoint.snapshots.slice(0, 1) },
      unpin: checkpointer.pin(found.map((file) => file.path)),
    };
  });
  const total = list.reduce((sum, { size }) => sum + size, 0);
  let done = 0;
  const copied = (bytes: number): void => {
    signal?.throwIfAborted();
    done += bytes;
    onProgress?.({ done, total, unit: 'bytes', text: 'Copying' });
  };
  const temporary = `${path.resolve(target)}.incomplete`;
  try {
    const file = await files.open(temporary, 'write');
    try {
      await file.truncate(0);
      const tar = new TarWriter(file);
      const modified = parts.clock.now();
      const json = Buffer.from(`${JSON.stringify(checkpoint, undefined, 2)}\n`);
      await tar.add({ name: path.basename(layout.checkpoint), size: json.length, modified }, oneChunk(json));
      for (const { name, path: source, size } of list) {
        await tar.add({ name, size, modified }, fileBytes(files, source, size, copied));
      }
      await tar.end();
    } finally {
      await file.close();
    }
    await files.rename(temporary, path.resolve(target));
    await files.syncFolder(path.dirname(path.resolve(target)));
  } catch (error) {
    await files.remove(temporary);
    throw error;
  } finally {
    unpin();
  }
}

/** Puts a backup into an empty or new folder. Rejects with `alreadyExists` when something is there. */
export async function restoreStore(files: FilePort, backup: string, folder: string): Promise<void> {
  const layout = storeLayout(folder);
  if ((await files.list(layout.folder)).length > 0) {
    throw new SyncError('alreadyExists', `Folder ${layout.folder} is not empty`);
  }
  await files.makeFolder(layout.folder);
  for await (const { name, content } of tarMembers(files, backup)) {
    // Only what a backup holds is written: no name leads out of the folder.
    if (
      !/^(CHECKPOINT|format\.json|(segments|journal|snapshot)\/\d+\.\w+|content\/[0-9a-f]{2}\/[0-9a-f]{40})$/.test(
        name,
      )
    ) {
      throw new SyncError('damagedStore', `${backup}: ${JSON.stringify(name)} is no part of a backup`);
    }
    const target = path.join(layout.folder, name);
    await files.makeFolder(path.dirname(target));
    const file = await files.open(target, 'create');
    try {
      let position = 0;
      for await (const bytes of content) {
        await file.write(position, bytes);
        position += bytes.length;
      }
      await file.sync();
    } finally {
      await file.close();
    }
    await files.syncFolder(path.dirname(target));
  }
}

async function filesOf(parts: StoreParts): Promise<BackupFile[]> {
  const { files, layout, segments, state, checkpointer, content } = parts;
  const list: BackupFile[] = [];
  const add = async (file: string): Promise<void> => {
    const info = await files.info(file);
    if (info === undefined) throw new SyncError('damagedStore', `${file}: is missing`);
    list.push({
      name: path.relative(layout.folder, file).replaceAll('\\', '/'),
      path: file,
      size: file === segments.path(segments.tail.segment) ? segments.tail.length : info.size,
    });
  };
  await add(layout.format);
  const [snapshot] = checkpointer.checkpoint.snapshots;
  if (snapshot !== undefined) await add(path.join(layout.snapshot, snapshot.file));
  for (const number of await journalNumbers(files, layout.journal)) {
    // Those before the checkpoint are kept for their events.
    if (number <= state.commit + 1) await add(journalPath(layout.journal, number));
  }
  for (const number of await segmentNumbers(files, layout.segments)) {
    if (number <= segments.tail.segment) await add(segments.path(number));
  }
  for await (const digest of content.digests()) await add(content.path(digest));
  return list;
}

async function* oneChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array, void, void> {
  yield await Promise.resolve(bytes);
}

async function* fileBytes(
  files: FilePort,
  source: string,
  size: number,
  copied: (bytes: number) => void,
): AsyncGenerator<Uint8Array, void, void> {
  const file = await files.open(source, 'read');
  try {
    for (let position = 0; position < size;) {
      const bytes = await file.read(position, Math.min(chunkLength, size - position));
      if (bytes.length === 0) throw new SyncError('inputOutput', `${source}: ends at ${position} of ${size}`);
      position += bytes.length;
      yield bytes;
      copied(bytes.length);
    }
  } finally {
    await file.close();
  }
}
