import { resolvePath, type FileStatus, type ScriptFiles } from '../../runtime/scriptFiles.ts';
import { offsetAtLocal, localTicksOf } from '../../text/timeZone.ts';
import { bool, netError, required, wrongSelf } from '../../types/arguments.ts';
import { dateOf } from '../../types/dateType.ts';
import type { NetContext, NetType } from '../../types/netType.ts';
import { TypeBuilder } from '../../types/typeBuilder.ts';
import { ticksOfUnix, unixOfTicks } from '../../values/calendar.ts';
import { DateTime } from '../../values/dateTime.ts';
import { EnumValue } from '../../values/enumValue.ts';
import { NetArray } from '../../values/netArray.ts';
import type { Value } from '../../values/value.ts';
import { FileItem, folderOf } from './fileItem.ts';
import { childPaths, joined } from './listFolder.ts';

/** What the constructors of the types need of their session. */
export interface FileSession {
  readonly files: ScriptFiles;
  readonly location: string;
}

function self(value: Value): FileItem {
  if (value instanceof FileItem) return value;
  throw wrongSelf('FileSystemInfo');
}

/** Ticks of a file that is not there: 1601, where the system's time begins. */
const noTime = -11_644_473_600_000;

type TimeName = 'created' | 'modified' | 'accessed';

function localTime(item: FileItem, which: TimeName, { timeZone }: NetContext): DateTime {
  return new DateTime(localTicksOf(timeZone, item.status?.[which] ?? noTime), 'Local');
}

function utcTime(item: FileItem, which: TimeName): DateTime {
  return new DateTime(ticksOfUnix(Math.trunc(item.status?.[which] ?? noTime)), 'Utc');
}

/** Sets a time of a file; that of its making is one the system keeps to itself. */
function setTime(item: FileItem, which: TimeName, value: Value, utc: boolean, context: NetContext): void {
  const date = dateOf(value);
  const isUtc = date.kind === 'Utc' || (utc && date.kind === 'Unspecified');
  const time = unixOfTicks(isUtc ? date.ticks : date.ticks - offsetAtLocal(context.timeZone, date.ticks));
  const { accessed, modified } = present(item);
  item.files.setTimes(
    item.path,
    which === 'accessed' ? time : accessed,
    which === 'accessed' ? modified : time,
  );
  item.refresh();
}

function present(item: FileItem): FileStatus {
  const { status } = item;
  if (status !== null) return status;
  throw netError(
    item.isFolder ? 'System.IO.DirectoryNotFoundException' : 'System.IO.FileNotFoundException',
    item.isFolder
      ? `Could not find a part of the path '${item.path}'.`
      : `Could not find file '${item.path}'.`,
  );
}

/** Bits of System.IO.FileAttributes. */
const attributeBits = { readOnly: 1n, hidden: 2n, directory: 16n, normal: 128n };

function attributesOf(item: FileItem): EnumValue {
  const bits =
    (item.status?.readOnly === true ? attributeBits.readOnly : 0n) |
    (item.name.startsWith('.') ? attributeBits.hidden : 0n) |
    (item.isFolder ? attributeBits.directory : 0n);
  return new EnumValue('System.IO.FileAttributes', bits === 0n ? attributeBits.normal : bits);
}

/** `d----`, `-a---`, as Windows shows what a file is. */
function modeOf(item: FileItem): string {
  const readOnly = item.status?.readOnly === true ? 'r' : '-';
  return `${item.isFolder ? 'd' : '-'}-${readOnly}${item.name.startsWith('.') ? 'h' : '-'}-`;
}

function baseName(item: FileItem): string {
  return item.isFolder ? item.name : item.name.slice(0, item.name.length - item.extension.length);
}

const parentOf = (item: FileItem): Value => {
  const folder = folderOf(item.path);
  return folder === null ? null : new FileItem(folder, item.files, true);
};

/** What both types have. */
function common(builder: TypeBuilder<FileItem>): TypeBuilder<FileItem> {
  builder
    .property('string Name', (item) => item.name)
    .property('string FullName', (item) => item.path)
    .property('string Extension', (item) => item.extension)
    .property('bool Exists', (item) => item.status !== null)
    .property('string BaseName', baseName)
    .property('string Mode', modeOf)
    .property('string ModeWithoutHardLink', modeOf)
    .property('string NameString', (item) => item.name)
    .property('System.IO.FileAttributes Attributes', attributesOf)
    .property('string LinkType', () => null)
    .property('string Target', () => null);
  for (const [name, which] of [
    ['CreationTime', 'created'],
    ['LastAccessTime', 'accessed'],
    ['LastWriteTime', 'modified'],
  ] as const)
    builder
      .property(
        `datetime ${name}`,
        (item, context) => localTime(item, which, context),
        (item, value, context) => {
          setTime(item, which, value, false, context);
        },
      )
      .property(
        `datetime ${name}Utc`,
        (item) => utcTime(item, which),
        (item, value, context) => {
          setTime(item, which, value, true, context);
        },
      );
  return builder
    .method('void Refresh()', (item) => {
      item.refresh();
      return null;
    })
    .method('string ToString()', (item) => item.path);
}

function pathIn(value: Value | undefined, session: FileSession): string {
  return resolvePath(required(value, 'path'), session.location);
}

function moved(item: FileItem, target: string, overwrite: boolean): null {
  present(item);
  if (!overwrite && item.files.status(target) !== undefined)
    throw netError('System.IO.IOException', 'Cannot create a file when that file already exists.');
  item.files.move(item.path, target);
  item.path = target;
  item.refresh();
  return null;
}

function copied(item: FileItem, target: string, overwrite: boolean): FileItem {
  present(item);
  if (!overwrite && item.files.status(target) !== undefined)
    throw netError('System.IO.IOException', `The file '${target}' already exists.`);
  item.files.copyFile(item.path, target);
  return new FileItem(target, item.files, false);
}

function fileInfoType(session: FileSession): NetType {
  return common(new TypeBuilder('System.IO.FileInfo', self, { base: 'System.IO.FileSystemInfo' }))
    .property('long Length', (item) => BigInt(present(item).length))
    .property('string LengthString', (item) => String(item.status?.length ?? ''))
    .property('string DirectoryName', (item) => folderOf(item.path))
    .property('System.IO.DirectoryInfo Directory', parentOf)
    .property('bool IsReadOnly', (item) => item.status?.readOnly === true)
    .constructs('(string fileName)', ([path]) => new FileItem(pathIn(path, session), session.files, false))
    .method('System.IO.FileInfo CopyTo(string destFileName)', (item, [path]) =>
      copied(item, pathIn(path, session), false),
    )
    .method('System.IO.FileInfo CopyTo(string destFileName, bool overwrite)', (item, [path, over]) =>
      copied(item, pathIn(path, session), bool(over)),
    )
    .method('void MoveTo(string destFileName)', (item, [path]) => moved(item, pathIn(path, session), false))
    .method('void MoveTo(string destFileName, bool overwrite)', (item, [path, over]) =>
      moved(item, pathIn(path, session), bool(over)),
    )
    .method('void Delete()', (item) => {
      if (item.files.isFile(item.path)) item.files.remove(item.path);
      item.refresh();
      return null;
    })
    .build();
}

function listed(item: FileItem, kind: 'all' | 'file' | 'folder'): FileItem[] {
  present(item);
  return childPaths(item.path, item.files)
    .map((path) => new FileItem(path, item.files, item.files.isFolder(path)))
    .filter((child) => kind === 'all' || child.isFolder === (kind === 'folder'));
}

function directoryInfoType(session: FileSession): NetType {
  const array = (items: readonly Value[], type: string) => new NetArray([...items], `System.IO.${type}`);
  return common(new TypeBuilder('System.IO.DirectoryInfo', self, { base: 'System.IO.FileSystemInfo' }))
    .property('System.IO.DirectoryInfo Parent', parentOf)
    .property('System.IO.DirectoryInfo Root', (item) => new FileItem('/', item.files, true))
    .constructs('(string path)', ([path]) => new FileItem(pathIn(path, session), session.files, true))
    .method('void Create()', (item) => {
      item.files.makeFolder(item.path);
      item.refresh();
      return null;
    })
    .method('System.IO.DirectoryInfo CreateSubdirectory(string path)', (item, [path]) => {
      const made = joined(item.path, required(path, 'path'));
      item.files.makeFolder(made);
      return new FileItem(made, item.files, true);
    })
    .method('void Delete()', (item) => removed(item, false))
    .method('void Delete(bool recursive)', (item, [recursive]) => removed(item, bool(recursive)))
    .method('void MoveTo(string destDirName)', (item, [path]) => moved(item, pathIn(path, session), false))
    .method('System.IO.FileInfo[] GetFiles()', (item) => array(listed(item, 'file'), 'FileInfo'))
    .method('System.IO.DirectoryInfo[] GetDirectories()', (item) =>
      array(listed(item, 'folder'), 'DirectoryInfo'),
    )
    .methods(
      [
        'System.IO.FileSystemInfo[] GetFileSystemInfos()',
        'System.IO.FileSystemInfo[] EnumerateFileSystemInfos()',
      ],
      (item) => array(listed(item, 'all'), 'FileSystemInfo'),
    )
    .build();
}

function removed(item: FileItem, recursive: boolean): null {
  present(item);
  if (!recursive && item.files.list(item.path).length > 0)
    throw netError('System.IO.IOException', `Directory not empty : '${item.path}'`);
  item.files.remove(item.path);
  item.refresh();
  return null;
}

/** FileInfo, DirectoryInfo and what they have in common, over the files of a session. */
export function fileItemTypes(session: FileSession): NetType[] {
  return [
    new TypeBuilder('System.IO.FileSystemInfo', self).build(),
    fileInfoType(session),
    directoryInfoType(session),
  ];
}
