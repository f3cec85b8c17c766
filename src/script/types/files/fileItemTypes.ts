import { EnumValue } from '../../values/enumValue.ts';
import { NetArray } from '../../values/netArray.ts';
import type { Value } from '../../values/value.ts';
import { bool, instanceOf, required, text } from '../arguments.ts';
import {
  createFolder,
  deleteFolder,
  foundIn,
  moveFolder,
  searchOptions,
  type ItemKind,
} from './directoryType.ts';
import { Encoding } from '../text/encodingTypes.ts';
import { filesOf, noFolder, pathOf } from './fileAccess.ts';
import { below, FileItem, folderOf } from './fileItem.ts';
import { replaceFile, transferFile } from './fileType.ts';
import { addItemMembers, addShownMembers, present, setReadOnly } from './itemFacts.ts';
import type { NetContext, NetType } from '../netType.ts';
import { streamReader } from './readerTypes.ts';
import { openFile, openGiven } from './streamTypes.ts';
import { TypeBuilder } from '../typeBuilder.ts';
import { streamWriter } from './writerTypes.ts';

const self = instanceOf(FileItem, 'FileSystemInfo');

/** The folder it stands in, as an object; null for the root. */
const parentItem = (item: FileItem): Value => {
  const folder = folderOf(item.path);
  return folder === null ? null : new FileItem(folder, item.files, true);
};

function moved(item: FileItem, target: string, overwrite: boolean, context: NetContext): null {
  if (item.isFolder) moveFolder(item.path, target, context);
  else transferFile('move', item.path, target, overwrite, context);
  item.path = target;
  item.written = target;
  item.refresh();
  return null;
}

function copied(item: FileItem, target: string, overwrite: boolean, context: NetContext): FileItem {
  transferFile('copy', item.path, target, overwrite, context);
  return new FileItem(target, item.files, false);
}

/** System.IO.FileSystemInfo. */
export const fileSystemInfoType = (): NetType =>
  new TypeBuilder('System.IO.FileSystemInfo', self, { base: 'System.MarshalByRefObject' }).build();

/** System.IO.FileInfo. */
export const fileInfoType = (): NetType => {
  const utf8 = () => new Encoding('UTF8', false);
  const builder = addShownMembers(
    new TypeBuilder('System.IO.FileInfo', self, { base: 'System.IO.FileSystemInfo' }),
  )
    .property('long Length', (item) => BigInt(present(item).length))
    .property('string DirectoryName', (item) => folderOf(item.path))
    .property('System.IO.DirectoryInfo Directory', parentItem)
    .property(
      'bool IsReadOnly',
      (item) => item.status?.readOnly === true,
      (item, value, context) => {
        setReadOnly(item, bool(value), context);
      },
    );
  addItemMembers(builder)
    .constructs(
      '(string fileName)',
      ([path = null], context) =>
        new FileItem(pathOf(path, context, 'fileName'), filesOf(context), false, context.text(path)),
    )
    .methods(
      [
        'System.IO.FileInfo CopyTo(string destFileName)',
        'System.IO.FileInfo CopyTo(string destFileName, bool overwrite)',
      ],
      (item, [path, over = false], context) =>
        copied(item, pathOf(path, context, 'destFileName'), bool(over), context),
    )
    .methods(
      ['void MoveTo(string destFileName)', 'void MoveTo(string destFileName, bool overwrite)'],
      (item, [path, over = false], context) =>
        moved(item, pathOf(path, context, 'destFileName'), bool(over), context),
    )
    .method(
      'System.IO.FileInfo Replace(string destinationFileName, string destinationBackupFileName)',
      (item, [path, backup], context) => {
        const target = pathOf(path, context, 'destinationFileName');
        replaceFile(item.path, target, backup === null ? null : pathOf(backup, context), context);
        return new FileItem(target, item.files, false);
      },
    )
    .method('void Delete()', (item) => {
      if (item.files.isFile(item.path)) item.files.remove(item.path);
      item.refresh();
      return null;
    })
    .method('System.IO.FileStream Create()', (item, _, context) => {
      item.refresh();
      return openFile(item.path, 'Create', 3, context);
    })
    .method('System.IO.FileStream OpenRead()', (item, _, context) => openFile(item.path, 'Open', 1, context))
    .method('System.IO.FileStream OpenWrite()', (item, _, context) =>
      openFile(item.path, 'OpenOrCreate', 2, context),
    )
    .methods(
      [
        'System.IO.FileStream Open(System.IO.FileMode mode)',
        'System.IO.FileStream Open(System.IO.FileMode mode, System.IO.FileAccess access)',
        'System.IO.FileStream Open(System.IO.FileMode mode, System.IO.FileAccess access, System.IO.FileShare share)',
      ],
      (item, [mode, access], context) => openGiven(item.path, mode, access, context),
    )
    .method('System.IO.StreamReader OpenText()', (item, _, context) =>
      streamReader(openFile(item.path, 'Open', 1, context), null, context),
    )
    .method('System.IO.StreamWriter CreateText()', (item, _, context) =>
      streamWriter(openFile(item.path, 'Create', 2, context), utf8(), context),
    )
    .method('System.IO.StreamWriter AppendText()', (item, _, context) =>
      streamWriter(openFile(item.path, 'Append', 2, context), utf8(), context),
    );
  return builder.build();
};

/** System.IO.DirectoryInfo. */
export const directoryInfoType = (): NetType => {
  const builder = addItemMembers(
    addShownMembers(new TypeBuilder('System.IO.DirectoryInfo', self, { base: 'System.IO.FileSystemInfo' })),
  )
    .property('System.IO.DirectoryInfo Parent', parentItem)
    .property('System.IO.DirectoryInfo Root', (item) => new FileItem('/', item.files, true))
    .constructs(
      '(string path)',
      ([path = null], context) =>
        new FileItem(pathOf(path, context), filesOf(context), true, context.text(path)),
    )
    .method('void Create()', (item, _, context) => {
      createFolder(item.path, context);
      item.refresh();
      return null;
    })
    .method('System.IO.DirectoryInfo CreateSubdirectory(string path)', (item, [path], context) => {
      const made = below(item.path, required(path, 'path'));
      createFolder(made, context);
      return new FileItem(made, item.files, true);
    })
    .methods(['void Delete()', 'void Delete(bool recursive)'], (item, [recursive = false], context) => {
      deleteFolder(item.path, bool(recursive), context);
      item.refresh();
      return null;
    })
    .method('void MoveTo(string destDirName)', (item, [path], context) =>
      moved(item, pathOf(path, context, 'destDirName'), false, context),
    );
  for (const [name, type, kind] of [
    ['Files', 'FileInfo', 'file'],
    ['Directories', 'DirectoryInfo', 'folder'],
    ['FileSystemInfos', 'FileSystemInfo', 'all'],
  ] satisfies [string, string, ItemKind][])
    for (const verb of ['Get', 'Enumerate'])
      for (const parameters of searchOptions)
        builder.method(
          `System.IO.${type}[] ${verb}${name}(${parameters})`,
          (item, [pattern = '*', option], context) => {
            if (item.files.status(item.path)?.isFolder !== true) throw noFolder(item.path);
            const deep = option instanceof EnumValue && option.value !== 0n;
            const paths = foundIn(item.path, kind, text(pattern), deep, context);
            return new NetArray(
              paths.map((path) => new FileItem(path, item.files, item.files.isFolder(path))),
              `System.IO.${type}`,
            );
          },
        );
  return builder.build();
};
