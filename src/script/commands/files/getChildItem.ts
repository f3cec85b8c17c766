import { hasWildcards, unescapeWildcards } from '../../text/wildcard.ts';
import { cmdlet } from '../cmdletBuilder.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { nameOf, parentOf } from '../../types/files/fileItem.ts';
import { attributesWanted, type AttributesWanted } from './attributesWanted.ts';
import type { Drive } from './drives.ts';
import { ItemFilter } from './itemFilter.ts';
import { pathNotFound } from './itemErrors.ts';
import { matchingFiles, readPath, type StoredItem } from './itemPath.ts';
import { storeOf } from './itemStore.ts';
import { childrenOf } from './listFolder.ts';
import { pathParameters } from './pathParameters.ts';
import { fileObject, writeFound } from './writeItem.ts';

const rest =
  '[[-Filter] <string>] [-Include <string[]>] [-Exclude <string[]>] [-Recurse] [-Depth <uint>] [-Force] [-Name] [-Attributes <string[]>] [-FollowSymlink] [-Directory] [-File] [-Hidden] [-ReadOnly] [-System]';

/** Get-ChildItem. */
export const getChildItem = cmdlet({
  name: 'Get-ChildItem',
  className: 'GetChildItemCommand',
  module: 'Management',
  aliases: ['gci', 'dir', 'ls'],
  syntax: { Items: `[[-Path] <string[]>] ${rest}`, LiteralItems: `-LiteralPath <string[]> ${rest}` },
  parameters: {
    ...pathParameters,
    Filter: { position: 1 },
    Recurse: { aliases: ['s', 'r'] },
    Directory: { aliases: ['ad'] },
    File: { aliases: ['af'] },
    Hidden: { aliases: ['ah', 'h'] },
    ReadOnly: { aliases: ['ar'] },
    System: { aliases: ['as'] },
  },
  start: (runtime) => ({
    process() {
      const literal = runtime.strings('LiteralPath');
      for (const path of literal ?? runtime.strings('Path') ?? ['.'])
        new ChildListing(runtime).list(path, literal !== undefined);
    },
  }),
});

/** One listing: what is asked of the items, and how deep it goes. */
class ChildListing {
  readonly #runtime: CommandRuntime;
  #drive: Drive | undefined;
  readonly #attributes: AttributesWanted | null;
  readonly #showsHidden: boolean;
  readonly #depth: number;
  readonly #recurse: boolean;

  constructor(runtime: CommandRuntime) {
    this.#runtime = runtime;
    this.#recurse = runtime.flag('Recurse') || runtime.has('Depth');
    this.#depth = this.#recurse ? (runtime.integer('Depth') ?? Infinity) : 0;
    const attributes = runtime.strings('Attributes')?.join();
    this.#attributes = attributes === undefined ? null : attributesWanted(attributes);
    this.#showsHidden = runtime.flag('Force') || runtime.flag('Hidden') || this.#attributes?.hidden === true;
  }

  list(path: string, literal: boolean): void {
    const runtime = this.#runtime;
    const read = readPath(path, runtime);
    if (read === undefined) return;
    const wild = !literal && hasWildcards(path);
    if (read.kind === 'item') this.#listItems(read, wild);
    else {
      this.#drive = read.drive;
      if (wild) this.#listMatching(read.path);
      else this.#listPath(literal ? read.path : unescapeWildcards(read.path), literal);
    }
  }

  #listItems(read: StoredItem, wild: boolean): void {
    const runtime = this.#runtime;
    const store = storeOf(read.drive.provider, runtime);
    const filter = new ItemFilter(runtime);
    if (read.name !== '' && !wild && !store.has(read.name)) {
      runtime.writeError(pathNotFound(read.name));
      return;
    }
    const names = wild || read.name === '' ? store.matching(read.name) : [read.name];
    for (const name of names.filter((one) => filter.accepts(one)))
      if (runtime.flag('Name')) runtime.write(name);
      else writeFound({ kind: 'item', drive: read.drive, name }, runtime);
  }

  #listMatching(pattern: string): void {
    const runtime = this.#runtime;
    if (this.#recurse) {
      // With -Recurse the last part says which names are wanted, wherever they stand.
      const folders = matchingFiles(parentOf(pattern), runtime, true);
      const filter = new ItemFilter(runtime, [nameOf(pattern)]);
      for (const folder of folders)
        if (runtime.runspace.files.isFolder(folder)) this.#listSelected(folder, folder, filter, this.#depth);
      return;
    }
    const filter = new ItemFilter(runtime);
    for (const found of matchingFiles(pattern, runtime, this.#showsHidden))
      if (filter.selects && !filter.includes && runtime.runspace.files.isFolder(found))
        this.#listSelected(found, found, filter, 0);
      else if (filter.accepts(nameOf(found))) this.#write(found, parentOf(found));
  }

  #listPath(path: string, literal: boolean): void {
    const runtime = this.#runtime;
    const { files } = runtime.runspace;
    const filter = new ItemFilter(runtime);
    if (!files.isFolder(path)) {
      if (!files.isFile(path)) {
        if (literal || !filter.selects) runtime.writeError(pathNotFound(path));
      } else if (filter.accepts(nameOf(path))) this.#write(path, parentOf(path));
      return;
    }
    if (filter.includes && !this.#recurse && !literal) return;
    if (filter.selects && !runtime.flag('Name')) this.#listSelected(path, path, filter, this.#depth);
    else this.#listLevels(path, path, filter, this.#depth);
  }

  /** Level by level, as names always are: all of a folder, then what is below each of its folders. */
  #listLevels(folder: string, root: string, filter: ItemFilter, depth: number): void {
    const children = this.#children(folder);
    const fits = (name: string) => (filter.selects ? filter.accepts(name) : filter.filters(name));
    for (const child of children) if (fits(nameOf(child))) this.#write(child, root);
    if (depth <= 0) return;
    for (const child of children)
      if (this.#runtime.runspace.files.isFolder(child)) this.#listLevels(child, root, filter, depth - 1);
  }

  /** With -Include or -Exclude: what is below a folder follows it at once. */
  #listSelected(folder: string, root: string, filter: ItemFilter, depth: number): void {
    for (const child of this.#children(folder)) {
      if (filter.accepts(nameOf(child))) this.#write(child, root);
      if (depth > 0 && this.#runtime.runspace.files.isFolder(child))
        this.#listSelected(child, root, filter, depth - 1);
    }
  }

  #children(folder: string): string[] {
    const { runspace } = this.#runtime;
    runspace.checkpoint();
    return childrenOf(folder, this.#runtime).filter(
      (child) => this.#showsHidden || !nameOf(child).startsWith('.'),
    );
  }

  /** Writes an item if it is of the kind asked for. */
  #write(path: string, root: string): void {
    const runtime = this.#runtime;
    const { files } = runtime.runspace;
    const hidden = nameOf(path).startsWith('.');
    if (runtime.flag('Directory') && !files.isFolder(path)) return;
    if (runtime.flag('File') && files.isFolder(path)) return;
    if (runtime.flag('Hidden') && !hidden) return;
    const facts = () => ({
      directory: files.isFolder(path),
      hidden,
      readOnly: files.status(path)?.readOnly === true,
    });
    if (this.#attributes !== null && !this.#attributes.accepts(facts())) return;
    if (runtime.flag('ReadOnly') && files.status(path)?.readOnly !== true) return;
    if (runtime.flag('System')) return;
    if (runtime.flag('Name')) runtime.write(path.slice(root === '/' ? 1 : root.length + 1));
    else runtime.write(fileObject(path, runtime, this.#drive));
  }
}
