import { unescapeWildcards, hasWildcards, wildcardPattern } from '../text/wildcard.ts';
import { resolvePath, type ScriptFiles } from '../runtime/session/scriptFiles.ts';

/** Folders within each other that are looked through: a link in a circle ends there. */
const deepest = 32;

/** What files of tests are searched with. */
export interface TestSearch {
  readonly files: ScriptFiles;
  /** Where paths that are not absolute begin. */
  readonly location: string;
  /** End of their names: `.Tests.ps1`. */
  readonly extension: string;
  readonly excluded: readonly string[];
  /** Called for each folder: throws when the search is to stop. */
  readonly checkpoint: () => void;
}

/** The files of tests below folders, and files by their names, absolute, each once; `missing` are paths where nothing is. */
export function findTests(
  paths: readonly string[],
  search: TestSearch,
): { readonly files: readonly string[]; readonly missing: readonly string[] } {
  const found = new Set<string>();
  const missing: string[] = [];
  const excluded = search.excluded.map((path) => wildcardPattern(resolvePath(path, search.location)));
  const add = (file: string): void => {
    if (!excluded.some((test) => test(file))) found.add(file);
  };
  for (const path of paths) {
    const places = hasWildcards(path)
      ? matching(path, search)
      : [resolvePath(unescapeWildcards(path), search.location)];
    const known = places.filter((place) => search.files.isFile(place) || search.files.isFolder(place));
    if (known.length === 0) missing.push(path);
    for (const place of known) {
      if (search.files.isFolder(place)) for (const file of testsBelow(place, search, 0)) add(file);
      // A file that is named is one of tests, whatever it is called.
      else if (!hasWildcards(path) || isTest(place, search)) add(place);
    }
  }
  return { files: [...found], missing };
}

function isTest(path: string, { extension }: TestSearch): boolean {
  return path.toLowerCase().endsWith(extension.toLowerCase());
}

/** Folders that hold what others wrote. */
function isOfTools(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules';
}

function* testsBelow(folder: string, search: TestSearch, depth: number): Iterable<string> {
  search.checkpoint();
  for (const name of search.files.list(folder)) {
    const path = folder === '/' ? `/${name}` : `${folder}/${name}`;
    if (search.files.isFolder(path)) {
      if (depth < deepest && !isOfTools(name)) yield* testsBelow(path, search, depth + 1);
    } else if (isTest(path, search) && search.files.isFile(path)) yield path;
  }
}

/** Paths that a pattern fits in each of its parts. */
function matching(pattern: string, { files, location, checkpoint }: TestSearch): readonly string[] {
  let places = ['/'];
  for (const part of resolvePath(pattern, location).split('/')) {
    if (part === '') continue;
    checkpoint();
    const fits = wildcardPattern(part);
    const below = (place: string, name: string): string => (place === '/' ? `/${name}` : `${place}/${name}`);
    places = hasWildcards(part)
      ? places
          .filter((place) => files.isFolder(place))
          .flatMap((place) =>
            files
              .list(place)
              .filter((name) => fits(name))
              .map((name) => below(place, name)),
          )
      : places.map((place) => below(place, part));
  }
  return places;
}
