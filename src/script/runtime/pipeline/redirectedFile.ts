import { openError } from '../../commands/files/fileOutput.ts';
import { onlyMatch } from '../../commands/files/onlyMatch.ts';
import { hasWildcards } from '../../text/wildcard.ts';
import { ScriptError } from '../../values/errorRecord.ts';
import type { Engine } from '../execution.ts';

/** What redirection is a way to write. */
const outFile = 'Microsoft.PowerShell.Commands.OutFileCommand';

/** Makes ready a file that output is redirected to, and gives its absolute path; throws where it cannot be written. */
export function openRedirected(path: string, append: boolean, engine: Engine): string {
  const file = fileOf(path, engine);
  try {
    engine.files.writeText(file, '', append);
  } catch (error) {
    throw openError(error, file, `FileOpenFailure,${outFile}`);
  }
  return file;
}

/** The file that a path stands for, which may have wildcards for one. */
function fileOf(path: string, engine: Engine): string {
  const full = engine.fullPath(path);
  if (!hasWildcards(path)) return full;
  try {
    return onlyMatch(full, path, {
      runspace: engine,
      writeError: (record) => {
        throw new ScriptError(record);
      },
    });
  } catch (error) {
    if (!(error instanceof ScriptError)) throw error;
    throw new ScriptError(error.record.retold({ id: `${error.record.id},${outFile}` }));
  }
}
