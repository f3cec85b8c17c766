import { ErrorRecord } from '../../values/errorRecord.ts';
import { systemException } from '../../values/systemException.ts';
import { commandError } from '../commandError.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { NetException } from '../../values/netException.ts';
import type { Value } from '../../values/value.ts';

/** The error of a path that stands for nothing. */
export function pathNotFound(path: string, id = 'PathNotFound'): ErrorRecord {
  const message = `Cannot find path '${path}' because it does not exist.`;
  const type = 'System.Management.Automation.ItemNotFoundException';
  return new ErrorRecord({
    exception: new NetException(type, message, null, { ItemName: path }),
    id,
    category: 'ObjectNotFound',
    target: path,
  });
}

/** The error of wildcards that nothing fits, where content is to be read or written. */
export function nothingFits(path: string, runtime: CommandRuntime): ErrorRecord {
  return commandError(
    'ItemNotFound',
    `An object at the specified path ${path} does not exist, or has been filtered by the -Include or -Exclude parameter.`,
    'ObjectNotFound',
    { type: 'System.Exception', target: runtime.value('Path') ?? null },
  );
}

/** The error of a drive that is not there. */
export function driveNotFound(name: string, id = 'DriveNotFound'): ErrorRecord {
  const { exception } = new ErrorRecord({
    exception: new NetException(
      'System.Management.Automation.DriveNotFoundException',
      `Cannot find drive. A drive with the name '${name}' does not exist.`,
      null,
      { ItemName: name },
    ),
    id: 'DriveNotFound',
    category: 'ObjectNotFound',
    target: name,
  });
  return new ErrorRecord({ exception, id, category: 'ObjectNotFound', target: name });
}

/** What the system says of a path, in .NET's words: an error record with the id that the cmdlet gives it. Anything else is thrown on. */
function systemError(error: unknown, id: string, path: string, target: Value): ErrorRecord {
  const exception = systemException(error, path);
  if (exception === undefined) throw error;
  const denied = exception.typeName === 'System.UnauthorizedAccessException';
  return new ErrorRecord({
    exception,
    id: denied ? id.replace(/IOError$/, 'UnauthorizedAccessError') : id,
    category: denied ? 'PermissionDenied' : 'WriteError',
    target,
  });
}

/** The path that an action may fail at; where the error is not about the path itself, what it is about. */
type FailingPath = string | { readonly path: string; readonly about: Value };

/** Does what may fail by the system; such a failure is an error that ends nothing, and the answer is undefined. */
export function attempt<Result>(
  runtime: Pick<CommandRuntime, 'writeError'>,
  id: string,
  at: FailingPath,
  action: () => Result,
): Result | undefined {
  try {
    return action();
  } catch (error) {
    const { path, about } = typeof at === 'string' ? { path: at, about: at } : at;
    runtime.writeError(systemError(error, id, path, about));
    return undefined;
  }
}
