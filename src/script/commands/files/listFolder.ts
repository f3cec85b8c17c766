import type { ScriptFiles } from '../../runtime/session/scriptFiles.ts';
import { compareByCulture } from '../../text/compareText.ts';
import { below } from '../../types/files/fileItem.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { attempt } from './itemErrors.ts';

/** What stands in a folder, absolute: folders first, then files, each in order of their names. What vanished meanwhile is left out. */
function childPaths(folder: string, files: ScriptFiles): string[] {
  const found = files.list(folder).map((name) => ({ name, path: below(folder, name) }));
  return found
    .map((child) => ({ ...child, isFolder: files.isFolder(child.path) }))
    .filter(({ isFolder, path }) => isFolder || files.isFile(path))
    .sort((one, other) =>
      one.isFolder === other.isFolder ? compareByCulture(one.name, other.name, true) : one.isFolder ? -1 : 1,
    )
    .map(({ path }) => path);
}

/** What stands in a folder, for a cmdlet: nothing, and an error told, where the system does not let it be read. */
export function childrenOf(
  folder: string,
  runtime: Pick<CommandRuntime, 'runspace' | 'writeError'>,
): string[] {
  return attempt(runtime, 'DirIOError', folder, () => childPaths(folder, runtime.runspace.files)) ?? [];
}
