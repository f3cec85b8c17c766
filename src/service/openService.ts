import { decodingThreads } from '../app/decodingThreads.ts';
import { type ApplicationOptions, openApplication } from '../app/openApplication.ts';
import type { SyncService } from './api/syncService.ts';
import { createService } from './host/createService.ts';

/** The service of a data folder in this process, and how to let the folder go. */
export interface OpenService {
  readonly service: SyncService;
  /** Stops what runs, finishes what is being written, and lets other processes open the folder. */
  close(): Promise<void>;
}

/** Opens a data folder. Rejects with `busy` (naming the process) while another process holds it. */
export async function openService(options: ApplicationOptions): Promise<OpenService> {
  const threads = options.decoder === undefined ? decodingThreads() : undefined;
  const app = await openApplication({ ...(threads === undefined ? {} : { decoder: threads }), ...options });
  return {
    service: createService(app),
    close: async () => {
      await app.close();
      threads?.dispose();
    },
  };
}
