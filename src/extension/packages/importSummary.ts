import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { formatCount } from '../../base/amounts.ts';
import type { RunDocument } from '../../domain/documents.ts';
import { outcomeText } from '../../domain/words/runWords.ts';
import type { ImportedCatalog, ImportedPackage, ImportFindingView } from '../../service/api/exchange.ts';
import type { PackageImportView } from '../../service/api/packages.ts';
import { factTable, markdownText } from '../documents/markdownText.ts';
import { findingLines } from './findingLines.ts';
import { type CategoryNames, headFacts, originFacts, signerFacts, tallyText } from './packageFacts.ts';

/** What an import found, and did unless it only looked, by kind of package. */
export type Imported =
  | { readonly kind: 'susync'; readonly imported: ImportedCatalog }
  | { readonly kind: 'cab'; readonly imported: PackageImportView };

/** What surrounds an import. */
export interface ImportSurroundings {
  readonly siteCode: string;
  /** Another machine that the packages are on; undefined for this one. */
  readonly machine: string | undefined;
  readonly names: CategoryNames;
  /** When it was looked at or imported, as the reader's clock shows it. */
  readonly time: string;
  readonly dryRun: boolean;
}

/** What a package changes, one line each: `12 new`. Empty where it changes nothing. */
export function changeLines(imported: Imported): readonly string[] {
  const line = (count: number, text: (amount: string) => string): readonly string[] =>
    count === 0 ? [] : [text(formatCount(count))];
  if (imported.kind === 'cab') {
    const { added, revised, expired } = imported.imported.counts;
    return [
      ...line(added, (amount) => l10n.t('{0} new', amount)),
      ...line(revised, (amount) => l10n.t('{0} revised', amount)),
      ...line(expired, (amount) => l10n.t('{0} of these expired', amount)),
    ];
  }
  const counts = imported.imported.packages.map((one) => one.counts);
  const sum = (member: keyof ImportedPackage['counts']): number =>
    counts.reduce((all, one) => all + one[member], 0);
  return [
    ...line(sum('added'), (amount) => l10n.t('{0} new', amount)),
    ...line(sum('revised'), (amount) => l10n.t('{0} revised', amount)),
    ...line(sum('expired'), (amount) => l10n.t('{0} of these expired', amount)),
    ...line(sum('changed'), (amount) => l10n.t('{0} with another state', amount)),
    ...line(sum('removed'), (amount) => l10n.t('{0} removed', amount)),
    ...copiedLine(imported.imported.packages),
  ];
}

function copiedLine(packages: readonly ImportedPackage[]): readonly string[] {
  const files = packages.reduce((sum, { copied }) => sum + copied.files, 0);
  const bytes = packages.reduce((sum, { copied }) => sum + copied.bytes, 0);
  return files === 0 ? [] : [tallyText({ files, bytes }, 'file')];
}

/** What an administrator should know about it, one sentence each. */
export function findingsOf({ kind, imported }: Imported): readonly ImportFindingView[] {
  return kind === 'cab'
    ? imported.warnings.map((text) => ({ severity: 'warning', text, code: null, remedy: null }))
    : imported.findings;
}

/** What keeps the import from being done. */
export function blockersOf(imported: Imported): readonly ImportFindingView[] {
  return findingsOf(imported).filter(({ severity }) => severity === 'blocking');
}

/** Whether all of it is here already. */
export function changesNothing(found: Imported): boolean {
  return found.kind === 'cab'
    ? changeLines(found).length === 0
    : found.imported.packages.every(({ verdict, copied }) => verdict === 'alreadyHere' && copied.files === 0);
}

/** Synchronizations after it that failed. */
export function failedRuns({ imported }: Imported): readonly RunDocument[] {
  return imported.runs.filter(({ outcome }) => outcome === 'failed');
}

/** Names of the packages, as far as a title has room. */
export function packageNames({ kind, imported }: Imported): string {
  if (kind === 'cab') return path.basename(imported.file);
  const [first, ...others] = imported.packages.map((one) => one.package.name);
  return others.length === 0
    ? (first ?? '')
    : l10n.t('{0} and {1} more', first ?? '', formatCount(others.length));
}

/** One sentence about what was found, or done. */
export function importSentence(
  imported: Imported,
  { siteCode, dryRun }: Pick<ImportSurroundings, 'siteCode' | 'dryRun'>,
): string {
  const changes = changeLines(imported);
  const names = packageNames(imported);
  const [blocker] = blockersOf(imported);
  if (blocker !== undefined)
    return l10n.t('{0} is not taken over by {1}: {2}', names, siteCode, blocker.text);
  if (changes.length === 0) return l10n.t('{0} changes nothing at {1}.', names, siteCode);
  const what = changes.join(', ');
  return dryRun
    ? l10n.t('{0} would change {1}: {2}.', names, siteCode, what)
    : l10n.t('{0} was imported into {1}: {2}.', names, siteCode, what);
}

/** An import, or what it would do, as a document. */
export function importSummary(imported: Imported, surroundings: ImportSurroundings): string {
  const { siteCode, machine, names, time, dryRun } = surroundings;
  const findings = findingsOf(imported);
  const facts: readonly (readonly [string, string])[] = [
    [dryRun ? l10n.t('Looked at') : l10n.t('Imported'), time],
    ...(machine === undefined ? [] : [[l10n.t('On the machine of'), machine] as const]),
  ];
  return [
    dryRun
      ? l10n.t('# What an import into {0} would do', markdownText(siteCode))
      : l10n.t('# Import into {0}', markdownText(siteCode)),
    '',
    markdownText(importSentence(imported, surroundings)),
    ...(dryRun ? ['', l10n.t('Nothing was changed.')] : []),
    '',
    factTable(facts),
    '',
    ...findingLines(findings),
    ...(imported.kind === 'cab'
      ? cabLines(imported.imported)
      : imported.imported.packages.flatMap((one) => bundleLines(one, names))),
    ...runLines(imported.imported.runs),
  ].join('\n');
}

function bundleLines({ package: view, verdict, counts, copied }: ImportedPackage, names: CategoryNames) {
  const changes: readonly (readonly [string, number])[] = [
    [l10n.t('New'), counts.added],
    [l10n.t('Further revisions'), counts.revised],
    [l10n.t('Of both, expired'), counts.expired],
    [l10n.t('With another state'), counts.changed],
    [l10n.t('Removed'), counts.removed],
    [l10n.t('As before'), counts.unchanged],
  ];
  return [
    `## ${markdownText(view.name)}`,
    '',
    ...(verdict === 'alreadyHere' ? [l10n.t('This version is here already.'), ''] : []),
    factTable([
      ...headFacts(view, names),
      ...signerFacts(view.signer),
      ...changes.map(([name, count]) => [name, formatCount(count)] as const),
      [l10n.t('Files copied'), tallyText(copied, 'file') || l10n.t('none')],
    ]),
    '',
  ];
}

function cabLines(view: PackageImportView) {
  const { file, counts, missing, pendingLicenses } = view;
  const facts: readonly (readonly [string, string])[] = [
    ...originFacts(view),
    [l10n.t('Items'), formatCount(counts.records)],
    [l10n.t('New'), formatCount(counts.added)],
    [l10n.t('Revised'), formatCount(counts.revised)],
    [l10n.t('Expired'), formatCount(counts.expired)],
    [l10n.t('Older than here'), formatCount(counts.older)],
    [l10n.t('Here already'), formatCount(counts.known)],
    [l10n.t('With another text, left as here'), formatCount(counts.differing)],
    [l10n.t('Needed, not there'), formatCount(missing.length)],
    ...(pendingLicenses === 0
      ? []
      : [[l10n.t('License files missing'), formatCount(pendingLicenses)] as const]),
  ];
  return [`## ${markdownText(path.basename(file))}`, '', factTable(facts), ''];
}

function runLines(runs: readonly RunDocument[]): readonly string[] {
  if (runs.length === 0) return [];
  return [
    l10n.t('## Site databases'),
    '',
    `| ${l10n.t('Site')} | ${l10n.t('Outcome')} | ${l10n.t('New')} | ${l10n.t('Modified')} | ${l10n.t('Expired')} | ${l10n.t('Removed')} |`,
    '|---|---|---:|---:|---:|---:|',
    ...runs.map((run) => {
      const { siteCode, counts } = run;
      const amounts = [counts.new, counts.modified, counts.expired, counts.removed].map(formatCount);
      return `| ${markdownText(siteCode)} | ${markdownText(outcomeText(run))} | ${amounts.join(' | ')} |`;
    }),
    '',
  ];
}
