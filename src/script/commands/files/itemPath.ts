import { isAbsolute, resolve } from 'node:path';
import { hasWildcards, unescapeWildcards, wildcardPattern } from '../../text/wildcard.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { drivesOf, type Drive, type ProviderName } from './drives.ts';
import { below, nameOf } from '../../types/files/fileItem.ts';
import { driveNotFound } from './itemErrors.ts';
import { childrenOf } from './listFolder.ts';

/** An item of a drive that holds no files, by its name; empty for all of them. */
export interface StoredItem {
  readonly kind: 'item';
  readonly drive: Drive;
  readonly name: string;
  /** The provider as the path was written with it; empty for none. */
  readonly qualifier?: string;
}

/** A file or folder by its absolute path, and the drive that it was written on. */
export interface FilePath {
  readonly kind: 'file';
  readonly path: string;
  readonly drive: Drive;
  /** The provider as the path was written with it: `FileSystem::`; empty for none. */
  readonly qualifier: string;
}

/** Where a path leads: a file or folder, or an item of another drive. */
export type ItemPath = FilePath | StoredItem;

const providers: readonly ProviderName[] = ['FileSystem', 'Environment', 'Variable', 'Function', 'Alias'];

/** Reads a path as it is written, from where the session stands; undefined with an error told for a drive that is not there. */
export function readPath(path: string, runtime: CommandRuntime): ItemPath | undefined {
  const drives = drivesOf(runtime.runspace.environment);
  const [, qualifier = '', provider, inside] =
    /^((?:Microsoft\.PowerShell\.Core[\\/])?([A-Za-z]+)::)(.*)$/s.exec(path) ?? [];
  if (provider !== undefined && inside !== undefined) {
    const known = providers.find((name) => name.toLowerCase() === provider.toLowerCase());
    const drive = drives.list().find((one) => one.provider === known && one.provider !== 'FileSystem');
    return drive === undefined
      ? filePath(inside, drives.root, runtime, qualifier)
      : { kind: 'item', drive, name: trimmed(inside), qualifier };
  }
  const [, name, rest = ''] = /^([^:/\\.*?[]+):(.*)$/s.exec(path) ?? [];
  const drive = name === undefined ? drives.find(drives.current) : drives.find(name);
  if (drive === undefined) {
    runtime.writeError(driveNotFound(name ?? drives.current));
    return undefined;
  }
  if (drive.provider !== 'FileSystem' && !(name === undefined && path.startsWith('/')))
    return { kind: 'item', drive, name: trimmed(name === undefined ? path : rest), qualifier: '' };
  if (drive.provider !== 'FileSystem' || /^(?:\/|~(?:\/|$))/.test(path))
    return filePath(path, drives.root, runtime);
  if (name === undefined || drive === drives.root)
    return filePath(name === undefined ? path : rest, drive, runtime);
  return filePath(
    /^[\\/]/.test(rest) ? drive.root.replace(/\/?$/, rest) : below(drives.placeOn(drive), rest),
    drive,
    runtime,
  );
}

/** A path as its drive has it: `W:/folder/file`. */
export function pathOnDrive(path: string, drive: Drive): string {
  if (drive.root === '/' && drive.name === '/') return path;
  const root = drive.root.replace(/\/$/, '');
  return `${drive.name}:/${path === root ? '' : path.slice(root.length + 1)}`;
}

function trimmed(name: string): string {
  return name.replace(/^[\\/]+/, '').replace(/^\.$/, '');
}

function filePath(path: string, drive: Drive, { runspace }: CommandRuntime, qualifier = ''): FilePath {
  const written = path.replaceAll('\\', '/').replace(/^~(?=\/|$)/, runspace.environment.get('HOME') ?? '/');
  return {
    kind: 'file',
    path: isAbsolute(written) ? resolve(written) : resolve(runspace.location, written),
    drive,
    qualifier,
  };
}

/** A path of the file system, absolute; undefined with an error told where it leads elsewhere. */
export function readFilePath(path: string, runtime: CommandRuntime): string | undefined {
  const found = readPath(path, runtime);
  if (found?.kind === 'item') {
    runtime.writeError(driveNotFound(found.drive.name));
    return undefined;
  }
  return found?.path;
}

/** What a path of the file system stands for, by how it is written and by the absolute path that it is: what fits its wildcards, else what need not be there. */
export function filesOfPath(
  written: string,
  full: string,
  literal: boolean,
  runtime: CommandRuntime,
  force = false,
): string[] {
  if (literal) return [full];
  return hasWildcards(written) ? matchingFiles(full, runtime, force) : [unescapeWildcards(full)];
}

/** Files and folders of an absolute path with wildcards in any of its parts; hidden ones are found by `force` or a pattern that begins with a dot. */
export function matchingFiles(
  path: string,
  runtime: Pick<CommandRuntime, 'runspace' | 'writeError'>,
  force = false,
): string[] {
  const { files } = runtime.runspace;
  const parts = path.split('/').filter((part) => part !== '');
  let found = ['/'];
  for (const [index, part] of parts.entries()) {
    runtime.runspace.checkpoint();
    const last = index === parts.length - 1;
    if (!hasWildcards(part)) {
      const name = unescapeWildcards(part);
      // A folder above those that a session may reach is passed through, not asked about.
      found = found.map((folder) => below(folder, name));
      if (last) found = found.filter((one) => files.isFolder(one) || files.isFile(one));
      continue;
    }
    // A pattern is read when there is something to compare: where nothing is, a bad one finds nothing.
    let pattern: ((name: string) => boolean) | undefined;
    const matches = (name: string): boolean => (pattern ??= wildcardPattern(part))(name);
    const hidden = force || part.startsWith('.');
    found = found
      .filter((folder) => files.isFolder(folder))
      .flatMap((folder) =>
        childrenOf(folder, runtime).filter((child) => {
          const name = nameOf(child);
          return matches(name) && (hidden || !name.startsWith('.')) && (last || files.isFolder(child));
        }),
      );
  }
  return found;
}
