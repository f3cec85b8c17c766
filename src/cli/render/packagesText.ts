import { counted, formatBytes, formatCount } from '../../base/amounts.ts';
import type { PackageExportView } from '../../service/api/packages.ts';
import type { Layout } from './layout.ts';
import { table } from './table.ts';

/** The packages that were written, and what goes with them. */
export function packageExportText({ packages, files, copyList }: PackageExportView, layout: Layout): string {
  const missing = files.filter(({ isThere }) => !isThere).length;
  const copied = counted(files.length - missing, 'file');
  const left = missing === 0 ? '' : `; ${counted(missing, 'file')} not here`;
  return (
    table<(typeof packages)[number]>(
      [
        { header: 'Package', cell: ({ file }) => file, atLeast: 24 },
        { header: 'Records', align: 'right', cell: ({ records }) => formatCount(records) },
        { header: 'Size', align: 'right', cell: ({ bytes }) => formatBytes(bytes) },
      ],
      packages,
      layout,
    ) + `\nCopy first: ${copied} in WsusContent${left}. Everything is listed in ${copyList}\n`
  );
}
