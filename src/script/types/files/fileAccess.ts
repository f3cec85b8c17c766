import { NetThrow } from '../../values/netException.ts';
import { systemException } from '../../values/systemException.ts';
import type { Value } from '../../values/value.ts';
import { argumentNull, emptyText, netError } from '../arguments.ts';
import { parentOf } from './fileItem.ts';
import type { NetFiles } from './netFiles.ts';
import type { NetContext } from '../netType.ts';

/** The files of the session; a session without any refuses. */
export function filesOf(context: NetContext): NetFiles {
  if (context.files !== undefined) return context.files;
  throw netError('System.UnauthorizedAccessException', 'This session may reach no files.');
}

/** The current folder of the session, absolute. */
export function folderNow(context: NetContext): string {
  return context.location ?? '/';
}

/** An absolute path of an argument: a relative one is below the current folder. Throws for null and the empty text. */
export function pathOf(value: Value | undefined, context: NetContext, name = 'path'): string {
  if (value === null || value === undefined) throw argumentNull(name);
  const path = context.text(value);
  if (path === '') throw emptyText(name);
  return absolute(path, folderNow(context));
}

/** A path from a folder, without `.` and `..`. */
export function absolute(path: string, folder: string): string {
  const parts: string[] = [];
  for (const part of (path.startsWith('/') ? path : `${folder}/${path}`).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

/** DirectoryNotFoundException of a path. */
export function noFolder(path: string): NetThrow {
  return netError('System.IO.DirectoryNotFoundException', `Could not find a part of the path '${path}'.`);
}

/** FileNotFoundException of a path. */
export function noFile(path: string): NetThrow {
  return netError('System.IO.FileNotFoundException', `Could not find file '${path}'.`, { FileName: path });
}

/** UnauthorizedAccessException of a path. */
export function noAccess(path: string): NetThrow {
  return netError('System.UnauthorizedAccessException', `Access to the path '${path}' is denied.`);
}

/** IOException of a file that is there already. */
export function alreadyThere(path: string): NetThrow {
  return netError('System.IO.IOException', `The file '${path}' already exists.`);
}

/** Does something with a file; what the system refuses is thrown as .NET does. */
export function withFile<Result>(
  path: string,
  context: NetContext,
  act: (files: NetFiles) => Result,
): Result {
  const files = filesOf(context);
  try {
    return act(files);
  } catch (error) {
    throw translated(error, path, files);
  }
}

/** What .NET says in place of an error of the system. */
function translated(error: unknown, path: string, files: NetFiles): unknown {
  if (error instanceof NetThrow) return error;
  const exception = systemException(error, path);
  if (exception === undefined) return error;
  return exception.typeName === 'System.IO.DirectoryNotFoundException' && files.isFolder(parentOf(path))
    ? noFile(path)
    : new NetThrow(exception);
}

/** Bytes of a file, within the limits of the session. */
export function readFileBytes(path: string, context: NetContext): Uint8Array {
  return withFile(path, context, (files) => {
    const length = files.status(path)?.length ?? 0;
    context.allow('characters', length);
    if (files.isFolder(path)) throw noAccess(path);
    return files.readBytes(path);
  });
}

/** Writes bytes into a file anew, or adds to it. */
export function writeFileBytes(
  path: string,
  content: Uint8Array,
  append: boolean,
  context: NetContext,
): void {
  withFile(path, context, (files) => {
    if (files.isFolder(path)) throw noAccess(path);
    files.writeBytes(path, content, append);
  });
}
