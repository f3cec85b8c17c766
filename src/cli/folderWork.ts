import { openService } from '../service/openService.ts';
import { repairDataFolder } from '../service/repairDataFolder.ts';
import { restoreDataFolder } from '../service/restoreDataFolder.ts';
import { runService } from '../service/runService.ts';
import { serveUpstream } from '../service/serveUpstream.ts';
import { setUpShared } from '../service/setUpShared.ts';

/** What works in a data folder itself instead of asking its service: three quarters of the program, which few commands load. */
export const folderWork = {
  openService,
  repairDataFolder,
  restoreDataFolder,
  runService,
  serveUpstream,
  setUpShared,
} as const;
