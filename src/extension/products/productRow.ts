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
    ...(isChanged ? ['changed'] : []),
    ...(state === 'included' && by !== undefined ? [`included by ${by.name}`] : []),
    ...(hasChildren && state === 'clear' ? partly(tree, node) : []),
    ...(hasChildren && state === 'checked' ? ['all, also future ones'] : []),
    ...(category.isNew ? ['new'] : []),
    ...(category.retired ? ['retired'] : []),
  ];
  const description = remarks.join(' · ');
  const says =
    state === 'included'
      ? `Included by ${by?.name ?? ''}`
      : state === 'checked'
        ? 'Selected'
        : 'Not selected';
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
  if (id === classificationIds.drivers) return 'Drivers are many, and most fit few computers.';
  if (id === classificationIds.upgrades) return 'Upgrades have files of several gigabytes each.';
  return undefined;
}

function rootRow(tree: ProductTree, node: Exclude<ProductNode, { kind: 'category' }>): ProductRow {
  const { selected, of } = selectedBelow(tree, node);
  const label = node.kind === 'products' ? 'Products' : 'Classifications';
  const description = `${formatCount(selected)} of ${formatCount(of)} selected`;
  return {
    ...{ label, description },
    collapsible: 'expanded',
    tooltip: `${label}: ${description}`,
    spoken: `${label}, ${description}`,
  };
}

function partly(tree: ProductTree, node: ProductNode): readonly string[] {
  const { selected, of } = selectedBelow(tree, node);
  return selected === 0 ? [] : [`${formatCount(selected)} of ${formatCount(of)}`];
}
