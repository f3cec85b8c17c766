import type { CategoryDocument } from '../../domain/documents.ts';

/** A category with its place in the tree and whether it is selected. */
export interface CategoryView {
  readonly id: string;
  readonly type: CategoryDocument['type'];
  readonly name: string;
  /** Names from the company down, for products. */
  readonly path: readonly string[];
  readonly selected: boolean;
  readonly retired: boolean;
  readonly isNew: boolean;
  readonly excludedByDefault: boolean;
}

/** What the top-level site retrieves. */
export interface SubscriptionView {
  readonly products: readonly CategoryView[];
  readonly classifications: readonly CategoryView[];
  readonly languages: readonly string[];
  /** Products that the selected families and companies stand for now. */
  readonly expandedProducts: number;
}

/** A change: ids or names (case does not matter); `mode` says whether the lists replace, extend or reduce the selection. */
export interface SubscriptionChange {
  readonly mode: 'set' | 'add' | 'remove';
  readonly products?: readonly string[];
  readonly classifications?: readonly string[];
  readonly languages?: readonly string[];
}

/** What a change would do; nothing has been changed. */
export interface SubscriptionPreview {
  readonly before: SubscriptionView;
  readonly after: SubscriptionView;
  readonly nextSyncIsFull: boolean;
  /** Updates of the site database that would expire because they no longer match. */
  readonly deselectedUpdates: number;
  /** Names of software update groups that hold such updates. */
  readonly groupsAffected: readonly string[];
  /** In words: drivers, upgrades, nothing selected, … */
  readonly warnings: readonly string[];
}

/** Products, classifications, languages. */
export interface SubscriptionOperations {
  subscription(): Promise<SubscriptionView>;
  previewSubscription(change: SubscriptionChange): Promise<SubscriptionPreview>;
  changeSubscription(change: SubscriptionChange): Promise<SubscriptionView>;
  products(filter: { readonly text?: string }): Promise<readonly CategoryView[]>;
  classifications(): Promise<readonly CategoryView[]>;
}
