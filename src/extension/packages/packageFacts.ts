import * as l10n from '@vscode/l10n';
import { formatBytes, formatCount } from '../../base/amounts.ts';
import type { FileTally } from '../../domain/catalogBundle.ts';
import { type KnownSigner, shownFingerprint } from '../../domain/signature.ts';
import type { ExportedCatalog, PackageView } from '../../service/api/exchange.ts';
import type { PackageContentsView } from '../../service/api/packages.ts';
import { type Countable, countedText } from '../countedText.ts';

/** What a package says of itself, as far as every kind of view of it has that. */
export type PackageHead = ExportedCatalog['package'];

/** Names of products and classifications that are known here, by id. */
export type CategoryNames = ReadonlyMap<string, string>;

/** So many names stand in a sentence. */
const mostNames = 12;

/** What a package holds, as facts in two columns. */
export function headFacts(
  { source, from, to, filter, languages, counts, content }: PackageHead,
  names: CategoryNames,
): readonly (readonly [string, string])[] {
  const all = l10n.t('all');
  return [
    [l10n.t('Source'), l10n.t('{0} of site {1}', source.serverName, source.siteCode)],
    [l10n.t('Version'), versionText(to)],
    [
      l10n.t('Since'),
      from === null ? l10n.t('the beginning: all of the catalog') : l10n.t('version {0}', versionText(from)),
    ],
    [l10n.t('Products'), filter === null ? all : namesText(filter.products, names)],
    [l10n.t('Classifications'), filter === null ? all : namesText(filter.classifications, names)],
    [l10n.t('Languages'), languages.join(', ')],
    [
      l10n.t('Holds'),
      [
        countedText(counts.updates, 'update'),
        countedText(counts.configuration, 'configurationItem'),
        ...(counts.removed === 0 ? [] : [countedText(counts.removed, 'removal')]),
      ].join(', '),
    ],
    [
      l10n.t('Files'),
      [tallyText(content.licenses, 'licenseFile'), tallyText(content.updates, 'updateFile')]
        .filter((text) => text !== '')
        .join(', ') || l10n.t('none'),
    ],
    ...(content.missing.files === 0
      ? []
      : [[l10n.t('Files that were not there'), tallyText(content.missing, 'file')] as const]),
  ];
}

/** The same of a package as it was found, with how large it is. */
export function viewFacts(view: PackageView, names: CategoryNames): readonly (readonly [string, string])[] {
  const { parts, bytes } = view;
  return [
    ...headFacts(view, names),
    [l10n.t('Size'), l10n.t('{0} in {1} parts', formatBytes(bytes), formatCount(parts))],
  ];
}

/** Where a package of `wsusutil export` comes from. */
export function originFacts({
  serverId,
  created,
  protocolVersion,
}: Pick<PackageContentsView, 'serverId' | 'created' | 'protocolVersion'>): readonly (readonly [
  string,
  string,
])[] {
  return [
    [l10n.t('Source'), said(serverId)],
    [l10n.t('Created'), said(created)],
    [l10n.t('Protocol version'), said(protocolVersion)],
  ];
}

/** What a package of `wsusutil export` holds. */
export function contentsFacts(contents: PackageContentsView): readonly (readonly [string, string])[] {
  const { languages, bytes, counts, products, classifications, scan } = contents;
  if (scan !== null) return scanFacts(contents, scan);
  return [
    ...originFacts(contents),
    [l10n.t('Products'), namesText(products) || l10n.t('none')],
    [l10n.t('Classifications'), namesText(classifications) || l10n.t('none')],
    [l10n.t('Languages'), said(languages?.join(', ') ?? null)],
    [
      l10n.t('Holds'),
      [
        countedText(counts.updates, 'update'),
        countedText(counts.configuration, 'configurationItem'),
        ...(counts.expired === 0 ? [] : [l10n.t('{0} of these expired', formatCount(counts.expired))]),
      ].join(', '),
    ],
    [l10n.t('Size'), formatBytes(bytes)],
  ];
}

function scanFacts(
  { bytes, counts, products, classifications }: PackageContentsView,
  { bundles, superseded, same, newerHere, olderHere, absent }: NonNullable<PackageContentsView['scan']>,
): readonly (readonly [string, string])[] {
  const [all, ofBundles, replaced] = [counts.updates, bundles, superseded].map(formatCount);
  const compared = [same, newerHere, olderHere, absent].map(formatCount);
  return [
    [l10n.t('Kind'), l10n.t('offline scan package, to be looked at alone: it holds no whole documents')],
    [
      l10n.t('Names'),
      l10n.t('{0} revisions: {1} bundles, {2} superseded', all ?? '', ofBundles ?? '', replaced ?? ''),
    ],
    [l10n.t('Compared'), l10n.t('{0} as here, {1} newer here, {2} older here, {3} not here', ...compared)],
    [l10n.t('Products'), namesText(products) || l10n.t('none')],
    [l10n.t('Classifications'), namesText(classifications) || l10n.t('none')],
    [l10n.t('Size'), formatBytes(bytes)],
  ];
}

/** `40 update files (696.2 MiB)`; empty for none. */
export function tallyText({ files, bytes }: FileTally, what: Countable): string {
  return files === 0 ? '' : `${countedText(files, what)} (${formatBytes(bytes)})`;
}

/** Who signed a package, and whether that counts here. */
export function signerFacts(signer: KnownSigner | null): readonly (readonly [string, string])[] {
  if (signer === null) return [[l10n.t('Signed by'), l10n.t('nobody')]];
  return [
    [l10n.t('Signed by'), signerText(signer)],
    [l10n.t('Fingerprint'), shownFingerprint(signer.fingerprint)],
  ];
}

/** `cs1.contoso.com, trusted here`. */
export function signerText({ name, trust }: Pick<KnownSigner, 'name' | 'trust'>): string {
  switch (trust) {
    case 'own':
      return l10n.t('this hierarchy itself');
    case 'trusted':
      return l10n.t('{0}, trusted here', name ?? '');
    case 'distrusted':
      return l10n.t('{0}, distrusted here', name ?? '');
    case 'unknown':
      return l10n.t('a key that is not trusted here');
  }
}

function said(value: string | null): string {
  return value ?? l10n.t('not said');
}

/** `12, published 2026-11-24 08:30 UTC`. */
function versionText({ version, published }: PackageHead['to']): string {
  return l10n.t('{0}, published {1}', version, `${published.slice(0, 16).replace('T', ' ')} UTC`);
}

/** Names where they are known, ids where they are not; no more than a reader takes in. */
export function namesText(ids: readonly string[], names: CategoryNames = new Map()): string {
  const shown = ids.slice(0, mostNames).map((id) => names.get(id) ?? id);
  const left = ids.length - shown.length;
  return [...shown, ...(left === 0 ? [] : [l10n.t('and {0} more', left)])].join(', ');
}
