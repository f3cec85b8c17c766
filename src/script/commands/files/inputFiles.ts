import { decodeText } from '../../serialize/textEncoding.ts';
import { ErrorRecord } from '../../values/errorRecord.ts';
import { NetException } from '../../values/netException.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { encodingGiven } from './encodingGiven.ts';
import { readFilePath } from './itemPath.ts';

/** The files that -Path and -LiteralPath name, absolute. One that is not there is an error that ends nothing, told of the absolute path or the one given. */
export function* filesGiven(
  runtime: CommandRuntime,
  missing: (path: string, given: string) => ErrorRecord = notFound,
): Generator<string> {
  for (const given of [...(runtime.strings('Path') ?? []), ...(runtime.strings('LiteralPath') ?? [])]) {
    const path = readFilePath(given, runtime);
    if (path === undefined) continue;
    if (runtime.runspace.files.isFile(path)) yield path;
    else runtime.writeError(missing(path, given));
  }
}

/** The texts of those files. */
export function* textsOf(
  runtime: CommandRuntime,
  missing?: (path: string, given: string) => ErrorRecord,
): Generator<{ readonly path: string; readonly text: string }> {
  for (const path of filesGiven(runtime, missing))
    yield { path, text: textOf(runtime.runspace.files.readBytes(path), runtime) };
}

/** What a file holds as a text, in the encoding of its mark or that of -Encoding. */
export function textOf(bytes: Uint8Array, runtime: CommandRuntime): string {
  runtime.runspace.allow('characters', bytes.length);
  return decodeText(bytes, encodingGiven(runtime));
}

function notFound(path: string): ErrorRecord {
  return new ErrorRecord({
    exception: new NetException('System.IO.FileNotFoundException', `Could not find file '${path}'.`),
    id: 'FileOpenFailure',
    category: 'OpenError',
  });
}
