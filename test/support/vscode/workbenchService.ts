import { readFileSync } from 'node:fs';
import type { SyncService } from '../../../src/service/api/syncService.ts';
import { parsed } from '../parsedJson.ts';
import { withDataFolderService } from './dataFolderService.ts';
import type { VscodeServer } from './startServer.ts';

/** Works with the service that the extension started, behind the workbench's back. */
export function withWorkbenchService<T>(
  { dataFolder }: Pick<VscodeServer, 'dataFolder'>,
  use: (service: SyncService) => Promise<T>,
): Promise<T> {
  return withDataFolderService(dataFolder, parsed(readFileSync('package.json', 'utf8')), use);
}
