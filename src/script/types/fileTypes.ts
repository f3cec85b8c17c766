import { NetArray } from '../values/netArray.ts';
import { NetThrow } from '../values/netException.ts';
import type { Value } from '../values/value.ts';
import { items, netError, required, stringArray, text } from './arguments.ts';
import type { NetContext, NetFiles, NetType } from './netType.ts';
import { TypeBuilder } from './typeBuilder.ts';

/** The files of the session; a session without any refuses. */
export function filesOf(context: NetContext): NetFiles {
  if (context.files !== undefined) return context.files;
  throw netError('System.UnauthorizedAccessException', 'This session may reach no files.');
}

/** An absolute path: a relative one is below the current folder. */
export function absolutePath(path: string, context: NetContext): string {
  if (path === '')
    throw netError('System.ArgumentException', "The value cannot be an empty string. (Parameter 'path')");
  return path.startsWith('/') ? path : `${context.environment.get('PWD') ?? ''}/${path.replace(/^\.\//, '')}`;
}

/** What .NET says in place of an error of the system. */
function translated(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || error instanceof NetThrow || !('code' in error)) return error;
  switch (error.code) {
    case 'ENOENT':
      return netError('System.IO.FileNotFoundException', `Could not find file '${path}'.`, {
        FileName: path,
      });
    case 'ENOTDIR':
      return netError('System.IO.DirectoryNotFoundException', `Could not find a part of the path '${path}'.`);
    case 'EACCES':
    case 'EPERM':
    case 'EISDIR':
      return netError('System.UnauthorizedAccessException', `Access to the path '${path}' is denied.`);
    default:
      return netError('System.IO.IOException', error.message);
  }
}

/** Text of a file. Throws .NET's exceptions. */
export function readFileText(path: string, context: NetContext): string {
  const whole = absolutePath(path, context);
  try {
    const content = filesOf(context).readText(whole);
    context.allow('characters', content.length);
    return content;
  } catch (error) {
    const folder = whole.slice(0, Math.max(whole.lastIndexOf('/'), 1));
    if (
      error instanceof Error &&
      'code' in error &&
      error.code === 'ENOENT' &&
      !filesOf(context).isFolder(folder)
    ) {
      throw netError('System.IO.DirectoryNotFoundException', `Could not find a part of the path '${whole}'.`);
    }
    throw translated(error, whole);
  }
}

/** Writes a file anew, or adds to it. Throws .NET's exceptions. */
export function writeFileText(path: string, content: string, append: boolean, context: NetContext): void {
  const whole = absolutePath(path, context);
  const folder = whole.slice(0, Math.max(whole.lastIndexOf('/'), 1));
  if (!filesOf(context).isFolder(folder)) {
    throw netError('System.IO.DirectoryNotFoundException', `Could not find a part of the path '${whole}'.`);
  }
  try {
    filesOf(context).writeText(whole, content, append);
  } catch (error) {
    throw translated(error, whole);
  }
}

function linesOf(content: string): string[] {
  const lines = content.split(/\r\n|\r|\n/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

const allLines = (value: Value | undefined) =>
  items(value)
    .map((line) => `${text(line)}\n`)
    .join('');

/** System.IO.File, over the files of the session. */
export const fileType = (): NetType => {
  const withEncoding = (declaration: string) => [
    declaration,
    declaration.replace(')', ', System.Text.Encoding encoding)'),
  ];
  const lines = 'System.Collections.Generic.IEnumerable[string] contents';
  return new TypeBuilder('System.IO.File', (value) => value)
    .staticMethod(
      'bool Exists(string path)',
      ([path], context) =>
        typeof path === 'string' && path !== '' && filesOf(context).isFile(absolutePath(path, context)),
    )
    .staticMethods(withEncoding('string ReadAllText(string path)'), ([path], context) =>
      readFileText(required(path, 'path'), context),
    )
    .staticMethods(withEncoding('string[] ReadAllLines(string path)'), ([path], context) =>
      stringArray(linesOf(readFileText(required(path, 'path'), context))),
    )
    .staticMethods(
      withEncoding('System.Collections.Generic.IEnumerable[string] ReadLines(string path)'),
      ([path], context) => stringArray(linesOf(readFileText(required(path, 'path'), context))),
    )
    .staticMethods(
      withEncoding('void WriteAllText(string path, string contents)'),
      ([path, contents], context) => {
        writeFileText(required(path, 'path'), text(contents), false, context);
        return null;
      },
    )
    .staticMethods(withEncoding(`void WriteAllLines(string path, ${lines})`), ([path, contents], context) => {
      writeFileText(required(path, 'path'), allLines(contents), false, context);
      return null;
    })
    .staticMethods(
      withEncoding('void AppendAllText(string path, string contents)'),
      ([path, contents], context) => {
        writeFileText(required(path, 'path'), text(contents), true, context);
        return null;
      },
    )
    .staticMethods(
      withEncoding(`void AppendAllLines(string path, ${lines})`),
      ([path, contents], context) => {
        writeFileText(required(path, 'path'), allLines(contents), true, context);
        return null;
      },
    )
    .build();
};

function listed(path: Value | undefined, folders: boolean, context: NetContext): NetArray {
  const folder = absolutePath(required(path, 'path'), context);
  const files = filesOf(context);
  if (!files.isFolder(folder)) {
    throw netError('System.IO.DirectoryNotFoundException', `Could not find a part of the path '${folder}'.`);
  }
  const all = files.list(folder).map((name) => `${folder.replace(/\/$/, '')}/${name}`);
  return stringArray(all.filter((each) => (folders ? files.isFolder(each) : files.isFile(each))));
}

/** System.IO.Directory, over the files of the session. */
export const directoryType = (): NetType =>
  new TypeBuilder('System.IO.Directory', (value) => value)
    .staticMethod(
      'bool Exists(string path)',
      ([path], context) =>
        typeof path === 'string' && path !== '' && filesOf(context).isFolder(absolutePath(path, context)),
    )
    .staticMethod('string GetCurrentDirectory()', (_, context) => context.environment.get('PWD') ?? '/')
    .staticMethod('string[] GetDirectories(string path)', ([path], context) => listed(path, true, context))
    .staticMethod('string[] GetFiles(string path)', ([path], context) => listed(path, false, context))
    .build();
