import path from 'node:path';
import { counted, formatBytes } from '../../base/amounts.ts';
import type { AccompanyingFile } from './writeContent.ts';
import type { WrittenPackage } from './writePackages.ts';

/** The text beside packages that tells whoever carries them what to copy first, and how to import (configmgr-sync.md §8). */
export function copyList({
  packages,
  files,
  languages,
}: {
  readonly packages: readonly WrittenPackage[];
  readonly files: readonly AccompanyingFile[];
  /** Short names. */
  readonly languages: readonly string[];
}): string {
  const there = files.filter(({ isThere }) => isThere);
  const missing = files.filter(({ isThere }) => !isThere);
  const first = packages[0]?.file ?? 'x.cab';
  const lines = [
    `Import in this order, after WSUS on both sides was set to the same languages (${languages.join(', ')}) and express installation files:`,
    '',
    '1. Copy the files below into the WsusContent folder of the importing server, before the metadata.',
    `   Windows: robocopy WsusContent "<WSUSInstallationDrive>\\WSUS\\WsusContent" /e   (${counted(there.length, 'file')}, ${formatBytes(sizeOf(there))})`,
    '   susync:  nothing to copy: susync import takes them from the folder beside the package.',
    `2. Import ${packages.length === 1 ? 'the package' : `the ${packages.length} packages in the order of their numbers`}:`,
    ...packages.map(({ file, records, bytes }) => {
      const name = path.basename(file);
      return `   wsusutil import ${name} ${path.parse(name).name}.log   (${counted(records, 'record')}, ${formatBytes(bytes)})`;
    }),
    `   or: susync import ${path.basename(first)}`,
    '',
    'Copy first:',
    ...(there.length === 0 ? ['  (no file)'] : there.map(lineOf)),
    ...(missing.length === 0 ? [] : ['', 'Not here, so not copied:', ...missing.map(lineOf)]),
  ];
  return lines.map((line) => `${line}\r\n`).join('');
}

function lineOf({ path: place, name, size, sha1 }: AccompanyingFile): string {
  return `  ${place}  ${name}  ${size} bytes  SHA-1 ${sha1}`;
}

function sizeOf(files: readonly AccompanyingFile[]): number {
  return files.reduce((sum, { size }) => sum + size, 0);
}
