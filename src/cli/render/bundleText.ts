import path from 'node:path';
import { counted, formatBytes, formatCount } from '../../base/amounts.ts';
import type {
  ExportedCatalog,
  ImportedCatalog,
  ImportedPackage,
  ImportFindingView,
  PackageView,
  WrittenWantedList,
} from '../../service/api/exchange.ts';
import { keyText, shownFingerprint } from '../../domain/signature.ts';
import type { FileTally } from '../../domain/catalogBundle.ts';
import type { Layout } from './layout.ts';
import { runsText } from './runsText.ts';
import { fields } from './table.ts';

type Head = ExportedCatalog['package'];

/** What was exported, and the digests to compare where it arrives. */
export function exportedText(
  { package: head, signer, missing, files, findings }: ExportedCatalog,
  layout: Layout,
): string {
  const written = files.map(
    ({ file, bytes, sha256 }) => `${path.basename(file)} (${formatBytes(bytes)})\n  SHA-256 ${sha256}\n`,
  );
  const rows = [...headFields(head), ['Signed by', signer.name], fingerprintField(signer)] as const;
  const isNew = signer.isNew
    ? 'The key is new. Importers have to trust it first: susync key show here, susync key trust there.\n'
    : '';
  const said = `${findingsText(findings, layout)}${isNew}${missingText(missing, head.content)}`;
  return `${fields(rows, layout)}\n${written.join('')}${said}`;
}

/** What packages hold; `isVerified` where every byte was compared with its digests. */
export function packagesText(packages: readonly PackageView[], isVerified: boolean, layout: Layout): string {
  return packages
    .map((view) =>
      fields(
        [
          ['Package', view.name],
          ...headFields(view),
          ...signerFields(view.signer),
          ['Chunk files', view.chunkFiles.length === 0 ? '' : formatCount(view.chunkFiles.length)],
          [
            'Parts',
            `${view.parts} (${formatBytes(view.bytes)}), ${isVerified ? 'as their digests promise' : 'not read'}`,
          ],
        ],
        layout,
      ),
    )
    .join('\n');
}

/** What an import found and did, and the synchronizations that followed. */
export function importedText({ packages, findings, runs }: ImportedCatalog, layout: Layout): string {
  const lines = packages.map((one) => `${one.package.name}: ${verdictText(one)}\n`);
  const followed = runs.length === 0 ? '' : `\n${runsText(runs, layout)}`;
  return `${lines.join('')}${findingsText(findings, layout)}${followed}`;
}

/** What a disconnected site has and wants. */
export function wantedText(
  { site, subscription, taken, files, signer, file }: WrittenWantedList,
  layout: Layout,
): string {
  const has = taken.map(({ version, published }) => `version ${version}, published ${published}`);
  const { products, classifications, languages } = subscription;
  return fields(
    [
      ['Wanted list', path.basename(file)],
      ['Site', `${site.serverName} of site ${site.siteCode}`],
      ['Has', has.length === 0 ? 'nothing yet' : has.join('; ')],
      [
        'Wants',
        `${counted(products.length, 'product')}, ${counted(classifications.length, 'classification')}`,
      ],
      ['Languages', languages.join(', ')],
      ['Missing', counted(files, 'file')],
      ['Signed by', signer?.name ?? 'nobody: there is no own key'],
      ...(signer === null ? [] : [fingerprintField(signer)]),
    ],
    layout,
  );
}

function findingsText(findings: readonly ImportFindingView[], { style }: Layout): string {
  const said = findings.map(({ severity, text, remedy }) => {
    if (severity === 'information') return `Note: ${text}\n`;
    if (severity === 'warning') return `${style.warning('Warning:')} ${text}\n`;
    return `${style.bad('Keeps it out:')} ${text}\n  ${remedy ?? ''}\n`;
  });
  return said.join('');
}

function signerFields(signer: PackageView['signer']): readonly (readonly [string, string])[] {
  if (signer === null) return [['Signed by', 'nobody']];
  const known = {
    own: 'this data folder',
    trusted: `${signer.name ?? ''}, trusted here`,
    distrusted: `${signer.name ?? ''}, distrusted here`,
    unknown: 'a key that is not trusted here',
  } as const;
  const key =
    signer.trust === 'unknown' ? [['Key', keyText({ ...signer, name: '' }).trimEnd()] as const] : [];
  return [['Signed by', known[signer.trust]], fingerprintField(signer), ...key];
}

function fingerprintField({ fingerprint }: { readonly fingerprint: string }): readonly [string, string] {
  return ['Fingerprint', shownFingerprint(fingerprint)];
}

/** So many files that are not here are named; `--json` has more. */
const namedMissing = 10;

function updatesText({ updates, express }: Head['content']): string {
  const text = filesText(updates, 'update file');
  return text !== '' && express ? `${text}, express installation files among them` : text;
}

function missingText(missing: ExportedCatalog['missing'], { missing: { files } }: Head['content']): string {
  if (files === 0) return '';
  const named = missing
    .slice(0, namedMissing)
    .map(
      ({ kind, name, sha1 }) =>
        `  ${kind === 'license' ? 'license file' : 'update file'} ${name}, SHA-1 ${sha1}\n`,
    );
  const others = files > named.length ? `  and ${formatCount(files - named.length)} more\n` : '';
  return `\nNot here, so not in the package:\n${named.join('')}${others}`;
}

function filesText({ files, bytes }: FileTally, noun: string): string {
  return files === 0 ? '' : `${counted(files, noun)} (${formatBytes(bytes)})`;
}

function verdictText(imported: ImportedPackage): string {
  const { verdict, copied } = imported;
  const files = filesText(copied, 'file');
  if (files === '') return rowsText(imported);
  return `${rowsText(imported)}, ${verdict === 'alreadyHere' ? 'but for' : 'with'} ${files}`;
}

function rowsText({ verdict, counts, package: { to } }: ImportedPackage): string {
  if (verdict === 'alreadyHere') return `version ${to.version} is here already`;
  const changes = [
    `${counts.added} new`,
    `${counted(counts.revised, 'further revision')} (${counts.expired} of both expired)`,
    `${counts.changed} changed`,
    `${counts.removed} removed`,
    `${counts.unchanged} as before`,
  ];
  const said = changes.join(', ');
  if (verdict !== 'refused')
    return `${verdict === 'applied' ? 'imported' : 'would import'} version ${to.version}: ${said}`;
  const isRead = Object.values(counts).some((count) => count > 0);
  return `version ${to.version} would be refused${isRead ? `; but for that: ${said}` : ''}`;
}

function headFields({
  source,
  from,
  to,
  filter,
  counts,
  content,
  languages,
}: Head): readonly (readonly [string, string])[] {
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
    ['Languages', languages.length === 0 ? 'none' : languages.join(', ')],
    [
      'Files',
      [filesText(content.licenses, 'license file'), updatesText(content)]
        .filter((text) => text !== '')
        .join(', ') || 'none',
    ],
    ['Files not there', filesText(content.missing, 'file')],
  ];
}
