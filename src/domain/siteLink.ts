import type { RowUpsert } from './catalogRow.ts';
import type { RunDocument, SubscriptionDocument } from './documents.ts';
import type { Page } from './store.ts';

/** A content version with the moment (ms UTC) it was published at the top-level site: the same number again after a restore has another moment. */
export interface ContentMark {
  readonly version: number;
  readonly time: number;
}

/** What a child site learns from its parent before it synchronizes. */
export interface ParentState {
  readonly siteCode: string;
  readonly content: ContentMark;
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
  /** Changes after content `from` (version 0: everything) up to version `to`; `fullNeeded` when `from` is not, or no longer, kept. */
  changeSet(
    from: ContentMark,
    to: number,
    after: string | undefined,
    signal: AbortSignal,
  ): Promise<Page<SiteChange> | 'fullNeeded'>;
}

/** What a parent site asks of a child site in another service. */
export interface RemoteRequest {
  readonly full: boolean;
  /** The parent's content version. */
  readonly version?: number;
  readonly user?: string;
}

/** The sites of this data folder and their neighbors in other services. */
export interface SiteLinks {
  /** The link of a site of this folder to its parent in another service. */
  toParent(siteCode: string): SiteLink;
  /**
   * Has a site in another service, and those below it, synchronize; resolves with their runs when they are done. A connection that breaks
   * meanwhile is waited for until the link's status is error. Rejects with `linkUnavailable`.
   */
  synchronize(siteCode: string, request: RemoteRequest, signal: AbortSignal): Promise<readonly RunDocument[]>;
}
