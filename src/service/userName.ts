import os from 'node:os';
import process from 'node:process';

/** Who works in this process, as logs name them. */
export function userName(): string {
  try {
    return os.userInfo().username;
  } catch {
    // An account without an entry in the user database, as in containers.
    return process.env['USER'] ?? process.env['USERNAME'] ?? 'unknown';
  }
}
