import path from 'node:path';

/** A document as its address says. */
interface LogAddress {
  readonly scheme: string;
  readonly path: string;
  readonly fsPath: string;
}

const channel = /wsyncmgr\.log \(([0-9A-Z]{3})\)$/;
const file = /^([0-9A-Z]{3})[\\/]Logs[\\/]wsyncmgr\.lo[g_]$/i;

/**
 * The code of the site whose log a document is: the output channel of a site, or wsyncmgr.log and .lo_ in the data folder of this window (undefined where it
 * works with another machine). Undefined for logs of elsewhere.
 */
export function siteOfLog(uri: LogAddress, dataFolder: string | undefined): string | undefined {
  if (uri.scheme === 'output') return channel.exec(uri.path)?.[1];
  if (uri.scheme !== 'file' || dataFolder === undefined) return undefined;
  return file.exec(path.relative(dataFolder, uri.fsPath))?.[1]?.toUpperCase();
}
