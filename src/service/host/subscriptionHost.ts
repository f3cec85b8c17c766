import type { Application } from '../../app/application.ts';
import { classificationIds } from '../../domain/classificationIds.ts';
import type { CategoryDocument, SubscriptionDocument } from '../../domain/documents.ts';
import { allCategories, categoryPath } from '../../engine/administration/categories.ts';
import { neverAborted } from '../../base/neverAborted.ts';
import { estimateSubscription } from '../../engine/administration/estimateSubscription.ts';
import { reviewCategories } from '../../engine/administration/reviewCategories.ts';
import { deselectedUpdates } from '../../engine/administration/deselectedUpdates.ts';
import { allSites, topLevelSite } from '../../engine/administration/siteAdministration.ts';
import { changedSubscription, currentSubscription } from '../../engine/administration/subscriptionChange.ts';
import { expandedSubscription } from '../../engine/hierarchy/expandedSubscription.ts';
import type { CategoryView, SubscriptionOperations, SubscriptionView } from '../api/subscription.ts';

/** Products, classifications and languages, on an open data folder. */
export function subscriptionHost({ ports }: Application): SubscriptionOperations {
  const { store, fence } = ports;
  const viewOf = async (subscription: SubscriptionDocument): Promise<SubscriptionView> => {
    const categories = await allCategories(store);
    const views = categoryViews(categories, subscription);
    const pick = (ids: readonly string[]): CategoryView[] =>
      ids.map((id) => views.find((view) => view.id === id) ?? unknownCategory(id));
    return {
      products: pick(subscription.products),
      classifications: pick(subscription.classifications),
      languages: subscription.languages,
      expandedProducts: (await expandedSubscription(store, subscription)).products.length,
    };
  };
  const categoriesOf = async (
    ...types: readonly CategoryDocument['type'][]
  ): Promise<readonly CategoryView[]> => {
    const views = categoryViews(await allCategories(store), await currentSubscription(store));
    return views
      .filter(({ type }) => types.includes(type))
      .sort((a, b) => a.path.join('/').localeCompare(b.path.join('/')));
  };
  return {
    subscription: async () => viewOf(await currentSubscription(store)),
    previewSubscription: async (change) => {
      const before = await currentSubscription(store);
      const after = await changedSubscription(store, change);
      const { products, classifications } = await expandedSubscription(store, after);
      const site = await topLevelSite(store);
      const deselected = await deselectedUpdates(
        store,
        site._id,
        new Set(products),
        new Set(classifications),
      );
      return {
        before: await viewOf(before),
        after: await viewOf(after),
        nextSyncIsFull: JSON.stringify(before) !== JSON.stringify(after),
        deselectedUpdates: deselected.count,
        groupsAffected: deselected.groups,
        warnings: warningsOf(after),
      };
    },
    estimateSubscription: async (change, { signal = neverAborted() } = {}) => {
      const selection = await expandedSubscription(store, await changedSubscription(store, change));
      return estimateSubscription(ports, selection, signal);
    },
    changeSubscription: async (change) => {
      // Below the top-level site the subscription is what the parent sent down.
      if ((await allSites(store)).length > 0) await topLevelSite(store);
      const after = await changedSubscription(store, change);
      await store.commit({ documents: [{ collection: 'subscription', put: after }] }, fence);
      return viewOf(after);
    },
    products: async ({ text = '' }) => {
      const wanted = text.toLowerCase();
      const products = await categoriesOf('Company', 'ProductFamily', 'Product');
      return products.filter(
        ({ id, path }) => path.join(' ').toLowerCase().includes(wanted) || id === wanted,
      );
    },
    classifications: async () => categoriesOf('UpdateClassification'),
    reviewCategories: async () => {
      const views = categoryViews(await allCategories(store), await currentSubscription(store));
      const reviewed = new Set((await reviewCategories(ports)).map(({ _id }) => _id));
      return views.filter(({ id }) => reviewed.has(id));
    },
  };
}

function categoryViews(
  categories: readonly CategoryDocument[],
  subscription: SubscriptionDocument,
): CategoryView[] {
  const byId = new Map(categories.map((category) => [category._id, category]));
  const selected = new Set([...subscription.products, ...subscription.classifications]);
  return categories.map((category) => ({
    id: category._id,
    type: category.type,
    name: category.title,
    path: categoryPath(category, byId),
    parent: category.parent ?? null,
    selected: selected.has(category._id),
    retired: category.retired,
    isNew: category.firstRun !== undefined,
    excludedByDefault: category.excludedByDefault,
  }));
}

function unknownCategory(id: string): CategoryView {
  return {
    id,
    type: 'Product',
    name: id,
    path: [id],
    parent: null,
    selected: true,
    retired: false,
    isNew: false,
    excludedByDefault: false,
  };
}

function warningsOf({ products, classifications }: SubscriptionDocument): readonly string[] {
  const warnings: string[] = [];
  if (products.length === 0) warnings.push('No product is selected: only categories are synchronized.');
  if (classifications.length === 0)
    warnings.push('No classification is selected: only categories are synchronized.');
  if (classifications.includes(classificationIds.drivers)) {
    warnings.push('Drivers are selected: they are many, and most fit few computers.');
  }
  if (classifications.includes(classificationIds.upgrades)) {
    warnings.push('Upgrades are selected: their files are several gigabytes each.');
  }
  return warnings;
}
