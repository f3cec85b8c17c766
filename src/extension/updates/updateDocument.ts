import * as l10n from '@vscode/l10n';
import { formatBytes, formatCount } from '../../base/amounts.ts';
import { countedText } from '../countedText.ts';
import type { UpdateFile } from '../../domain/updateHeader.ts';
import { titleOf } from '../../domain/updateHeader.ts';
import type { RelatedUpdate, UpdateDetails } from '../../service/api/updates.ts';
import { factTable, markdownText, webLink } from '../documents/markdownText.ts';
import { stateText } from './stateText.ts';
import { updateDocumentLink } from './updateDocumentName.ts';

/** Lists of a document have at most so many rows; a definition update is superseded by hundreds. */
const longest = 200;

/** Everything about an update as Markdown; `groups` are the names of the software update groups that hold it. */
export function updateMarkdown(update: UpdateDetails, groups: readonly string[]): string {
  const { header, title, state, prerequisites, bundles, supersedes, supersededBy } = update;
  const description = header.texts.find((text) => text.title.trim() === titleOf(header))?.description ?? '';
  const sections = [
    `# ${markdownText(title)}`,
    ...(state.length === 0 ? [] : [`> **${markdownText(sentence(state.map(stateText)))}**`]),
    ...description
      .split(/\r?\n/)
      .filter((line) => line.trim() !== '')
      .map(markdownText),
    factTable(factsOf(update, groups)),
    links(update),
    section(l10n.t('Supersedes'), relatedList(supersedes)),
    section(l10n.t('Superseded by'), relatedList(supersededBy)),
    section(l10n.t('Requires'), clauseList(prerequisites)),
    section(l10n.t('Bundles'), clauseList(bundles)),
    section(l10n.t('Files'), fileTable(header.files)),
    section(l10n.t('License terms'), fileTable(header.eulaFiles)),
    section(l10n.t('Titles in other languages'), titleTable(update)),
  ];
  return `${sections.filter((text) => text !== '').join('\n\n')}\n`;
}

function factsOf(update: UpdateDetails, groups: readonly string[]): readonly (readonly [string, string])[] {
  const { header } = update;
  const { maxDownloadSize, handler } = header;
  const facts: readonly (readonly [string, string])[] = [
    [l10n.t('State'), update.state.length === 0 ? l10n.t('current') : ''],
    [l10n.t('Classification'), update.classification],
    [l10n.t('Products'), update.products.join(', ')],
    [l10n.t('Article'), header.kbArticleIds.map((id) => `KB${id}`).join(', ')],
    [l10n.t('Security bulletin'), header.bulletinIds.join(', ')],
    [l10n.t('Severity'), update.severity],
    [l10n.t('Released'), update.released.replace('T', ' ').replace(/(?:\.\d+)?Z$/, ' UTC')],
    [l10n.t('Type'), `${header.updateType}${handler === undefined ? '' : ` (${handler})`}`],
    [
      l10n.t('Download'),
      maxDownloadSize === undefined ? '' : l10n.t('up to {0}', formatBytes(maxDownloadSize)),
    ],
    [l10n.t('Languages of the content'), header.contentLanguages.join(', ')],
    [
      l10n.t('License terms'),
      header.eulaId === undefined ? '' : l10n.t('have to be accepted ({0})', header.eulaId),
    ],
    [l10n.t('Software update groups'), groups.join(', ')],
    [l10n.t('Id'), update.updateId],
    [l10n.t('Revision'), String(update.revision)],
    [l10n.t('Stored as'), update.storedDigest],
  ];
  return facts.filter(([, value]) => value !== '');
}

/** Ways to what is not in the document; addresses from servers are links only where they lead to the web. */
function links({ updateId, title, header }: UpdateDetails): string {
  const more: readonly (readonly [string, string | undefined])[] = [
    [l10n.t('More information'), header.moreInfoUrl],
    [l10n.t('Support'), header.supportUrl],
    ...header.kbArticleIds.map((id) => [`KB${id}`, `https://support.microsoft.com/help/${id}`] as const),
    [
      l10n.t('Microsoft Update Catalog'),
      `https://www.catalog.update.microsoft.com/ScopedViewInline.aspx?updateid=${updateId}`,
    ],
  ];
  const xml = l10n.t(
    '[Document as received (XML)]({0})',
    updateDocumentLink('update-xml', { updateId, title }),
  );
  return [xml, ...more.flatMap(([text, url]) => webLink(text, url) ?? [])].join(' · ');
}

function section(heading: string, content: string): string {
  return content === '' ? '' : `## ${heading}\n\n${content}`;
}

function relatedList(related: readonly RelatedUpdate[]): string {
  return bounded(related.map((one) => `- ${relatedText(one)}`));
}

function clauseList(clauses: readonly (readonly RelatedUpdate[])[]): string {
  return bounded(clauses.map((anyOf) => `- ${anyOf.map(relatedText).join(` *${l10n.t('or')}* `)}`));
}

/** One that is not here cannot be opened. */
function relatedText(related: RelatedUpdate): string {
  const { updateId, title } = related;
  if (title === null) return l10n.t('{0} (not here)', markdownText(updateId));
  return `[${markdownText(title === '' ? updateId : title)}](${updateDocumentLink('update', { updateId, title })})`;
}

function fileTable(files: readonly UpdateFile[]): string {
  if (files.length === 0) return '';
  const size = files.reduce((sum, file) => sum + file.size, 0);
  const rows = files
    .slice(0, longest)
    .map(({ name, size: bytes, patchingType, language, sha1 }) =>
      [name, formatBytes(bytes), patchingType ?? language ?? '', sha1].map(markdownText).join(' | '),
    )
    .map((row) => `| ${row} |`);
  return [
    `${countedText(files.length, 'file')}, ${formatBytes(size)}`,
    '',
    `| ${l10n.t('File')} | ${l10n.t('Size')} | ${l10n.t('Kind')} | SHA-1 |`,
    '|---|--:|---|---|',
    ...rows,
    ...(files.length > longest ? ['', l10n.t('and {0} more', formatCount(files.length - longest))] : []),
  ].join('\n');
}

function titleTable({ header, title }: UpdateDetails): string {
  const others = header.texts.filter((text) => text.title.trim() !== title.trim());
  if (others.length === 0) return '';
  return factTable(others.map((text) => [text.language, text.title]));
}

function bounded(lines: readonly string[]): string {
  const rest = lines.length - longest;
  return [
    ...lines.slice(0, longest),
    ...(rest > 0 ? [l10n.t('- and {0} more', formatCount(rest))] : []),
  ].join('\n');
}

function sentence(words: readonly string[]): string {
  const text = words.join(', ');
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
