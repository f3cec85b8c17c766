import { below, nameOf, parentOf } from '../../types/files/fileItem.ts';
import { Integer } from '../../values/number.ts';
import { addNotes, Boxed, Noted, type SharedNotes } from '../../values/extendedMembers.ts';
import { NetObject, type Value } from '../../values/value.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { placeBelowRoot } from './currentPath.ts';
import { pathOnDrive, type ItemPath } from './itemPath.ts';
import { DriveInfo, ProviderInfo } from './pathInfo.ts';

const fileNames = new Set(['pspath', 'psparentpath', 'pschildname', 'psdrive', 'psprovider', 'readcount']);
const storedNames = new Set(['pspath', 'psdrive', 'psprovider', 'readcount']);

/** What Get-Content notes of all that it reads of one item: where it stands, and how much had been read. */
export class ContentNotes implements SharedNotes {
  readonly names: ReadonlySet<string>;
  readonly #found: ItemPath;
  readonly #runtime: CommandRuntime;
  readonly #provider: ProviderInfo;
  #paths: readonly (readonly [string, Value])[] | null = null;

  constructor(found: ItemPath, runtime: CommandRuntime) {
    this.#found = found;
    this.#runtime = runtime;
    this.#provider = new ProviderInfo(found.drive.provider);
    this.names = found.kind === 'file' ? fileNames : storedNames;
  }

  /** A value with its notes. Bytes, of which there are too many, have none. */
  on(value: Value, place: number): Value {
    if (value === null || typeof value === 'symbol' || value instanceof Integer) return value;
    if (value instanceof Boxed) return value;
    if (value instanceof NetObject) {
      addNotes(value, this.notesOf(place));
      return value;
    }
    const typeName =
      typeof value === 'string' ? 'System.String' : this.#runtime.runspace.types.of(value).fullName;
    return new Noted(value, typeName, this, place);
  }

  notesOf(place: number): readonly (readonly [string, Value])[] {
    const { drive } = this.#found;
    return [
      ...(this.#paths ??= pathsOf(this.#found)),
      ['PSDrive', new DriveInfo(drive, placeBelowRoot(drive, this.#runtime.runspace))],
      ['PSProvider', this.#provider],
      ['ReadCount', BigInt(place)],
    ];
  }
}

function pathsOf(found: ItemPath): readonly (readonly [string, Value])[] {
  const path = ['PSPath', pathOf(found)] as const;
  if (found.kind !== 'file') return [path];
  return [
    path,
    ['PSParentPath', pathOf({ ...found, path: parentOf(found.path) })],
    ['PSChildName', nameOf(found.path)],
  ];
}

/** The path of an item as it was asked for: with its provider if that was written, else with its drive. */
function pathOf(found: ItemPath): string {
  if (found.kind === 'file')
    return found.qualifier === '' ? pathOnDrive(found.path, found.drive) : found.qualifier + found.path;
  return found.qualifier === undefined || found.qualifier === ''
    ? below(`${found.drive.name}:`, found.name)
    : found.qualifier + found.name;
}
