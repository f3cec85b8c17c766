import { NetException, NetThrow } from './netException.ts';

/** `EACCES`, `ENOENT`: what the system says. Codes of Node itself begin with `ERR_`. */
const systemCode = /^E[A-Z0-9]+$/;

/**
 * An error of the system as the exception that .NET makes of it, in its words where the path is known; undefined for anything else, which is a fault of
 * this program.
 */
export function systemException(error: unknown, path?: string): NetException | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  const { code, message } = error;
  if (typeof code !== 'string' || !systemCode.test(code)) return undefined;
  const about = (text: (path: string) => string) => (path === undefined ? message : text(path));
  switch (code) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'EISDIR':
      return new NetException(
        'System.UnauthorizedAccessException',
        about((at) => `Access to the path '${at}' is denied.`),
      );
    case 'ENOENT':
    case 'ENOTDIR':
      return new NetException(
        'System.IO.DirectoryNotFoundException',
        about((at) => `Could not find a part of the path '${at}'.`),
      );
    case 'EEXIST':
      return new NetException(
        'System.IO.IOException',
        about((at) => `The file '${at}' already exists.`),
      );
    default:
      return new NetException('System.IO.IOException', message);
  }
}

/** The exception of .NET that something thrown stands for; undefined for none. */
export function netExceptionOf(error: unknown): NetException | undefined {
  if (error instanceof NetThrow) return error.exception;
  if (error instanceof RangeError && tooLong.test(error.message))
    return new NetException(
      'System.OutOfMemoryException',
      'Insufficient memory to continue the execution of the program.',
    );
  return systemException(error);
}

/** What this program's engine says of texts and lists longer than it makes them. */
const tooLong = /^Invalid (?:string|array|typed array) length|^Array buffer allocation failed/;
