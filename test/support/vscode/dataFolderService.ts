import assert from 'node:assert/strict';
import type { SyncService } from '../../../src/service/api/syncService.ts';
import { connectService } from '../../../src/service/connectService.ts';
import { isRecord } from '../parsedJson.ts';

/** Works with the service that runs for a data folder, as another window of the version of the manifest would. */
export async function withDataFolderService<T>(
  folder: string,
  manifest: unknown,
  use: (service: SyncService) => Promise<T>,
): Promise<T> {
  assert.ok(isRecord(manifest));
  const connected = await connectService({
    ...{ folder, start: 'never', command: [] },
    version: String(manifest['version']),
  });
  try {
    return await use(connected.service);
  } finally {
    await connected.close();
  }
}
