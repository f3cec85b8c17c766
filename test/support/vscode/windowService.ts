import assert from 'node:assert/strict';
import process from 'node:process';
import { extensions } from 'vscode';
import type { SyncService } from '../../../src/service/api/syncService.ts';
import { connectService } from '../../../src/service/connectService.ts';
import { isRecord } from '../parsedJson.ts';

/** Works with the service of the window that a test runs in, as another window would. */
export async function withWindowService<T>(use: (service: SyncService) => Promise<T>): Promise<T> {
  const manifest: unknown = extensions.getExtension('software-update-sync.software-update-sync')?.packageJSON;
  assert.ok(isRecord(manifest));
  const connected = await connectService({
    ...{ folder: process.env['SUSYNC_DATA'] ?? '', start: 'never', command: [] },
    version: String(manifest['version']),
  });
  try {
    return await use(connected.service);
  } finally {
    await connected.close();
  }
}
