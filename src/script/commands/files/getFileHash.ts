import { createHash } from 'node:crypto';
import { hasWildcards, unescapeWildcards } from '../../text/wildcard.ts';
import { customObject } from '../../values/customObject.ts';
import { cmdlet } from '../cmdletBuilder.ts';
import { commandError } from '../commandError.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { oneOf } from '../parameterChecks.ts';
import { attempt } from './itemErrors.ts';
import { matchingFiles, readFilePath } from './itemPath.ts';
import { pathParameters } from './pathParameters.ts';

/** Get-FileHash of files. */
export const getFileHash = cmdlet({
  name: 'Get-FileHash',
  className: 'GetFileHashCommand',
  module: 'Utility',
  syntax: {
    Path: '[-Path] <string[]> [[-Algorithm] <string>]',
    LiteralPath: '[[-Algorithm] <string>] -LiteralPath <string[]>',
  },
  parameters: {
    ...pathParameters,
    Algorithm: { position: 1, checks: [oneOf('SHA1', 'SHA256', 'SHA384', 'SHA512', 'MD5')] },
  },
  start: (runtime) => ({
    process() {
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
  const paths = !literal && hasWildcards(path) ? matchingFiles(full, runtime) : [unescapeWildcards(full)];
  for (const one of paths) {
    if (files.isFolder(one)) continue;
    if (!files.isFile(one)) {
      runtime.writeError(
        commandError(
          'FileNotFound',
          `Cannot find path '${one}' because it does not exist.`,
          'ObjectNotFound',
          {
            type: 'System.Management.Automation.ItemNotFoundException',
            target: one,
          },
        ),
      );
      continue;
    }
    attempt(runtime, 'FileReadError', one, () => {
      const algorithm = (runtime.string('Algorithm') ?? 'SHA256').toUpperCase();
      const hash = createHash(algorithm.toLowerCase())
        .update(files.readBytes(one))
        .digest('hex')
        .toUpperCase();
      runtime.write(
        customObject(
          [
            ['Algorithm', algorithm],
            ['Hash', hash],
            ['Path', one],
          ],
          'Microsoft.Powershell.Utility.FileHash',
        ),
      );
    });
  }
}
