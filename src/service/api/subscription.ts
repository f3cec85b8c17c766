import type { CategoryDocument } from '../../domain/documents.ts';
import type { OperationCall } from '../../domain/operationProgress.ts';

/** A category with its place in the tree and whether it is selected. */
export interface CategoryView {
  readonly id: string;
  readonly type: CategoryDocument['type'];
  readonly name: string;
  /** Names from the company down, for products. */
  readonly path: readonly string[];
  /** Id of the family or company that it belongs to; null for companies and classifications. */
  readonly parent: string | null;
  readonly selected: boolean;
  readonly retired: boolean;
  /** Came with a synchronization since the last review. */
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

/** What the source offers for the subscription that a change would make, and about how much of it is still to be received. */
export interface SubscriptionEstimate {
  /** An upper bound: parts of bundles and revisions that the site database does not take are among them. */
  readonly offeredRevisions: number;
  /** Those that are not here yet. */
  readonly missingRevisions: number;
  /** Bytes of the missing documents, each of the average size; no update files. */
  readonly estimatedBytes: number;
  readonly averageBytes: number;
  /** Documents here that the average was measured on; 0: a typical size was taken. */
  readonly measuredDocuments: number;
}

/** Products, classifications, languages. */
export interface SubscriptionOperations {
  subscription(): Promise<SubscriptionView>;
  previewSubscription(change: SubscriptionChange): Promise<SubscriptionPreview>;
  /** Asks the source; nothing is retrieved or changed. Rejects with `noSource`, or why the source cannot be asked. */
  estimateSubscription(change: SubscriptionChange, call?: OperationCall): Promise<SubscriptionEstimate>;
  changeSubscription(change: SubscriptionChange): Promise<SubscriptionView>;
  products(filter: { readonly text?: string }): Promise<readonly CategoryView[]>;
  classifications(): Promise<readonly CategoryView[]>;
  /** Marks products and classifications that are new as reviewed; resolves with them. */
  reviewCategories(): Promise<readonly CategoryView[]>;
}
