import { counted, formatBytes, formatCount } from '../../base/amounts.ts';
import type { UpdateFile } from '../../domain/updateHeader.ts';
import { titleOf } from '../../domain/updateHeader.ts';
import type { RelatedUpdate, UpdateDetails } from '../../service/api/updates.ts';
import { factTable, markdownText, webLink } from '../documents/markdownText.ts';
import { updateDocumentName } from './updateDocumentName.ts';

/** Lists of a document have at most so many rows; a definition update is superseded by hundreds. */
const longest = 200;

/** Everything about an update as Markdown; `groups` are the names of the software update groups that hold it. */
export function updateMarkdown(update: UpdateDetails, groups: readonly string[]): string {
  const { header, title, state, prerequisites, bundles, supersedes, supersededBy } = update;
  const description = header.texts.find((text) => text.title.trim() === titleOf(header))?.description ?? '';
  const sections = [
    `# ${markdownText(title)}`,
    ...(state.length === 0 ? [] : [`> **${markdownText(sentence(state))}**`]),
    ...description
      .split(/\r?\n/)
      .filter((line) => line.trim() !== '')
      .map(markdownText),
    factTable(factsOf(update, groups)),
    links(update),
    section('Supersedes', relatedList(supersedes)),
    section('Superseded by', relatedList(supersededBy)),
    section('Requires', clauseList(prerequisites)),
    section('Bundles', clauseList(bundles)),
    section('Files', fileTable(header.files)),
    section('License terms', fileTable(header.eulaFiles)),
    section('Titles in other languages', titleTable(update)),
  ];
  return `${sections.filter((text) => text !== '').join('\n\n')}\n`;
}

function factsOf(update: UpdateDetails, groups: readonly string[]): readonly (readonly [string, string])[] {
  const { header } = update;
  const { maxDownloadSize, handler } = header;
  const facts: readonly (readonly [string, string])[] = [
    ['State', update.state.length === 0 ? 'current' : ''],
    ['Classification', update.classification],
    ['Products', update.products.join(', ')],
    ['Article', header.kbArticleIds.map((id) => `KB${id}`).join(', ')],
    ['Security bulletin', header.bulletinIds.join(', ')],
    ['Severity', update.severity],
    ['Released', update.released.replace('T', ' ').replace(/(?:\.\d+)?Z$/, ' UTC')],
    ['Type', `${header.updateType}${handler === undefined ? '' : ` (${handler})`}`],
    ['Download', maxDownloadSize === undefined ? '' : `up to ${formatBytes(maxDownloadSize)}`],
    ['Languages of the content', header.contentLanguages.join(', ')],
    ['License terms', header.eulaId === undefined ? '' : `have to be accepted (${header.eulaId})`],
    ['Software update groups', groups.join(', ')],
    ['Id', update.updateId],
    ['Revision', String(update.revision)],
    ['Stored as', update.storedDigest],
  ];
  return facts.filter(([, value]) => value !== '');
}

/** Ways to what is not in the document; addresses from servers are links only where they lead to the web. */
function links({ updateId, title, header }: UpdateDetails): string {
  const more: readonly (readonly [string, string | undefined])[] = [
    ['More information', header.moreInfoUrl],
    ['Support', header.supportUrl],
    ...header.kbArticleIds.map((id) => [`KB${id}`, `https://support.microsoft.com/help/${id}`] as const),
    [
      'Microsoft Update Catalog',
      `https://www.catalog.update.microsoft.com/ScopedViewInline.aspx?updateid=${updateId}`,
    ],
  ];
  const xml = `[Document as received (XML)](${linkTo('update-xml', { updateId, title }, 'xml')})`;
  return [xml, ...more.flatMap(([text, url]) => webLink(text, url) ?? [])].join(' · ');
}

function section(heading: string, content: string): string {
  return content === '' ? '' : `## ${heading}\n\n${content}`;
}

function relatedList(related: readonly RelatedUpdate[]): string {
  return bounded(related.map((one) => `- ${relatedText(one)}`));
}

function clauseList(clauses: readonly (readonly RelatedUpdate[])[]): string {
  return bounded(clauses.map((anyOf) => `- ${anyOf.map(relatedText).join(' *or* ')}`));
}

/** One that is not here cannot be opened. */
function relatedText(related: RelatedUpdate): string {
  const { updateId, title } = related;
  if (title === null) return `${markdownText(updateId)} (not here)`;
  return `[${markdownText(title === '' ? updateId : title)}](${linkTo('update', { updateId, title }, 'md')})`;
}

/** Documents stand two folders deep: `/update/ID/NAME.md`. */
function linkTo(
  kind: string,
  { updateId, title }: { readonly updateId: string; readonly title: string },
  extension: string,
): string {
  const name = encodeURIComponent(updateDocumentName({ updateId, title }));
  return `../../${kind}/${encodeURIComponent(updateId)}/${name}.${extension}`;
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
    `${counted(files.length, 'file')}, ${formatBytes(size)}`,
    '',
    '| File | Size | Kind | SHA-1 |',
    '|---|--:|---|---|',
    ...rows,
    ...(files.length > longest ? ['', `and ${formatCount(files.length - longest)} more`] : []),
  ].join('\n');
}

function titleTable({ header, title }: UpdateDetails): string {
  const others = header.texts.filter((text) => text.title.trim() !== title.trim());
  if (others.length === 0) return '';
  return factTable(others.map((text) => [text.language, text.title]));
}

function bounded(lines: readonly string[]): string {
  const rest = lines.length - longest;
  return [...lines.slice(0, longest), ...(rest > 0 ? [`- and ${formatCount(rest)} more`] : [])].join('\n');
}

function sentence(words: readonly string[]): string {
  const text = words.join(', ');
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
