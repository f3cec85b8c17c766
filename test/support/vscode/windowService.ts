import process from 'node:process';
import { extensions } from 'vscode';
import type { SyncService } from '../../../src/service/api/syncService.ts';
import { withDataFolderService } from './dataFolderService.ts';

/** Works with the service of the window that a test runs in, as another window would. */
export function withWindowService<T>(use: (service: SyncService) => Promise<T>): Promise<T> {
  const manifest: unknown = extensions.getExtension('software-update-sync.software-update-sync')?.packageJSON;
  return withDataFolderService(process.env['SUSYNC_DATA'] ?? '', manifest, use);
}
