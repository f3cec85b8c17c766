import { hasWildcards, unescapeWildcards } from '../../text/wildcard.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import type { Drive } from './drives.ts';
import { nameOf } from './fileItem.ts';
import { ItemFilter } from './itemFilter.ts';
import { pathNotFound } from './itemErrors.ts';
import { matchingFiles, readPath } from './itemPath.ts';
import { storeOf } from './itemStore.ts';

/** What a path stands for: a file or folder that is there, or items of another drive. */
export type FoundItem =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'item'; readonly drive: Drive; readonly name: string };

/** What -Path and -LiteralPath stand for, through -Include, -Exclude and -Filter. A path without wildcards that stands for nothing is an error. */
export function itemsGiven(runtime: CommandRuntime): FoundItem[] {
  const filter = new ItemFilter(runtime);
  const found: FoundItem[] = [];
  for (const path of runtime.strings('Path') ?? []) found.push(...itemsOf(path, runtime, filter, false));
  for (const path of runtime.strings('LiteralPath') ?? [])
    found.push(...itemsOf(path, runtime, filter, true));
  return found;
}

/** What one path stands for. */
export function itemsOf(
  path: string,
  runtime: CommandRuntime,
  filter: ItemFilter | null,
  literal: boolean,
): FoundItem[] {
  const read = readPath(path, runtime);
  if (read === undefined) return [];
  const wild = !literal && hasWildcards(path);
  if (read.kind === 'item') {
    const store = storeOf(read.drive.provider, runtime);
    const names = wild ? store.matching(read.name) : store.has(read.name) ? [read.name] : [];
    if (names.length === 0 && !wild && read.name !== '')
      runtime.writeError(pathNotFound(`${read.drive.name}:/${read.name}`));
    if (read.name === '') return [{ ...read, name: '' }];
    return names
      .filter((name) => filter?.accepts(name) !== false)
      .map((name) => ({ kind: 'item', drive: read.drive, name }));
  }
  if (wild)
    return matchingFiles(read.path, runtime, runtime.flag('Force'))
      .filter((one) => filter?.accepts(nameOf(one)) !== false)
      .map((one) => ({ kind: 'file', path: one }));
  const full = literal ? read.path : unescapeWildcards(read.path);
  const { files } = runtime.runspace;
  if (!files.isFile(full) && !files.isFolder(full)) {
    runtime.writeError(pathNotFound(full));
    return [];
  }
  return filter?.accepts(nameOf(full)) === false ? [] : [{ kind: 'file', path: full }];
}
