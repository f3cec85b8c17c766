import { localTicksOf, offsetAtLocal } from '../../text/timeZone.ts';
import { ticksOfUnix, unixOfTicks } from '../../values/calendar.ts';
import { DateTime } from '../../values/dateTime.ts';
import { EnumValue } from '../../values/enumValue.ts';
import type { Value } from '../../values/value.ts';
import { enumNumber } from '../arguments.ts';
import { dateOf } from '../time/dateType.ts';
import { absolute, noFile, pathOf, withFile } from './fileAccess.ts';
import { FileItem, parentOf } from './fileItem.ts';
import type { FileStatus } from './netFiles.ts';
import type { NetContext } from '../netType.ts';
import type { TypeBuilder } from '../typeBuilder.ts';

/** The times of a file that is not there, in milliseconds since 1970: 1601, where the time of Windows begins. */
const noTime = -11_644_473_600_000;

type TimeName = 'created' | 'modified' | 'accessed';

const times = [
  ['CreationTime', 'created'],
  ['LastAccessTime', 'accessed'],
  ['LastWriteTime', 'modified'],
] as const;

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

/** What is known of a file or folder that has to be there. Throws .NET's exceptions. */
export function present(item: FileItem): FileStatus {
  const { status } = item;
  if (status !== null) return status;
  throw noFile(item.path);
}

/** Bits of System.IO.FileAttributes. */
const attributeBits = { readOnly: 1n, hidden: 2n, directory: 16n, normal: 128n, reparsePoint: 1024n };

function attributesOf(item: FileItem): EnumValue {
  if (item.status === null) return new EnumValue('System.IO.FileAttributes', -1n);
  const bits =
    (item.status.readOnly ? attributeBits.readOnly : 0n) |
    (item.name.startsWith('.') ? attributeBits.hidden : 0n) |
    (item.isFolder ? attributeBits.directory : 0n) |
    (item.status.linkTarget === null ? 0n : attributeBits.reparsePoint);
  return new EnumValue('System.IO.FileAttributes', bits === 0n ? attributeBits.normal : bits);
}

/** Lets nobody write to it, or its owner again; on Linux there is no other attribute to set. */
export function setReadOnly(item: FileItem, readOnly: boolean, context: NetContext): void {
  present(item);
  withFile(item.path, context, (files) => {
    files.setReadOnly(item.path, readOnly);
  });
  item.refresh();
}

/** How it is one of several ways to what it stands for; null for what is no link. */
function linkType({ status, isFolder }: FileItem): string | null {
  if (status === null) return null;
  if (status.linkTarget !== null) return 'SymbolicLink';
  return status.names > 1 && !isFolder ? 'HardLink' : null;
}

/** Where a symbolic link leads, absolute; null for what is none. */
function leadsTo({ status, path }: FileItem): string | null {
  const target = status?.linkTarget ?? null;
  return target === null ? null : absolute(target, parentOf(path));
}

/** `-rw-r--r--`, as Unix shows what may be done with a file. */
function unixMode({ status, isFolder }: FileItem): string | null {
  if (status === null) return null;
  const kind = status.linkTarget !== null ? 'l' : isFolder ? 'd' : '-';
  return (
    kind +
    Array.from('rwxrwxrwx')
      .map((letter, index) => ((status.permissions >> (8 - index)) & 1 ? letter : '-'))
      .join('')
  );
}

/** `d----`, `-a---`, as Windows shows what a file is. */
function modeOf(item: FileItem): string {
  const readOnly = item.status?.readOnly === true ? 'r' : '-';
  return `${linkType(item) === null ? (item.isFolder ? 'd' : '-') : 'l'}-${readOnly}${item.name.startsWith('.') ? 'h' : '-'}-`;
}

function baseName(item: FileItem): string {
  return item.isFolder ? item.name : item.name.slice(0, item.name.length - item.extension.length);
}

/** What PowerShell adds to FileInfo and DirectoryInfo, which comes before what they have themselves. */
export function addShownMembers(builder: TypeBuilder<FileItem>): TypeBuilder<FileItem> {
  return builder
    .added('ScriptProperty', 'string UnixMode', unixMode)
    .added('ScriptProperty', 'string User', ({ status }) => status?.owner ?? null)
    .added('ScriptProperty', 'string Group', ({ status }) => status?.group ?? null)
    .added('ScriptProperty', 'long Size', ({ status }) => (status === null ? null : BigInt(status.length)))
    .added('CodeProperty', 'string Mode', modeOf)
    .added('CodeProperty', 'string ModeWithoutHardLink', modeOf)
    .added('ScriptProperty', 'string BaseName', baseName)
    .added('CodeProperty', 'string ResolvedTarget', (item) => leadsTo(item) ?? item.path)
    .added('AliasProperty', 'string Target', ({ status }) => status?.linkTarget ?? null, 'LinkTarget')
    .added('CodeProperty', 'string LinkType', linkType, 'GetLinkType')
    .property('string Name', (item) => item.name);
}

/** What FileInfo and DirectoryInfo have in common. */
export function addItemMembers(builder: TypeBuilder<FileItem>): TypeBuilder<FileItem> {
  builder
    .property('bool Exists', (item) => item.status !== null)
    .property('string FullName', (item) => item.path)
    .property('string Extension', (item) => item.extension);
  for (const [name, which] of times)
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
    .property('string LinkTarget', ({ status }) => status?.linkTarget ?? null)
    .methods(['System.IO.FileSystemInfo ResolveLinkTarget(bool returnFinalTarget)'], (item) => {
      const target = leadsTo(item);
      return target === null ? null : new FileItem(target, item.files, item.files.isFolder(target));
    })
    .property('System.IO.FileAttributes Attributes', attributesOf, (item, value, context) => {
      setReadOnly(item, (enumNumber(value) & 1) !== 0, context);
    })
    .method('void Refresh()', (item) => {
      item.refresh();
      return null;
    })
    .method('string ToString()', (item) => item.written);
}

/** What System.IO.File and Directory tell of the item of a path, which `of` gives. */
export function addItemFacts(
  builder: TypeBuilder<Value>,
  of: (path: string, context: NetContext) => FileItem,
): TypeBuilder<Value> {
  const itemOf = (path: Value | undefined, context: NetContext) => of(pathOf(path, context), context);
  builder
    .staticMethod('System.IO.FileAttributes GetAttributes(string path)', ([path], context) => {
      const item = itemOf(path, context);
      present(item);
      return attributesOf(item);
    })
    .staticMethod(
      'void SetAttributes(string path, System.IO.FileAttributes fileAttributes)',
      ([path, value], context) => {
        setReadOnly(itemOf(path, context), (enumNumber(value) & 1) !== 0, context);
        return null;
      },
    );
  for (const [name, which] of times)
    builder
      .staticMethod(`datetime Get${name}(string path)`, ([path], context) =>
        localTime(itemOf(path, context), which, context),
      )
      .staticMethod(`datetime Get${name}Utc(string path)`, ([path], context) =>
        utcTime(itemOf(path, context), which),
      )
      .staticMethod(
        `void Set${name}(string path, datetime ${name.charAt(0).toLowerCase()}${name.slice(1)})`,
        ([path, value = null], context) => {
          setTime(itemOf(path, context), which, value, false, context);
          return null;
        },
      )
      .staticMethod(
        `void Set${name}Utc(string path, datetime ${name.charAt(0).toLowerCase()}${name.slice(1)}Utc)`,
        ([path, value = null], context) => {
          setTime(itemOf(path, context), which, value, true, context);
          return null;
        },
      );
  return builder;
}
