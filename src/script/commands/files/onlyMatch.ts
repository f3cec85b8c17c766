import { hasWildcards } from '../../text/wildcard.ts';
import { scriptError } from '../../values/errorRecord.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { matchingFiles } from './itemPath.ts';

/** The one file that a path stands for where wildcards may name it; `path` is absolute, `given` how it was written. Throws where they name none, or several. */
export function onlyMatch(
  path: string,
  given: string,
  runtime: Pick<CommandRuntime, 'runspace' | 'writeError'>,
): string {
  if (!hasWildcards(given)) return path;
  const [first, ...others] = matchingFiles(path, runtime);
  if (first === undefined)
    throw scriptError('FileOpenFailure', 'Unable to find the specified file.', 'OpenError', {
      type: 'System.IO.FileNotFoundException',
      target: given,
    });
  if (others.length === 0) return first;
  const operation = '"ReportMultipleFilesNotSupported"';
  throw scriptError(
    'ReadWriteMultipleFilesNotSupported',
    `Cannot perform operation because operation ${operation} is not valid. Remove operation ${operation}, or investigate why it is not valid.`,
    'InvalidArgument',
    { type: 'System.Management.Automation.PSInvalidOperationException' },
  );
}
