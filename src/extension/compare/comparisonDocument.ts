import * as l10n from '@vscode/l10n';
import { formatCount } from '../../base/amounts.ts';
import type { VersionDifference } from '../../service/api/synchronization.ts';
import { factTable, markdownText } from '../documents/markdownText.ts';
import { updateDocumentLink } from '../updates/updateDocumentName.ts';
import { type ChangeKind, changeKind, changeKinds, changeText } from './changeKind.ts';
import type { ComparedVersions } from './comparedVersions.ts';
import type { ReadDifferences } from './versionDifferences.ts';

/** A section lists at most so many updates. */
const longest = 500;

/** What a section is called. */
function headingOf(kind: ChangeKind): string {
  const headings: Readonly<Record<ChangeKind, string>> = {
    added: l10n.t('Added'),
    modified: l10n.t('Modified'),
    expired: l10n.t('Expired'),
    superseded: l10n.t('Superseded'),
    removed: l10n.t('Removed'),
    state: l10n.t('Other changes of state'),
  };
  return headings[kind];
}

/** What changed between two content versions of a site as Markdown, with links to the documents of the updates. */
export function comparisonMarkdown(
  { siteCode, from, to }: ComparedVersions,
  { differences, isWhole }: ReadDifferences,
): string {
  const byKind = new Map<ChangeKind, VersionDifference[]>(changeKinds.map((kind) => [kind, []]));
  for (const difference of differences) byKind.get(changeKind(difference))?.push(difference);
  const sections = [...byKind].filter(([, changes]) => changes.length > 0);
  const command = `susync compare ${from} ${to} --site ${siteCode} --after ${differences.length}`;
  return [
    `# ${l10n.t('{0}: version {1} → {2}', markdownText(siteCode), from, to)}`,
    ...(sections.length === 0 ? [l10n.t('Nothing differs.')] : []),
    ...(sections.length === 0
      ? []
      : [factTable(sections.map(([kind, changes]) => [headingOf(kind), formatCount(changes.length)]))]),
    ...(isWhole
      ? []
      : [
          l10n.t(
            'These are the first {0} differences; the others are listed by {1}.',
            formatCount(differences.length),
            `\`${command}\``,
          ),
        ]),
    ...sections.map(([kind, changes]) => `## ${headingOf(kind)}\n\n${listOf(changes)}`),
    '',
  ].join('\n\n');
}

function listOf(changes: readonly VersionDifference[]): string {
  const sorted = [...changes].sort((a, b) => a.title.localeCompare(b.title));
  const rest = changes.length - longest;
  return [
    ...sorted.slice(0, longest).map((change) => `- ${named(change)}: ${markdownText(changeText(change))}`),
    ...(rest > 0 ? [l10n.t('- and {0} more', formatCount(rest))] : []),
  ].join('\n');
}

/** What has been removed cannot be opened. */
function named({ kind, updateId, title }: VersionDifference): string {
  const text = markdownText(title === '' ? updateId : title);
  if (kind === 'removed') return text;
  return `[${text}](${updateDocumentLink('update', { updateId, title })})`;
}
