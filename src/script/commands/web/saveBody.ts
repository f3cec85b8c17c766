import { randomUUID } from 'node:crypto';
import { nameOf, parentOf, below } from '../../types/files/fileItem.ts';
import { NetException } from '../../values/netException.ts';
import { systemException } from '../../values/systemException.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { readFilePath } from '../files/itemPath.ts';
import { bodyPieces } from './readBody.ts';
import type { WebAnswer, WebCall } from './webCall.ts';
import { recordError, validationError } from './webErrors.ts';

/** The file of -OutFile, absolute; undefined where none is given. Throws where -Resume names a folder. */
export function fileGiven(runtime: CommandRuntime): string | undefined {
  const given = runtime.string('OutFile');
  if (given === undefined) return undefined;
  const path = readFilePath(given, runtime);
  if (path === undefined)
    throw recordError(
      new NetException(
        'System.Management.Automation.DriveNotFoundException',
        `-OutFile leads to no file: ${given}`,
      ),
      'WebCmdletOutFileNotFilesystemPathException',
      'InvalidArgument',
    );
  if (runtime.flag('Resume') && runtime.runspace.files.isFolder(path))
    throw validationError(
      'ResumeNotFilePath',
      `The Resume switch can only be used if OutFile targets a file but it resolves to a directory: ${path}.`,
    );
  return path;
}

/** Bytes of a file that are there already, for -Resume. */
export function lengthOf(path: string, { runspace }: CommandRuntime): number {
  return runspace.files.status(path)?.length ?? 0;
}

/**
 * Writes a body to a file: a whole one takes the file's place once all of it is there, the rest of one is put behind what is there already. In a folder it has the last
 * name of its URL. `body`: where it was read before.
 */
export function saveBody(call: WebCall, answer: WebAnswer, given: string, body?: Iterable<Uint8Array>): void {
  const { files } = call.runtime.runspace;
  const path = files.isFolder(given) ? below(given, nameInUrl(answer.step.url)) : given;
  const isRest = answer.response.status === 206 && answer.step.from !== null;
  const before = isRest ? lengthOf(path, call.runtime) : 0;
  const target = isRest ? path : below(parentOf(path), `.${nameOf(path)}.${randomUUID()}.part`);
  let isWhole = false;
  let isThere = false;
  try {
    if (!isRest) {
      // What may not be written is known before anything is fetched.
      files.writeBytes(target, new Uint8Array(0), false);
      isThere = true;
    }
    const progress = { activity: 'Web request status', before } as const;
    for (const piece of body ?? bodyPieces(call, answer, progress)) {
      call.runtime.runspace.checkpoint();
      files.writeBytes(target, piece, true);
    }
    if (!isRest) files.move(target, path);
    isWhole = true;
  } catch (error) {
    const exception = systemException(error, path);
    throw exception === undefined ? error : recordError(exception, exception.typeName, 'NotSpecified');
  } finally {
    answer.exchange.close();
    if (isThere && !isWhole) files.remove(target);
  }
  call.runtime.writeVerbose(`File Name: ${nameOf(path)}`);
}

function nameInUrl(url: URL): string {
  const name = decodeURIComponent(url.pathname.slice(url.pathname.lastIndexOf('/') + 1)).replaceAll(
    /[\\/\0]/g,
    '_',
  );
  return name === '' || name === '.' || name === '..' ? url.hostname : name;
}
