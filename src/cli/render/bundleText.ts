import path from 'node:path';
import { counted, formatBytes } from '../../base/amounts.ts';
import type {
  ExportedCatalog,
  ImportedCatalog,
  ImportedPackage,
  PackageView,
} from '../../service/api/exchange.ts';
import type { Layout } from './layout.ts';
import { fields } from './table.ts';

type Head = ExportedCatalog['package'];

/** What was exported, and the digests to compare where it arrives. */
export function exportedText({ package: head, files }: ExportedCatalog, layout: Layout): string {
  const written = files.map(
    ({ file, bytes, sha256 }) => `${path.basename(file)} (${formatBytes(bytes)})\n  SHA-256 ${sha256}\n`,
  );
  return `${fields(headFields(head), layout)}\n${written.join('')}`;
}

/** What packages hold. */
export function packagesText(packages: readonly PackageView[], layout: Layout): string {
  return packages
    .map((view) =>
      fields(
        [
          ['Package', view.name],
          ...headFields(view),
          ['Languages', view.languages.join(', ')],
          ['Parts', `${view.parts} (${formatBytes(view.bytes)}), as their digests promise`],
        ],
        layout,
      ),
    )
    .join('\n');
}

/** What an import found and did. */
export function importedText({ packages, findings }: ImportedCatalog): string {
  const lines = packages.map((one) => `${one.package.name}: ${verdictText(one)}\n`);
  return [...lines, ...findings.map((finding) => `Note: ${finding}\n`)].join('');
}

function verdictText({ verdict, counts, package: { to } }: ImportedPackage): string {
  if (verdict === 'alreadyHere') return `version ${to.version} is here already`;
  const changes = [
    `${counts.added} new`,
    `${counted(counts.revised, 'further revision')} (${counts.expired} of both expired)`,
    `${counts.changed} changed`,
    `${counts.removed} removed`,
    `${counts.unchanged} as before`,
  ];
  return `${verdict === 'applied' ? 'imported' : 'would import'} version ${to.version}: ${changes.join(', ')}`;
}

function headFields({ source, from, to, filter, counts }: Head): readonly (readonly [string, string])[] {
  return [
    ['Catalog', `${source.serverName} of site ${source.siteCode}`],
    ['Version', `${to.version}, published ${to.published}`],
    [
      'Since',
      from === null ? 'the beginning: all of it' : `version ${from.version}, published ${from.published}`,
    ],
    [
      'Filter',
      filter === null
        ? 'none'
        : `${counted(filter.products.length, 'product')}, ${counted(filter.classifications.length, 'classification')}`,
    ],
    [
      'Holds',
      `${counted(counts.updates, 'update')}, ${counted(counts.configuration, 'configuration item')}, ${counted(counts.removed, 'removal')}`,
    ],
  ];
}
