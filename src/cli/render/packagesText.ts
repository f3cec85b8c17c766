import { counted, formatBytes, formatCount } from '../../base/amounts.ts';
import type {
  PackageContentsView,
  PackageExportView,
  PackageImportView,
} from '../../service/api/packages.ts';
import type { Layout } from './layout.ts';
import { runsText } from './runsText.ts';
import { fields, table } from './table.ts';

/** The packages that were written, and what goes with them. */
export function packageExportText(view: PackageExportView, layout: Layout): string {
  const { packages, files, copyList, languages, warnings } = view;
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
    ) +
    warnings.map((warning) => `Warning: ${warning}\n`).join('') +
    `\nLanguages: ${languages.join(', ')}. Copy first: ${copied} in WsusContent${left}. Everything is listed in ${copyList}\n`
  );
}

/** So many names of products stand in a line. */
const mostNames = 20;

/** What a package holds. */
export function packageContentsText(view: PackageContentsView, layout: Layout): string {
  const { counts, created, serverId, languages, products, classifications, scan } = view;
  if (scan !== null) return scanPackageText(view, scan, layout);
  const expired = counts.expired === 0 ? [] : [`${formatCount(counts.expired)} expired`];
  const held = [counted(counts.updates, 'update'), counted(counts.configuration, 'configuration item')];
  return fields(
    [
      ['Package', view.file],
      ['Exported', created === null ? '' : `${created} by server ${serverId ?? ''}`],
      ['Protocol', view.protocolVersion ?? ''],
      ['Size', formatBytes(view.bytes)],
      ['Holds', [...held, ...expired].join(', ')],
      ['Products', namesText(products)],
      ['Classifications', namesText(classifications)],
      ['Languages', languages?.join(', ') ?? ''],
    ],
    layout,
  );
}

function scanPackageText(
  { file, bytes, counts, products, classifications }: PackageContentsView,
  scan: NonNullable<PackageContentsView['scan']>,
  layout: Layout,
): string {
  const named = `${counted(counts.updates, 'revision')}: ${counted(scan.bundles, 'bundle')}, ${formatCount(scan.superseded)} superseded`;
  const compared = [
    `${formatCount(scan.same)} as here`,
    `${formatCount(scan.newerHere)} newer here`,
    `${formatCount(scan.olderHere)} older here`,
    `${formatCount(scan.absent)} not here`,
  ];
  return fields(
    [
      ['Package', file],
      ['Kind', 'offline scan package, to be looked at alone: it holds no whole documents'],
      ['Size', formatBytes(bytes)],
      ['Names', named],
      ['Compared', compared.join(', ')],
      ['Products', namesText(products)],
      ['Classifications', namesText(classifications)],
    ],
    layout,
  );
}

function namesText(names: readonly string[]): string {
  const left = names.length - mostNames;
  return [...names.slice(0, mostNames), ...(left > 0 ? [`and ${formatCount(left)} more`] : [])].join(', ');
}

/** What was found in a package, and what became of it. */
export function packageImportText(view: PackageImportView, layout: Layout): string {
  const { counts, created, serverId, warnings, missing, runs } = view;
  const { records, known, differing } = counts;
  const facts = fields(
    [
      ['Package', view.file],
      ['Exported', created === null ? '' : `${created} by server ${serverId ?? ''}`],
      ['Records', formatCount(records)],
      [view.dryRun ? 'Would be new' : 'New', formatCount(counts.added)],
      [view.dryRun ? 'Would be revised' : 'Revised', formatCount(counts.revised)],
      ['Expired', counts.expired === 0 ? '' : formatCount(counts.expired)],
      ['Older than here', counts.older === 0 ? '' : formatCount(counts.older)],
      ['Here already', known === 0 ? '' : formatCount(known)],
      ['With another text', differing === 0 ? '' : `${formatCount(differing)}, left as they were here`],
      ['Needed, not there', missing.length === 0 ? '' : formatCount(missing.length)],
      ['License files missing', view.pendingLicenses === 0 ? '' : formatCount(view.pendingLicenses)],
    ],
    layout,
  );
  const warned = warnings.map((warning) => `Warning: ${warning}\n`).join('');
  if (view.dryRun) return `${facts}${warned}\nNothing was changed.\n`;
  return `${facts}${warned}\n${runs.length === 0 ? 'The site databases have all of it.\n' : runsText(runs, layout)}`;
}
