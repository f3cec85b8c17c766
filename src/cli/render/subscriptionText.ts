import type {
  CategoryView,
  SubscriptionEstimate,
  SubscriptionPreview,
  SubscriptionView,
} from '../../service/api/subscription.ts';
import { estimateWords } from '../../domain/words/estimateWords.ts';
import { counted, formatCount } from '../../base/amounts.ts';
import type { Layout } from './layout.ts';
import { printable } from '../../base/printable.ts';
import { table } from './table.ts';

/** What the top-level site retrieves. */
export function subscriptionText(subscription: SubscriptionView, layout: Layout): string {
  const { products, classifications, languages, expandedProducts } = subscription;
  const expanded =
    products.some(({ type }) => type !== 'Product') && products.length > 0
      ? `, standing for ${counted(expandedProducts, 'product')} now`
      : '';
  return [
    `${layout.style.heading(`Products (${formatCount(products.length)}${expanded})`)}\n`,
    listOf(products, layout),
    `${layout.style.heading(`Classifications (${formatCount(classifications.length)})`)}\n`,
    listOf(classifications, layout),
    `${layout.style.heading('Languages')}\n`,
    `  ${printable(languages.join(', '))}\n`,
  ].join('');
}

/** Categories as a table; their ids are what scripts should use. */
export function categoriesText(categories: readonly CategoryView[], layout: Layout): string {
  if (categories.length === 0)
    return 'Nothing found. Categories are known after the first synchronization.\n';
  // Below a company a tree can be seen; single finds are shown with their path.
  const isTree = categories.some(({ path }) => path.length === 1);
  const text = table<CategoryView>(
    [
      {
        header: 'Sel.',
        cell: ({ selected }) => (selected ? '*' : ''),
        paint: layout.style.good,
      },
      {
        header: 'Name',
        cell: ({ path, name }) =>
          isTree ? '  '.repeat(Math.max(0, path.length - 1)) + name : path.join(' > '),
        atLeast: 24,
      },
      { header: 'Kind', cell: ({ type }) => kindNames[type] },
      { header: 'Id', cell: ({ id }) => id },
      { header: 'Remarks', cell: (category) => remarks(category).join(', ') },
    ],
    categories,
    layout,
  );
  const selected = categories.filter((category) => category.selected).length;
  return `${text}\n${formatCount(categories.length)} found, ${formatCount(selected)} selected (*).\n`;
}

/** What a change of the subscription would do. */
export function previewText(preview: SubscriptionPreview, layout: Layout): string {
  const { before, after, nextSyncIsFull, deselectedUpdates, groupsAffected, warnings } = preview;
  const change = subscriptionChangeText(before, after, layout);
  return [
    change,
    nextSyncIsFull ? `${fullNext}\n` : '',
    deselectedUpdates === 0
      ? ''
      : `${counted(deselectedUpdates, 'update')} would expire because ${deselectedUpdates === 1 ? 'it is' : 'they are'} no longer selected.\n`,
    groupsAffected.length === 0
      ? ''
      : `Software update groups that hold some of them: ${printable(groupsAffected.join(', '))}\n`,
    ...warnings.map((warning) => `${layout.style.warning(printable(warning))}\n`),
  ].join('');
}

/** What the source offers for a selection. */
export function estimateText(estimate: SubscriptionEstimate): string {
  return estimateWords(estimate)
    .map((line) => `${line}\n`)
    .join('');
}

/** Said where the subscription was changed. */
export const fullNext = 'The next synchronization compares everything (full).';

/** What came and went between two subscriptions, a line each. */
export function subscriptionChangeText(
  before: SubscriptionView,
  after: SubscriptionView,
  { style }: Layout,
): string {
  const named = (view: SubscriptionView): ReadonlyMap<string, string> =>
    new Map([
      ...[...view.products, ...view.classifications].map((category): readonly [string, string] => [
        category.id,
        pathOf(category),
      ]),
      ...view.languages.map((language): readonly [string, string] => [language, `language ${language}`]),
    ]);
  const [old, current] = [named(before), named(after)];
  const added = [...current].filter(([id]) => !old.has(id)).map(([, name]) => style.good(`+ ${name}`));
  const removed = [...old].filter(([id]) => !current.has(id)).map(([, name]) => style.bad(`- ${name}`));
  const lines = [...added, ...removed];
  return lines.length === 0 ? 'Nothing changes.\n' : `${lines.join('\n')}\n`;
}

const kindNames = {
  Company: 'company',
  ProductFamily: 'product family',
  Product: 'product',
  UpdateClassification: 'classification',
} as const satisfies Record<CategoryView['type'], string>;

function listOf(categories: readonly CategoryView[], { style }: Layout): string {
  if (categories.length === 0) return `  ${style.warning('none')}\n`;
  return categories
    .map((category) => {
      const kind =
        category.type === 'Product' || category.type === 'UpdateClassification' ? [] : ['all products'];
      const notes = [...kind, ...remarks(category)].join(', ');
      return `  ${pathOf(category)}${notes === '' ? '' : ` (${notes})`}\n`;
    })
    .join('');
}

function pathOf({ path }: CategoryView): string {
  return printable(path.join(' > '));
}

function remarks({ retired, isNew, excludedByDefault }: CategoryView): string[] {
  return [
    ...(retired ? ['retired'] : []),
    ...(isNew ? ['new'] : []),
    ...(excludedByDefault ? ['not part of all products'] : []),
  ];
}
