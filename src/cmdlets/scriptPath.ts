import path from 'node:path';
import { SyncError } from '../domain/errors/syncError.ts';

/** What of a session says which files it may reach. */
interface Reach {
  readonly location: string;
  readonly files: { list(folder: string): unknown };
}

/**
 * Absolute path of a file that the service is to read or write for a script: what a script may not reach itself, it may not have reached for it. Throws
 * `accessDenied`.
 */
export function scriptPath(reach: Reach, file: string): string {
  const full = path.resolve(reach.location, file);
  if (isRefused(reach.files, full))
    throw new SyncError(
      'accessDenied',
      `Access to ${full} is denied: it is not below a folder that the script may reach (--allow)`,
      { source: 'Script' },
    );
  return full;
}

/** Whether a file lies where the script may not reach, or is a link that leads there. */
export function isRefused(files: Reach['files'], file: string): boolean {
  return [path.dirname(file), file].some((place) => isRefusedPlace(files, place));
}

function isRefusedPlace(files: Reach['files'], place: string): boolean {
  try {
    files.list(place);
    return false;
  } catch (error) {
    // Of a file nothing can be listed, and that a folder is not there the service finds, and tells better: it may be on another machine.
    return error instanceof Error && 'code' in error && error.code === 'EACCES';
  }
}
