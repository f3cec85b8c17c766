import { hasWildcards } from '../../text/wildcard.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { pathNotFound } from '../files/itemErrors.ts';
import { matchingFiles, readFilePath } from '../files/itemPath.ts';

/** What a path stands for, as it is written: nothing and an error where there is no such file or folder. */
export function existingPath(path: string, runtime: CommandRuntime): string[] {
  const full = readFilePath(path, runtime);
  if (full === undefined) return [];
  const { files } = runtime.runspace;
  if (files.isFile(full) || files.isFolder(full)) return [full];
  runtime.writeError(pathNotFound(full));
  return [];
}

/** The files and folders of a path with wildcards in any of its parts. */
export function expandPath(path: string, runtime: CommandRuntime): string[] {
  if (!hasWildcards(path)) return existingPath(path, runtime);
  const full = readFilePath(path, runtime);
  return full === undefined ? [] : matchingFiles(full, runtime, true);
}
