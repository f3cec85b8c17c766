import path from 'node:path';
import { SyncError } from '../../domain/errors/syncError.ts';

/** Throws `invalidRequest` for a path that means another file for every folder that a process works in. */
export function requireAbsolutePath(file: string): void {
  if (path.isAbsolute(file)) return;
  throw new SyncError('invalidRequest', `${file} is no absolute path on the machine of the service`);
}
