import path from 'node:path';

/** Where a site's log lies in a data folder. */
export interface LogPaths {
  readonly siteFolder: string;
  readonly folder: string;
  readonly log: string;
  /** The log before, overwritten at the next rollover. */
  readonly older: string;
}

/** `<data>/<site>/Logs/wsyncmgr.log` and `wsyncmgr.lo_`. Throws a TypeError for what is no site code. */
export function logPaths(dataFolder: string, siteCode: string): LogPaths {
  if (!isSiteCode(siteCode)) throw new TypeError(`Not a site code: ${siteCode}`);
  const siteFolder = path.join(dataFolder, siteCode);
  const folder = path.join(siteFolder, 'Logs');
  return {
    siteFolder,
    folder,
    log: path.join(folder, 'wsyncmgr.log'),
    older: path.join(folder, 'wsyncmgr.lo_'),
  };
}

/** Where the position of all logs of a data folder is kept. */
export function logPositionPath(dataFolder: string): string {
  return path.join(dataFolder, 'log-position.json');
}

/** Whether a text can be a site code, which becomes the name of a folder. */
export function isSiteCode(text: string): boolean {
  return /^\w{3}$/.test(text);
}
