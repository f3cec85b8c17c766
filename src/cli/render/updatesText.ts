import type { VersionDifference } from '../../service/api/synchronization.ts';
import type { ContentView, UpdateDetails, UpdateView } from '../../service/api/updates.ts';
import type { UpdateGroupDocument } from '../../domain/documents.ts';
import { titleOf } from '../../domain/updateHeader.ts';
import { counted, formatBytes, formatCount } from '../../base/amounts.ts';
import type { Layout } from './layout.ts';
import { printable } from '../../base/printable.ts';
import { type Column, fields, table } from './table.ts';

/** Updates as a table. */
export function updatesText(updates: readonly UpdateView[], layout: Layout): string {
  if (updates.length === 0) return 'No update matches.\n';
  const products: Column<UpdateView> = {
    header: 'Products',
    cell: (update) => update.products.join('; '),
    atLeast: 16,
  };
  return table<UpdateView>(
    [
      { header: 'Id', cell: ({ updateId }) => updateId },
      { header: 'Released', cell: ({ released }) => released.slice(0, 10) },
      { header: 'Article', cell: ({ articleId }) => (articleId === '' ? '' : `KB${articleId}`) },
      { header: 'Severity', cell: ({ severity }) => severity },
      { header: 'Classification', cell: ({ classification }) => classification, atLeast: 12 },
      ...(layout.verbose ? [products] : []),
      { header: 'State', cell: ({ state }) => state.join(', '), atLeast: 10, paint: layout.style.warning },
      { header: 'Title', cell: ({ title }) => title, atLeast: 24 },
    ],
    updates,
    layout,
  );
}

/** Everything about one update. */
export function updateText(update: UpdateDetails, layout: Layout): string {
  const { header, prerequisites, bundles, supersedes, supersededBy } = update;
  const head = fields(
    [
      ['Title', update.title],
      ['Id', `${update.updateId}, revision ${update.revision}`],
      ['State', update.state.join(', ') || 'current'],
      ['Released', update.released.slice(0, 10)],
      ['Classification', update.classification],
      ['Products', update.products.join('; ')],
      ['Article', header.kbArticleIds.map((id) => `KB${id}`).join(', ')],
      ['Bulletin', header.bulletinIds.join(', ')],
      ['Severity', update.severity],
      ['Type', `${header.updateType}${header.handler === undefined ? '' : ` (${header.handler})`}`],
      ['Languages', header.texts.map(({ language }) => language).join(', ')],
      ['More', header.moreInfoUrl ?? ''],
      ['License terms', header.eulaId ?? ''],
      ['Bundles', header.bundles.length === 0 ? '' : counted(header.bundles.length, 'update')],
      ['Stored as', update.storedDigest],
      ['Text digest', update.textDigest],
    ],
    layout,
  );
  const description = header.texts.find(({ title }) => title.trim() === titleOf(header))?.description ?? '';
  return [
    head,
    description === '' ? '' : `\n${printable(description)}\n`,
    relatedText('Requires', prerequisites.flat(), layout),
    relatedText('Bundles', bundles.flat(), layout),
    relatedText('Supersedes', supersedes, layout),
    relatedText('Superseded by', supersededBy, layout),
    filesText(update, layout),
  ].join('');
}

/** Differences between two content versions. */
export function differencesText(differences: readonly VersionDifference[], layout: Layout): string {
  if (differences.length === 0) return 'Nothing differs.\n';
  return table<VersionDifference>(
    [
      { header: 'Change', cell: ({ kind }) => kind },
      { header: 'Id', cell: ({ updateId }) => updateId },
      { header: 'Before', cell: ({ before }) => sideText(before) },
      { header: 'After', cell: ({ after }) => sideText(after) },
      { header: 'Title', cell: ({ title }) => title, atLeast: 24 },
    ],
    differences,
    layout,
  );
}

/** Software update groups as a table. */
export function groupsText(groups: readonly UpdateGroupDocument[], layout: Layout): string {
  if (groups.length === 0)
    return 'There is no software update group yet. Make one with: susync group create NAME\n';
  return table<UpdateGroupDocument>(
    [
      { header: 'Name', cell: ({ name }) => name, atLeast: 20 },
      { header: 'Updates', align: 'right', cell: ({ updateIds }) => formatCount(updateIds.length) },
      { header: 'Created', cell: ({ created }) => new Date(created).toISOString().slice(0, 10) },
      { header: 'Description', cell: ({ description }) => description, atLeast: 20 },
    ],
    groups,
    layout,
  );
}

/** Files of updates and whether their content is here. */
export function contentText(files: readonly ContentView[], layout: Layout): string {
  if (files.length === 0) return 'These updates have no files.\n';
  const { style } = layout;
  return table<ContentView>(
    [
      {
        header: 'Content',
        cell: ({ state }) => state,
        paint: (text, { state }) => (state === 'present' ? style.good(text) : style.bad(text)),
      },
      { header: 'Size', align: 'right', cell: ({ size }) => formatBytes(size) },
      { header: 'File', cell: ({ name }) => name, atLeast: 24 },
      { header: 'SHA-1', cell: ({ sha1 }) => sha1 },
      { header: 'Message', cell: ({ message }) => message ?? '', atLeast: 24 },
    ],
    files,
    layout,
  );
}

function relatedText(
  heading: string,
  related: readonly { readonly updateId: string; readonly title: string | null }[],
  { style }: Layout,
): string {
  if (related.length === 0) return '';
  const lines = related.map(({ updateId, title }) => `  ${updateId}  ${printable(title ?? '(not here)')}\n`);
  return `\n${style.heading(heading)}\n${lines.join('')}`;
}

function filesText({ header }: UpdateDetails, layout: Layout): string {
  const files = [...header.files, ...header.eulaFiles];
  if (files.length === 0) return '';
  return `\n${table<(typeof files)[number]>(
    [
      { header: 'File', cell: ({ name }) => name, atLeast: 24 },
      { header: 'Size', align: 'right', cell: ({ size }) => formatBytes(size) },
      { header: 'Kind', cell: ({ patchingType, language }) => patchingType ?? language ?? '' },
      { header: 'SHA-1', cell: ({ sha1 }) => sha1 },
    ],
    files,
    layout,
  )}`;
}

function sideText(side: VersionDifference['before']): string {
  if (side === null) return '';
  return [`revision ${side.revision}`, ...side.state].join(', ');
}
