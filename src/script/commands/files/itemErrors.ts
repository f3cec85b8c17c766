import { ErrorRecord, ScriptError } from '../../values/errorRecord.ts';
import { commandError } from '../commandError.ts';
import type { CommandRuntime } from '../commandRuntime.ts';

/** The error of a path that stands for nothing. */
export function pathNotFound(path: string): ErrorRecord {
  return commandError(
    'PathNotFound',
    `Cannot find path '${path}' because it does not exist.`,
    'ObjectNotFound',
    {
      type: 'System.Management.Automation.ItemNotFoundException',
      target: path,
    },
  );
}

/** The error of a drive that is not there. */
export function driveNotFound(name: string): ErrorRecord {
  return commandError(
    'DriveNotFound',
    `Cannot find drive. A drive with the name '${name}' does not exist.`,
    'ObjectNotFound',
    { type: 'System.Management.Automation.DriveNotFoundException', target: name },
  );
}

/** What the system says of a path, in .NET's words: an error record with the id that the cmdlet gives it. */
export function systemError(error: unknown, id: string, path: string): ErrorRecord {
  if (error instanceof ErrorRecord) return error;
  if (error instanceof ScriptError) return error.record;
  if (!(error instanceof Error) || !('code' in error)) throw error;
  switch (error.code) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return commandError(
        id.replace(/IOError$/, 'UnauthorizedAccessError'),
        `Access to the path '${path}' is denied.`,
        'PermissionDenied',
        { type: 'System.UnauthorizedAccessException', target: path },
      );
    case 'ENOENT':
    case 'ENOTDIR':
      return commandError(id, `Could not find a part of the path '${path}'.`, 'WriteError', {
        type: 'System.IO.DirectoryNotFoundException',
        target: path,
      });
    case 'EEXIST':
      return commandError(id, `The file '${path}' already exists.`, 'WriteError', {
        type: 'System.IO.IOException',
        target: path,
      });
    default:
      return commandError(id, error.message, 'WriteError', { type: 'System.IO.IOException', target: path });
  }
}

/** Does what may fail by the system; such a failure is an error that ends nothing. */
export function attempt(
  runtime: Pick<CommandRuntime, 'writeError'>,
  id: string,
  path: string,
  action: () => void,
): void {
  try {
    action();
  } catch (error) {
    runtime.writeError(systemError(error, id, path));
  }
}
