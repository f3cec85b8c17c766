import type { Value } from '../../values/value.ts';
import { emptyText, items, required, text } from '../arguments.ts';
import { filesOf, pathOf, writeFileBytes, folderNow } from './fileAccess.ts';
import type { NetContext } from '../netType.ts';
import { NetArray } from '../../values/netArray.ts';
import { Char } from '../../values/number.ts';
import { TypeBuilder } from '../typeBuilder.ts';

const isNull = (value: Value | undefined) => value === null || value === undefined;

function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function extension(path: string): string {
  const name = fileName(path);
  const dot = name.lastIndexOf('.');
  return dot === -1 || dot === name.length - 1 ? '' : name.slice(dot);
}

function withoutExtension(path: string): string {
  const name = fileName(path);
  const dot = name.lastIndexOf('.');
  return dot === -1 ? name : name.slice(0, dot);
}

/** Joins paths; a rooted one starts anew. */
function combine(parts: readonly string[]): string {
  let made = '';
  for (const part of parts) {
    if (part.startsWith('/')) made = part;
    else if (part !== '') made = made === '' || made.endsWith('/') ? made + part : `${made}/${part}`;
  }
  return made;
}

function directory(path: string): string | null {
  if (path === '' || /^\/+$/.test(path)) return path === '' ? '' : null;
  const slash = path.lastIndexOf('/');
  if (slash === -1) return '';
  return slash === 0 ? '/' : path.slice(0, slash).replace(/\/+$/, '') || '/';
}

/** An absolute path without `.` and `..`. */
function full(path: string, base: string): string {
  const kept: string[] = [];
  for (const part of combine([base, path]).split('/')) {
    if (part === '..') kept.pop();
    else if (part !== '' && part !== '.') kept.push(part);
  }
  return `/${kept.join('/')}${path.endsWith('/') && kept.length > 0 ? '/' : ''}`;
}

function relative(from: string, to: string): string {
  const [a, b] = [from, to].map((path) => path.split('/').filter((part) => part !== ''));
  if (a === undefined || b === undefined) return to;
  let same = 0;
  while (same < a.length && same < b.length && a[same] === b[same]) same++;
  return [...a.slice(same).map(() => '..'), ...b.slice(same)].join('/') || '.';
}

/** Joins parts without a look at where they begin. */
function joinedParts(parts: readonly (Value | undefined)[]): string {
  return parts
    .map((part) => text(part))
    .filter((part) => part !== '')
    .reduce(
      (made, part) =>
        made === '' ? part : made.endsWith('/') || part.startsWith('/') ? made + part : `${made}/${part}`,
      '',
    );
}

const tempFolder = (context: NetContext): string =>
  `${(context.environment.get('TMPDIR') ?? '/tmp').replace(/\/$/, '')}/`;

/** System.IO.Path, as on Linux. */
export const pathType = () =>
  new TypeBuilder('System.IO.Path', (value) => value)
    .staticProperty('char DirectorySeparatorChar', () => new Char(47))
    .staticProperty('char AltDirectorySeparatorChar', () => new Char(47))
    .staticProperty('char PathSeparator', () => new Char(58))
    .staticProperty('char VolumeSeparatorChar', () => new Char(47))
    .staticMethod('string ChangeExtension(string path, string extension)', ([path, by]) => {
      if (isNull(path)) return null;
      const whole = text(path);
      const name = fileName(whole);
      const dot = name.lastIndexOf('.');
      const bare = dot === -1 ? whole : whole.slice(0, whole.length - name.length + dot);
      if (by === null) return bare;
      return text(by) === '' ? `${bare}.` : `${bare}${text(by).startsWith('.') ? '' : '.'}${text(by)}`;
    })
    .staticMethods(
      [
        'string Combine(string path1, string path2)',
        'string Combine(string path1, string path2, string path3)',
        'string Combine(string path1, string path2, string path3, string path4)',
      ],
      (parts) => combine(parts.map((part, index) => required(part, `path${index + 1}`))),
    )
    .staticMethod('string Combine(params string[] paths)', ([parts = null]) =>
      combine(items(parts).map((part) => required(part, 'paths'))),
    )
    .staticMethods(
      [
        'string Join(string path1, string path2)',
        'string Join(string path1, string path2, string path3)',
        'string Join(string path1, string path2, string path3, string path4)',
      ],
      (parts) => joinedParts(parts),
    )
    .staticMethod('string Join(params string[] paths)', ([parts = null]) => joinedParts(items(parts)))
    .staticMethod('string GetDirectoryName(string path)', ([path]) =>
      isNull(path) ? null : directory(text(path)),
    )
    .staticMethod('string GetExtension(string path)', ([path]) =>
      isNull(path) ? null : extension(text(path)),
    )
    .staticMethod('string GetFileName(string path)', ([path]) => (isNull(path) ? null : fileName(text(path))))
    .staticMethod('string GetFileNameWithoutExtension(string path)', ([path]) =>
      isNull(path) ? null : withoutExtension(text(path)),
    )
    .staticMethod('string GetFullPath(string path)', ([path], context) => {
      if (text(path) === '') throw emptyText('path');
      return full(required(path, 'path'), folderNow(context));
    })
    .staticMethod('string GetFullPath(string path, string basePath)', ([path, base]) =>
      full(required(path, 'path'), required(base, 'basePath')),
    )
    .staticMethod(
      'char[] GetInvalidFileNameChars()',
      () => new NetArray([new Char(0), new Char(47)], 'System.Char'),
    )
    .staticMethod('char[] GetInvalidPathChars()', () => new NetArray([new Char(0)], 'System.Char'))
    .staticMethod('string GetPathRoot(string path)', ([path]) =>
      isNull(path) ? null : text(path).startsWith('/') ? '/' : '',
    )
    .staticMethod('string GetRandomFileName()', (_, context) => {
      const letters = 'abcdefghijklmnopqrstuvwxyz012345';
      const name = Array.from({ length: 11 }, () => letters.charAt(Math.floor(context.random() * 32))).join(
        '',
      );
      return `${name.slice(0, 8)}.${name.slice(8)}`;
    })
    .staticMethod('string GetRelativePath(string relativeTo, string path)', ([from, to], context) => {
      const base = folderNow(context);
      return relative(full(required(from, 'relativeTo'), base), full(required(to, 'path'), base));
    })
    .staticMethod('string GetTempPath()', (_, context) => tempFolder(context))
    .staticMethod('string GetTempFileName()', (_, context) => {
      const made = Math.floor(context.random() * 36 ** 6).toString(36);
      const path = `${tempFolder(context)}tmp${made.padStart(6, '0')}.tmp`;
      writeFileBytes(path, new Uint8Array(0), false, context);
      return path;
    })
    .staticMethod('bool Exists(string path)', ([path], context) => {
      if (isNull(path) || path === '') return false;
      const whole = pathOf(path, context);
      return filesOf(context).isFile(whole) || filesOf(context).isFolder(whole);
    })
    .staticMethod('bool HasExtension(string path)', ([path]) => extension(text(path)) !== '')
    .staticMethod('bool IsPathFullyQualified(string path)', ([path]) =>
      required(path, 'path').startsWith('/'),
    )
    .staticMethod('bool IsPathRooted(string path)', ([path]) => text(path).startsWith('/'))
    .staticMethod('bool EndsInDirectorySeparator(string path)', ([path]) => text(path).endsWith('/'))
    .staticMethod('string TrimEndingDirectorySeparator(string path)', ([path]) =>
      text(path).length > 1 ? text(path).replace(/\/$/, '') : text(path),
    )
    .build();
