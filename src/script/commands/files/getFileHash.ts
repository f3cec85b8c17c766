import { createHash } from 'node:crypto';
import { namedObject, type CustomObject } from '../../values/customObject.ts';
import { NetStream } from '../../values/netStream.ts';
import { cmdlet } from '../cmdletBuilder.ts';
import { commandError } from '../commandError.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { oneOf } from '../parameterChecks.ts';
import { attempt, pathNotFound } from './itemErrors.ts';
import { filesOfPath, readFilePath } from './itemPath.ts';
import { pathParameters } from './pathParameters.ts';

/** Get-FileHash of files. */
export const getFileHash = cmdlet({
  name: 'Get-FileHash',
  className: 'GetFileHashCommand',
  module: 'Utility',
  syntax: {
    Path: '[-Path] <string[]> [[-Algorithm] <string>]',
    LiteralPath: '[[-Algorithm] <string>] -LiteralPath <string[]>',
    StreamParameterSet: '[-InputStream] <System.IO.Stream> [[-Algorithm] <string>]',
  },
  parameters: {
    ...pathParameters,
    Algorithm: { position: 1, checks: [oneOf('SHA1', 'SHA256', 'SHA384', 'SHA512', 'MD5')] },
  },
  start: (runtime) => ({
    process() {
      const stream = runtime.value('InputStream');
      if (stream instanceof NetStream) runtime.write(hashOf(stream.read(stream.length), '', runtime));
      const literal = runtime.strings('LiteralPath');
      for (const path of literal ?? runtime.strings('Path') ?? [])
        writeHash(path, literal !== undefined, runtime);
    },
  }),
});

function writeHash(path: string, literal: boolean, runtime: CommandRuntime): void {
  const full = readFilePath(path, runtime);
  if (full === undefined) return;
  const { files } = runtime.runspace;
  for (const one of filesOfPath(path, full, literal, runtime)) {
    if (files.isFolder(one)) {
      runtime.writeError(
        commandError('UnauthorizedAccessError', `Access to the path '${one}' is denied.`, 'InvalidData', {
          type: 'System.UnauthorizedAccessException',
          target: one,
        }),
      );
      continue;
    }
    if (!files.isFile(one)) {
      runtime.writeError(
        literal
          ? commandError('FileNotFound', `Could not find file '${one}'.`, 'ObjectNotFound', {
              type: 'System.IO.FileNotFoundException',
              target: one,
            })
          : pathNotFound(one, 'FileNotFound'),
      );
      continue;
    }
    attempt(runtime, 'FileReadError', one, () => {
      runtime.write(hashOf(files.readBytes(one), one, runtime));
    });
  }
}

function hashOf(bytes: Uint8Array, path: string, runtime: CommandRuntime): CustomObject {
  const algorithm = (runtime.string('Algorithm') ?? 'SHA256').toUpperCase();
  const hash = createHash(algorithm.toLowerCase()).update(bytes).digest('hex').toUpperCase();
  return namedObject(
    [
      ['Algorithm', algorithm],
      ['Hash', hash],
      ['Path', path],
    ],
    'Microsoft.PowerShell.Commands.FileHashInfo',
  );
}
