import * as l10n from '@vscode/l10n';
import { formatCount } from '../../base/amounts.ts';
import { countedText } from '../countedText.ts';
import type { UpdateView } from '../../service/api/updates.ts';
import { factTable, markdownText } from '../documents/markdownText.ts';
import type { NodeView } from '../nodeView.ts';
import { stateText } from './stateText.ts';
import { filterText, type UpdateListFilter } from './updateListFilter.ts';
import type { UpdateNode } from './updateNode.ts';
import type { UpdateList, UpdatesOverview } from './updatesModel.ts';

/** How a node of the Software Updates view looks; whether it can be opened is the view's matter. */
export type UpdateRow = Omit<NodeView, 'collapsible'>;

/** The row of an update: what is not in its title, and its state by words and icon as in the console. */
export function updateRow(update: UpdateView, inGroup: boolean, declinedHere: boolean): UpdateRow {
  const { title, articleId, severity, released, state } = update;
  const isDeclined = state.includes('declined');
  const isDeclinedSoon = declinedHere && !isDeclined;
  const words = [
    ...state.map(stateText),
    ...(isDeclinedSoon ? [l10n.t('declined, from the next synchronization on')] : []),
  ];
  const description = [
    ...(articleId === '' || title.includes(articleId) ? [] : [`KB${articleId}`]),
    released.slice(0, 10),
    ...(severity === '' ? [] : [severity]),
    ...words,
  ].join(' · ');
  return {
    label: title === '' ? update.updateId : title,
    description,
    ...iconOf(isDeclinedSoon ? [...state, 'declined'] : state),
    capabilities: [
      'update',
      ...(isDeclined || declinedHere ? [] : ['canDecline']),
      ...(inGroup ? ['canRemoveFromGroup'] : []),
    ],
    spoken: l10n.t(
      '{0}, {1}, released {2}',
      title,
      words.length === 0 ? l10n.t('current') : words.join(', '),
      released.slice(0, 10),
    ),
  };
}

/** The row of a node that is no update. */
export function listRow(
  node: Exclude<UpdateNode, { readonly kind: 'update' }>,
  { total, groups }: UpdatesOverview,
  filter: UpdateListFilter,
  loaded: UpdateList | undefined,
): UpdateRow {
  switch (node.kind) {
    case 'all': {
      const filtered = filterText(filter);
      const isFiltered = filtered !== '' && loaded !== undefined;
      const amount = isFiltered
        ? l10n.t('{0} of {1}', formatCount(loaded.total), formatCount(total))
        : formatCount(total);
      return {
        label: l10n.t('All Software Updates'),
        description: amount,
        icon: filtered === '' ? 'package' : 'filter-filled',
        capabilities: ['allUpdates', ...(filtered === '' ? [] : ['filtered'])],
        spoken:
          filtered === ''
            ? l10n.t('All software updates, {0}', countedText(total, 'update'))
            : l10n.t('All software updates, {0} updates, filtered: {1}', amount, filtered),
      };
    }
    case 'groups':
      return {
        label: l10n.t('Software Update Groups'),
        description: formatCount(groups.length),
        icon: 'library',
        capabilities: ['updateGroups'],
        spoken: l10n.t('Software update groups, {0}', groups.length),
      };
    case 'group': {
      const { name, description, updateIds } = node.group;
      return {
        label: name,
        description: [formatCount(updateIds.length), ...(description === '' ? [] : [description])].join(
          ' · ',
        ),
        icon: 'folder-library',
        capabilities: ['updateGroup', ...(updateIds.length === 0 ? [] : ['canEmpty'])],
        spoken: l10n.t('Software update group {0}, {1}', name, countedText(updateIds.length, 'update')),
      };
    }
    case 'more': {
      const shown = loaded?.updates.length ?? 0;
      const all = loaded?.total ?? 0;
      return {
        label: l10n.t('More…'),
        description: l10n.t('{0} of {1} shown', formatCount(shown), formatCount(all)),
        icon: 'ellipsis',
        capabilities: ['more'],
        spoken: l10n.t('More updates: {0} of {1} are shown', formatCount(shown), formatCount(all)),
      };
    }
  }
}

/** What an update is, for the tooltip; texts from servers are escaped. */
export function updateTooltip(update: UpdateView): string {
  const { title, articleId, severity, released, classification, products, state } = update;
  const facts: readonly (readonly [string, string])[] = [
    [l10n.t('State'), state.length === 0 ? l10n.t('current') : state.map(stateText).join(', ')],
    [l10n.t('Article'), articleId === '' ? '' : `KB${articleId}`],
    [l10n.t('Released'), released.slice(0, 10)],
    [l10n.t('Classification'), classification],
    [l10n.t('Products'), products.join(', ')],
    [l10n.t('Severity'), severity],
    [l10n.t('Id'), l10n.t('{0}, revision {1}', update.updateId, update.revision)],
  ];
  const known = facts.filter(([, value]) => value !== '');
  return `**${markdownText(title)}**\n\n${factTable(known)}`;
}

/** Icons of the console: green arrow, black X, yellow star; declined and vanished ones have their own. */
function iconOf(state: readonly string[]): Pick<UpdateRow, 'icon' | 'color'> {
  const has = (...words: readonly string[]): boolean =>
    state.some((word) => words.some((wanted) => word.startsWith(wanted)));
  if (has('declined')) return { icon: 'circle-slash', color: 'disabledForeground' };
  if (has('expired', 'not selected')) return { icon: 'close', color: 'disabledForeground' };
  if (has('no longer offered')) return { icon: 'question', color: 'list.warningForeground' };
  return has('superseded')
    ? { icon: 'star-full', color: 'charts.yellow' }
    : { icon: 'arrow-circle-down', color: 'charts.green' };
}
