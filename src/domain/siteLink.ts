import type { Page, RowDifference } from './store.ts';
import type { SubscriptionDocument } from './documents.ts';

/** What a child site learns from its parent before it synchronizes. */
export interface ParentState {
  readonly siteCode: string;
  readonly contentVersion: number;
  /** The parent's source SUP: where the child's SUP pulls from. */
  readonly sup?: { readonly url: string; readonly serverId: string; readonly serverName: string };
  /** The top-level site's subscription with families expanded. */
  readonly subscription: Pick<SubscriptionDocument, 'products' | 'classifications' | 'languages'>;
}

/** The connection between a child site and its parent; a parent on another machine answers through the same port. */
export interface SiteLink {
  /** Rejects with `linkUnavailable`. */
  parentState(signal: AbortSignal): Promise<ParentState>;
  /** Site-database changes from a content version to the parent's; `fullNeeded` when `from` is no longer kept, then 0 is asked. */
  changeSet(
    from: number,
    to: number,
    after: string | undefined,
    signal: AbortSignal,
  ): Promise<Page<RowDifference> | 'fullNeeded'>;
}
