import type { RowUpsert } from './catalogRow.ts';
import type { SubscriptionDocument } from './documents.ts';
import type { Page } from './store.ts';

/** What a child site learns from its parent before it synchronizes. */
export interface ParentState {
  readonly siteCode: string;
  readonly contentVersion: number;
  /** The parent's source SUP: where the child's SUP pulls from. */
  readonly sup?: { readonly url: string; readonly serverId: string; readonly serverName: string };
  /** The top-level site's subscription with families expanded. */
  readonly subscription: Pick<SubscriptionDocument, 'products' | 'classifications' | 'languages'>;
}

/** One change of a site database as it travels from parent to child. */
export type SiteChange =
  | { readonly kind: 'put'; readonly row: RowUpsert }
  | { readonly kind: 'remove'; readonly updateId: string; readonly revision: number };

/** The connection between a child site and its parent; a parent on another machine answers through the same port. */
export interface SiteLink {
  /** Rejects with `linkUnavailable`. */
  parentState(signal: AbortSignal): Promise<ParentState>;
  /** Changes after content version `from` (0: everything) up to `to`; `fullNeeded` when `from` is no longer kept. */
  changeSet(
    from: number,
    to: number,
    after: string | undefined,
    signal: AbortSignal,
  ): Promise<Page<SiteChange> | 'fullNeeded'>;
}
