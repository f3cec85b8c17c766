import { stat } from 'node:fs/promises';
import { systemClock } from '../base/clock.ts';
import { systemIds } from '../base/ids.ts';
import { SyncError } from '../domain/errors/syncError.ts';
import { restoreStore } from '../store/recovery/backupStore.ts';
import { nodeFiles } from '../store/files/nodeFiles.ts';
import { openStore } from '../store/openStore.ts';
import { FolderSecrets } from './folderSecrets.ts';

/**
 * Puts a backup into a new or empty data folder and opens it once. Resolves with the names of the secrets that were set and have to be
 * given again: no backup holds them. Tokens for doors on other machines are not taken over, nor whose signatures count. Rejects with `alreadyExists` when something is there.
 */
export async function restoreFolder(backup: string, folder: string): Promise<readonly string[]> {
  await requireFile(backup);
  await restoreStore(nodeFiles, backup, folder);
  const store = await openStore({ folder, clock: systemClock, ids: systemIds });
  try {
    const { fence } = store;
    // A token may have been revoked since the backup was made, a key distrusted. One that was distrusted then, stays so.
    const tokens = await store.documents('accessTokens', { limit: 10_000 });
    const keys = await store.documents('signingKeys', { where: { trust: 'trusted' }, limit: 10_000 });
    const documents = [
      ...tokens.items.map(({ _id }) => ({ collection: 'accessTokens', remove: _id }) as const),
      ...keys.items.map(({ _id }) => ({ collection: 'signingKeys', remove: _id }) as const),
    ];
    if (documents.length > 0) await store.commit({ documents }, fence);
    return (await FolderSecrets.open({ folder: store.folder, files: nodeFiles, store, fence })).missing();
  } finally {
    await store.close();
  }
}

async function requireFile(file: string): Promise<void> {
  try {
    if ((await stat(file)).isFile()) return;
  } catch (error) {
    throw new SyncError('notFound', `There is no backup ${file}`, { cause: error });
  }
  throw new SyncError('invalidRequest', `${file} is no file`);
}
