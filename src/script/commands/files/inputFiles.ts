import { dirname } from 'node:path';
import { decodeText } from '../../serialize/textEncoding.ts';
import { type ErrorRecord, scriptError } from '../../values/errorRecord.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { encodingGiven } from './encodingGiven.ts';
import { pathNotFound } from './itemErrors.ts';
import { filesOfPath, readFilePath } from './itemPath.ts';
import { onlyMatch } from './onlyMatch.ts';

/** The files that -Path and -LiteralPath name, absolute: wildcards stand for any number. One that is not there is an error that ends nothing. */
export function* filesGiven(
  runtime: CommandRuntime,
  missing: (path: string) => ErrorRecord = pathNotFound,
): Generator<string> {
  for (const { path, given, literal } of pathsGiven(runtime))
    for (const file of filesOfPath(given, path, literal, runtime)) {
      if (runtime.runspace.files.isFile(file)) yield file;
      else runtime.writeError(missing(file));
    }
}

/** The texts of the files of a cmdlet that reads one a path, where wildcards stand for one file. Throws what opening a file would. */
export function* textsOf(
  runtime: CommandRuntime,
): Generator<{ readonly path: string; readonly text: string }> {
  for (const { path: written, given, literal } of pathsGiven(runtime)) {
    const path = readable(literal ? written : onlyMatch(written, given, runtime), runtime);
    yield { path, text: textOf(runtime.runspace.files.readBytes(path), runtime) };
  }
}

interface PathGiven {
  readonly path: string;
  readonly given: string;
  readonly literal: boolean;
}

function* pathsGiven(runtime: CommandRuntime): Generator<PathGiven> {
  for (const literal of [false, true])
    for (const given of runtime.strings(literal ? 'LiteralPath' : 'Path') ?? []) {
      const path = readFilePath(given, runtime);
      if (path !== undefined) yield { path, given, literal };
    }
}

/** The file itself; throws what opening it would where it cannot be read. */
function readable(path: string, { runspace: { files } }: CommandRuntime): string {
  if (files.isFile(path)) return path;
  const [type, message] = files.isFolder(path)
    ? ['System.UnauthorizedAccessException', `Access to the path '${path}' is denied.`]
    : files.isFolder(dirname(path))
      ? ['System.IO.FileNotFoundException', `Could not find file '${path}'.`]
      : ['System.IO.DirectoryNotFoundException', `Could not find a part of the path '${path}'.`];
  throw scriptError('FileOpenFailure', message, 'OpenError', { type });
}

/** What a file holds as a text, in the encoding of its mark or that of -Encoding. */
export function textOf(bytes: Uint8Array, runtime: CommandRuntime): string {
  runtime.runspace.allow('characters', bytes.length);
  return decodeText(bytes, encodingGiven(runtime));
}
