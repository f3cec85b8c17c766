import * as l10n from '@vscode/l10n';
import { formatCount } from '../../base/amounts.ts';
import { classificationIds } from '../../domain/classificationIds.ts';
import type { CategoryView } from '../../service/api/subscription.ts';
import { checkState, includedBy, type ProductNode, type ProductTree, selectedBelow } from './productTree.ts';

/** How a node of the tree looks; icons are names of VS Code's. */
export interface ProductRow {
  readonly label: string;
  readonly description: string;
  readonly icon?: string;
  readonly color?: string;
  readonly collapsible: 'none' | 'collapsed' | 'expanded';
  /** The box before it; roots have none. */
  readonly box?: { readonly isChecked: boolean; readonly says: string };
  readonly tooltip: string;
  /** For screen readers. */
  readonly spoken: string;
}

/** How a node looks; undefined for a category that is gone. */
export function productRow(tree: ProductTree, node: ProductNode): ProductRow | undefined {
  if (node.kind !== 'category') return rootRow(tree, node);
  const category = tree.categories.get(node.id);
  if (category === undefined) return undefined;
  const state = checkState(tree, category.id);
  const by = includedBy(tree, category.id);
  const hasChildren = tree.below.has(category.id);
  const isChanged = tree.draft.added.has(category.id) || tree.draft.removed.has(category.id);
  const warning = warningOf(category);
  const remarks = [
    ...(isChanged ? [l10n.t('changed')] : []),
    ...(state === 'included' && by !== undefined ? [l10n.t('included by {0}', by.name)] : []),
    ...(hasChildren && state === 'clear' ? partly(tree, node) : []),
    ...(hasChildren && state === 'checked' ? [l10n.t('all, also future ones')] : []),
    ...(category.isNew ? [l10n.t('new')] : []),
    ...(category.retired ? [l10n.t('retired')] : []),
  ];
  const description = remarks.join(' · ');
  const says =
    state === 'included'
      ? l10n.t('Included by {0}', by?.name ?? '')
      : state === 'checked'
        ? l10n.t('Selected')
        : l10n.t('Not selected');
  return {
    label: category.name,
    description,
    ...(warning === undefined
      ? category.isNew
        ? { icon: 'sparkle' }
        : {}
      : { icon: 'warning', color: 'list.warningForeground' }),
    collapsible: !hasChildren ? 'none' : tree.shown === undefined ? 'collapsed' : 'expanded',
    box: { isChecked: state !== 'clear', says },
    tooltip: [category.path.join(' > '), ...(warning === undefined ? [] : [warning]), category.id].join('\n'),
    spoken: [category.name, says, ...remarks, ...(warning === undefined ? [] : [warning])].join(', '),
  };
}

/** Why a classification is to be chosen with care. */
export function warningOf({ id }: Pick<CategoryView, 'id'>): string | undefined {
  if (id === classificationIds.drivers) return l10n.t('Drivers are many, and most fit few computers.');
  if (id === classificationIds.upgrades) return l10n.t('Upgrades have files of several gigabytes each.');
  return undefined;
}

function rootRow(tree: ProductTree, node: Exclude<ProductNode, { kind: 'category' }>): ProductRow {
  const { selected, of } = selectedBelow(tree, node);
  const label = node.kind === 'products' ? l10n.t('Products') : l10n.t('Classifications');
  const description = l10n.t('{0} of {1} selected', formatCount(selected), formatCount(of));
  return {
    ...{ label, description },
    collapsible: 'expanded',
    tooltip: `${label}: ${description}`,
    spoken: `${label}, ${description}`,
  };
}

function partly(tree: ProductTree, node: ProductNode): readonly string[] {
  const { selected, of } = selectedBelow(tree, node);
  return selected === 0 ? [] : [l10n.t('{0} of {1}', formatCount(selected), formatCount(of))];
}
