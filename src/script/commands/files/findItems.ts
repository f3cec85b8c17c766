import { hasWildcards, unescapeWildcards } from '../../text/wildcard.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { below, nameOf } from '../../types/files/fileItem.ts';
import { ItemFilter } from './itemFilter.ts';
import { nothingFits, pathNotFound } from './itemErrors.ts';
import { matchingFiles, readPath, type ItemPath } from './itemPath.ts';
import { storeOf } from './itemStore.ts';

/**
 * What -Path and -LiteralPath stand for, through -Include, -Exclude and -Filter. A path without wildcards that stands for nothing is an error, which tells it
 * whole, a literal one as it was given; one with wildcards is an error, too, where something is `demanded`. What is relative begins at `base`, if there is one.
 */
export function itemsGiven(
  runtime: CommandRuntime,
  { demanded = false, base }: { demanded?: boolean; base?: string } = {},
): ItemPath[] {
  const filter = new ItemFilter(runtime);
  const found: ItemPath[] = [];
  const isElsewhere = base !== undefined && base !== runtime.runspace.location;
  for (const given of runtime.strings('Path') ?? []) {
    const path = isElsewhere && !/^(?:[/\\~]|[^/\\]+:)/.test(given) ? below(base, given) : given;
    const items = itemsOf(path, runtime, filter, false);
    if (demanded && items.length === 0 && (hasWildcards(path) || filter.selects))
      runtime.writeError(nothingFits(path, runtime));
    found.push(...items);
  }
  for (const path of runtime.strings('LiteralPath') ?? [])
    found.push(...itemsOf(path, runtime, filter, true, path));
  return found;
}

/** What one path stands for. */
function itemsOf(
  path: string,
  runtime: CommandRuntime,
  filter: ItemFilter,
  literal: boolean,
  told?: string,
): ItemPath[] {
  const read = readPath(path, runtime);
  if (read === undefined) return [];
  const wild = !literal && hasWildcards(path);
  if (read.kind === 'item') {
    const store = storeOf(read.drive.provider, runtime);
    const names = wild ? store.matching(read.name) : store.has(read.name) ? [read.name] : [];
    if (names.length === 0 && !wild && read.name !== '')
      runtime.writeError(pathNotFound(`${read.drive.name}:/${read.name}`));
    if (read.name === '') return [read];
    return names.filter((name) => filter.accepts(name)).map((name) => ({ ...read, name }));
  }
  if (wild)
    return matchingFiles(read.path, runtime, runtime.flag('Force'))
      .filter((one) => filter.accepts(nameOf(one)))
      .map((one) => ({ ...read, path: one }));
  const full = literal ? read.path : unescapeWildcards(read.path);
  const { files } = runtime.runspace;
  if (!files.isFile(full) && !files.isFolder(full)) {
    // What is chosen among may be nothing.
    if (literal || !filter.selects) runtime.writeError(pathNotFound(told ?? full));
    return [];
  }
  // The provider, which -Filter is for, is not asked to list anything here.
  return filter.chooses(nameOf(full)) ? [{ ...read, path: full }] : [];
}
