import { isAbsolute, resolve } from 'node:path';
import { hasWildcards } from '../../text/wildcard.ts';
import { commandError } from '../commandError.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { matchingFiles } from '../files/itemPath.ts';

/** A path of the file system, absolute: from the current folder, both separators alike, the name of the provider left out. */
export function absolutePath(path: string, { runspace }: CommandRuntime): string {
  const written = path.replaceAll('\\', '/').replace(/^(?:Microsoft\.PowerShell\.Core\/)?FileSystem::/i, '');
  return isAbsolute(written) ? resolve(written) : resolve(runspace.location, written);
}

/** What a path stands for, as it is written: nothing and an error where there is no such file or folder. */
export function existingPath(path: string, runtime: CommandRuntime): string[] {
  const full = absolutePath(path, runtime);
  const { files } = runtime.runspace;
  if (files.isFile(full) || files.isFolder(full)) return [full];
  runtime.writeError(
    commandError('PathNotFound', `Cannot find path '${full}' because it does not exist.`, 'ObjectNotFound', {
      type: 'System.Management.Automation.ItemNotFoundException',
      target: full,
    }),
  );
  return [];
}

/** The files and folders of a path with wildcards in any of its parts. */
export function expandPath(path: string, runtime: CommandRuntime): string[] {
  if (!hasWildcards(path)) return existingPath(path, runtime);
  return matchingFiles(absolutePath(path, runtime), runtime, true);
}
