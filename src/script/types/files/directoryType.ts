import { EnumValue } from '../../values/enumValue.ts';
import type { Value } from '../../values/value.ts';
import { bool, netError, stringArray, text } from '../arguments.ts';
import { alreadyThere, filesOf, noFolder, pathOf, withFile, folderNow } from './fileAccess.ts';
import { below, FileItem, nameOf, parentOf } from './fileItem.ts';
import { addItemFacts } from './itemFacts.ts';
import type { NetContext, NetType } from '../netType.ts';
import { TypeBuilder } from '../typeBuilder.ts';

/** What is looked for in a folder. */
export type ItemKind = 'file' | 'folder' | 'all';

/** The parameters of what looks for something in a folder. */
export const searchOptions: readonly string[] = [
  '',
  'string searchPattern',
  'string searchPattern, System.IO.SearchOption searchOption',
];

/** A pattern of .NET for names: `*` and `?`, and `*.*` for all. */
function namePattern(pattern: string): (name: string) => boolean {
  if (pattern === '*' || pattern === '*.*') return () => true;
  const source = pattern
    .replaceAll(/[\\^$.+()[\]{}|]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  const expression = new RegExp(`^${source}$`, 's');
  return (name) => expression.test(name);
}

/** Absolute paths of what a folder holds whose names fit, in order; those of folders within it after its own. */
export function foundIn(
  folder: string,
  kind: ItemKind,
  pattern: string,
  deep: boolean,
  context: NetContext,
): string[] {
  const files = filesOf(context);
  const fits = namePattern(pattern);
  const found: string[] = [];
  const pending = [folder];
  // What is found on the way is looked through after it.
  for (const current of pending) {
    context.checkpoint();
    if (!files.isFolder(current)) throw noFolder(current);
    for (const path of files.list(current).map((name) => below(current, name))) {
      const isFolder = files.isFolder(path);
      if (isFolder && deep) pending.push(path);
      if ((kind === 'all' || (kind === 'folder') === isFolder) && fits(nameOf(path))) found.push(path);
    }
    context.allow('items', found.length);
  }
  return found;
}

/** Makes a folder and those above it. Throws .NET's exceptions. */
export function createFolder(path: string, context: NetContext): void {
  withFile(path, context, (files) => {
    if (files.isFile(path)) throw alreadyThere(path);
    files.makeFolder(path);
  });
}

/** Removes a folder. Throws .NET's exceptions. */
export function deleteFolder(path: string, recursive: boolean, context: NetContext): void {
  withFile(path, context, (files) => {
    if (!files.isFolder(path))
      throw files.isFile(path)
        ? netError('System.IO.IOException', `The directory name is invalid. : '${path}'`)
        : noFolder(path);
    if (!recursive && files.list(path).length > 0)
      throw netError('System.IO.IOException', `Directory not empty : '${path}'`);
    files.remove(path);
  });
}

/** Moves a folder, or a file. Throws .NET's exceptions. */
export function moveFolder(from: string, to: string, context: NetContext): void {
  const files = filesOf(context);
  if (!files.isFolder(from) && !files.isFile(from)) throw noFolder(from);
  if (files.isFolder(to) || files.isFile(to))
    throw netError(
      'System.IO.IOException',
      `Cannot create '${to}' because a file or directory with the same name already exists.`,
    );
  if (!files.isFolder(parentOf(to))) throw noFolder(to);
  withFile(to, context, () => {
    files.move(from, to);
  });
}

/** System.IO.Directory, over the files of the session. */
export const directoryType = (): NetType => {
  const folderItem = (path: string, context: NetContext) => new FileItem(path, filesOf(context), true);
  const builder = new TypeBuilder('System.IO.Directory', (value) => value)
    .staticMethod(
      'bool Exists(string path)',
      ([path], context) =>
        typeof path === 'string' && path !== '' && filesOf(context).isFolder(pathOf(path, context)),
    )
    .staticMethod('System.IO.DirectoryInfo CreateDirectory(string path)', ([path], context) => {
      const folder = pathOf(path, context);
      createFolder(folder, context);
      return folderItem(folder, context);
    })
    .staticMethods(
      ['void Delete(string path)', 'void Delete(string path, bool recursive)'],
      ([path, recursive = false], context) => {
        deleteFolder(pathOf(path, context), bool(recursive), context);
        return null;
      },
    )
    .staticMethod('void Move(string sourceDirName, string destDirName)', ([from, to], context) => {
      moveFolder(pathOf(from, context, 'sourceDirName'), pathOf(to, context, 'destDirName'), context);
      return null;
    })
    .staticMethod('System.IO.DirectoryInfo GetParent(string path)', ([path], context) => {
      const whole = pathOf(path, context);
      return whole === '/' ? null : folderItem(parentOf(whole), context);
    })
    .staticMethod('string GetCurrentDirectory()', (_, context) => folderNow(context))
    .staticMethod('string GetDirectoryRoot(string path)', () => '/')
    .staticMethod('string[] GetLogicalDrives()', () => stringArray(['/']));
  for (const [name, kind] of [
    ['Files', 'file'],
    ['Directories', 'folder'],
    ['FileSystemEntries', 'all'],
  ] satisfies [string, ItemKind][])
    for (const [verb, returns] of [
      ['Get', 'string[]'],
      ['Enumerate', 'System.Collections.Generic.IEnumerable[string]'],
    ])
      for (const parameters of searchOptions)
        builder.staticMethod(
          `${returns ?? ''} ${verb ?? ''}${name}(string path${parameters === '' ? '' : `, ${parameters}`})`,
          ([path, pattern = '*', option], context) =>
            stringArray(searched(path, kind, text(pattern), option, context)),
        );
  return addItemFacts(builder, folderItem).build();
};

function searched(
  path: Value | undefined,
  kind: ItemKind,
  pattern: string,
  option: Value | undefined,
  context: NetContext,
): string[] {
  const deep = option instanceof EnumValue && option.value !== 0n;
  return foundIn(pathOf(path, context), kind, pattern, deep, context);
}
