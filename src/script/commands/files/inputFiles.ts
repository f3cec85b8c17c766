import { resolvePath } from '../../runtime/scriptFiles.ts';
import { decodeText, fileEncoding } from '../../serialize/textEncoding.ts';
import { ErrorRecord } from '../../values/errorRecord.ts';
import { NetException } from '../../values/netException.ts';
import type { CommandRuntime } from '../commandRuntime.ts';

/** The texts of the files that -Path and -LiteralPath name. One that is not there is an error that ends nothing. */
export function* textsOf(
  runtime: CommandRuntime,
): Generator<{ readonly path: string; readonly text: string }> {
  const { runspace } = runtime;
  const encoding = fileEncoding(runtime.string('Encoding'));
  for (const given of [...(runtime.strings('Path') ?? []), ...(runtime.strings('LiteralPath') ?? [])]) {
    const path = resolvePath(given, runspace.location);
    if (runspace.files.isFile(path))
      yield { path, text: decodeText(runspace.files.readBytes(path), encoding) };
    else runtime.writeError(notFound(path));
  }
}

/** The error of a file that is not there. */
export function notFound(path: string): ErrorRecord {
  return new ErrorRecord({
    exception: new NetException('System.IO.FileNotFoundException', `Could not find file '${path}'.`),
    id: 'FileOpenFailure',
    category: 'OpenError',
  });
}
