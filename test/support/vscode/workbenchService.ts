import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { SyncService } from '../../../src/service/api/syncService.ts';
import { connectService } from '../../../src/service/connectService.ts';
import { isRecord, parsed } from '../parsedJson.ts';
import type { VscodeServer } from './startServer.ts';

/** Works with the service that the extension started, behind the workbench's back. */
export async function withWorkbenchService<T>(
  { dataFolder }: Pick<VscodeServer, 'dataFolder'>,
  use: (service: SyncService) => Promise<T>,
): Promise<T> {
  const manifest = parsed(readFileSync('package.json', 'utf8'));
  assert.ok(isRecord(manifest));
  const connected = await connectService({
    ...{ folder: dataFolder, start: 'never', command: [] },
    version: String(manifest['version']),
  });
  try {
    return await use(connected.service);
  } finally {
    await connected.close();
  }
}
