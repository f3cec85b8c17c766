import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { formatBytes, formatCount } from '../../base/amounts.ts';
import { shownFingerprint } from '../../domain/signature.ts';
import type { ExportedCatalog } from '../../service/api/exchange.ts';
import type { PackageExportView } from '../../service/api/packages.ts';
import { countedText } from '../countedText.ts';
import { factTable, markdownText } from '../documents/markdownText.ts';
import { findingLines } from './findingLines.ts';
import { type CategoryNames, headFacts } from './packageFacts.ts';

/** What was exported, by kind of package. */
export type Exported =
  | { readonly kind: 'susync'; readonly exported: ExportedCatalog }
  | { readonly kind: 'cab'; readonly exported: PackageExportView };

/** What surrounds an export. */
export interface ExportSurroundings {
  readonly siteCode: string;
  /** Another machine that the package is on; undefined for this one. */
  readonly machine: string | undefined;
  readonly names: CategoryNames;
  /** When it was written, as the reader's clock shows it. */
  readonly written: string;
}

/** So many files are listed; a list beside the package has all of them. */
const mostFiles = 200;

/** One sentence about an export. */
export function exportSentence({ kind, exported }: Exported, siteCode: string): string {
  const { files } = exported;
  const bytes = kind === 'cab' ? exported.packages : exported.files;
  const size = formatBytes(bytes.reduce((sum, file) => sum + file.bytes, 0));
  if (kind === 'cab') {
    const records = exported.packages.reduce((sum, one) => sum + one.records, 0);
    return l10n.t('The catalog of {0} was exported: {1}, {2}.', siteCode, countedText(records, 'item'), size);
  }
  const { counts, to } = exported.package;
  return l10n.t(
    'Version {0} of {1} was exported: {2}, {3} in {4}.',
    ...[to.version, siteCode, countedText(counts.updates, 'update'), size],
    countedText(files.length, 'file'),
  );
}

/** An export as a document: what the package holds, its files with their digests, and what to do with them. */
export function exportSummary(exported: Exported, surroundings: ExportSurroundings): string {
  const { siteCode, machine, names, written } = surroundings;
  const facts: readonly (readonly [string, string])[] = [
    ...(exported.kind === 'susync' ? bundleFacts(exported.exported, names) : []),
    [l10n.t('Written'), written],
    ...(machine === undefined ? [] : [[l10n.t('On the machine of'), machine] as const]),
  ];
  return [
    l10n.t('# Export of {0}', markdownText(siteCode)),
    '',
    markdownText(exportSentence(exported, siteCode)),
    '',
    factTable(facts),
    '',
    ...(exported.kind === 'susync'
      ? [...findingLines(exported.exported.findings), ...bundleLines(exported.exported)]
      : cabLines(exported.exported)),
    '',
  ].join('\n');
}

function bundleFacts({ package: head, signer }: ExportedCatalog, names: CategoryNames) {
  return [
    ...headFacts(head, names),
    [l10n.t('Signed by'), signer.name] as const,
    [l10n.t('Fingerprint'), shownFingerprint(signer.fingerprint)] as const,
  ];
}

function bundleLines({ package: head, files, signer, missing }: ExportedCatalog): readonly string[] {
  const [own] = files;
  return [
    l10n.t('## Files'),
    '',
    ...(own === undefined ? [] : [l10n.t('In {0}', code(path.dirname(own.file))), '']),
    `| ${l10n.t('File')} | ${l10n.t('Size')} | SHA-256 |`,
    '|---|---:|---|',
    ...files
      .slice(0, mostFiles)
      .map(
        ({ file, bytes, sha256 }) =>
          `| ${markdownText(path.basename(file))} | ${formatBytes(bytes)} | ${code(sha256)} |`,
      ),
    ...moreLine(files.length),
    '',
    ...missingLines(missing, head.content.missing.files),
    l10n.t('## Where it goes'),
    '',
    l10n.t(
      'Bring all files to the other hierarchy, into one folder. Compare the digests where they arrive, then import the package at its top-level site.',
    ),
    ...(signer.isNew
      ? [
          '',
          l10n.t(
            'The key is new: the other hierarchy has to trust it first. It asks when the package is imported; compare the fingerprint then.',
          ),
        ]
      : []),
  ];
}

function cabLines({ packages, files, copyList }: PackageExportView): readonly string[] {
  const missing = files.filter(({ isThere }) => !isThere);
  return [
    l10n.t('## Packages'),
    '',
    `| ${l10n.t('File')} | ${l10n.t('Items')} | ${l10n.t('Size')} |`,
    '|---|---:|---:|',
    ...packages
      .slice(0, mostFiles)
      .map(
        ({ file, records, bytes }) =>
          `| ${markdownText(file)} | ${formatCount(records)} | ${formatBytes(bytes)} |`,
      ),
    ...moreLine(packages.length),
    '',
    l10n.t('## Copy first'),
    '',
    l10n.t(
      'Copy the folder WsusContent beside it before the metadata is imported: {0}. Everything is listed in {1}.',
      countedText(files.length - missing.length, 'file'),
      code(copyList),
    ),
    '',
    ...missingLines(missing, missing.length),
    l10n.t('Then, on the server that takes them, in this order:'),
    '',
    '```',
    ...packages.slice(0, mostFiles).map(({ file }) => `wsusutil import ${path.basename(file)} import.log`),
    '```',
  ];
}

function missingLines(
  files: readonly { readonly name: string; readonly size: number }[],
  count: number,
): readonly string[] {
  if (count === 0) return [];
  return [
    l10n.t('Not here, and therefore not exported: {0}.', countedText(count, 'file')),
    '',
    ...files.slice(0, mostFiles).map(({ name, size }) => `- ${markdownText(name)} (${formatBytes(size)})`),
    ...moreLine(count),
    '',
  ];
}

function moreLine(count: number): readonly string[] {
  return count <= mostFiles ? [] : ['', l10n.t('… and {0}.', countedText(count - mostFiles, 'file'))];
}

/** A path or a digest as code; what would end the code is left out. */
function code(text: string): string {
  return `\`${text.replaceAll('`', '')}\``;
}
