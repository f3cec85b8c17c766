import type { UpdateGroupDocument } from '../../domain/documents.ts';
import type { OperationCall } from '../../domain/operationProgress.ts';
import type { Page } from '../../domain/store.ts';
import type { UpdateHeader } from '../../domain/updateHeader.ts';

/** One update in a list. */
export interface UpdateView {
  readonly updateId: string;
  readonly revision: number;
  readonly title: string;
  readonly articleId: string;
  readonly severity: string;
  /** ISO UTC. */
  readonly released: string;
  readonly classification: string;
  readonly products: readonly string[];
  /** `superseded`, `expired`, `declined`, `no longer offered`, `not selected`, `not in the site database`. */
  readonly state: readonly string[];
}

/** Part of a list of updates, with how many match in all. */
export interface UpdatePage extends Page<UpdateView> {
  readonly total: number;
}

/** Another update, a category or a detectoid that an update names; without a title where it is not here. */
export interface RelatedUpdate {
  readonly updateId: string;
  readonly title: string | null;
}

/** Everything about one update. */
export interface UpdateDetails extends UpdateView {
  readonly header: UpdateHeader;
  /** What must be installed or apply before, besides products and classification: one of each list. */
  readonly prerequisites: readonly (readonly RelatedUpdate[])[];
  /** What it bundles: one of each list. */
  readonly bundles: readonly (readonly RelatedUpdate[])[];
  readonly supersedes: readonly RelatedUpdate[];
  readonly supersededBy: readonly { readonly updateId: string; readonly title: string }[];
  readonly storedDigest: string;
  readonly textDigest: string;
}

/** Conditions of a search; all given ones must hold. Products and classifications by id or name. */
export interface UpdateFilter {
  readonly text?: string;
  readonly product?: string;
  readonly classification?: string;
  readonly kb?: string;
  readonly severity?: string;
  /** ISO date or date and time. */
  readonly releasedSince?: string;
  readonly superseded?: boolean;
  readonly expired?: boolean;
  readonly declined?: boolean;
  /** Only updates of this software update group, by name. */
  readonly group?: string;
  readonly limit?: number;
  readonly after?: string;
  readonly siteCode?: string;
}

/** Updates and software update groups. */
export interface UpdateOperations {
  /** Newest release first. Rejects with `notFound` for a product, classification or group that is not there. */
  searchUpdates(filter: UpdateFilter): Promise<UpdatePage>;
  /** Also what the source software update point alone knows. */
  update(request: { readonly id: string; readonly siteCode?: string }): Promise<UpdateDetails>;
  /** The document as received, decoded. */
  updateXml(request: { readonly id: string; readonly siteCode?: string }): Promise<string>;
  /** Fetches single updates by id from the top-level site's source, whatever the subscription says. */
  importUpdates(
    request: { readonly ids: readonly string[] },
    call?: OperationCall,
  ): Promise<readonly UpdateView[]>;
  /** Declines at the source SUP of a site (default: top-level); its replicas follow with their next synchronization. */
  declineUpdate(request: { readonly id: string; readonly siteCode?: string }): Promise<void>;
  groups(): Promise<readonly UpdateGroupDocument[]>;
  createGroup(request: {
    readonly name: string;
    readonly description?: string;
  }): Promise<UpdateGroupDocument>;
  /** Renames or describes a group; what is absent stays. */
  changeGroup(request: {
    readonly name: string;
    readonly newName?: string;
    readonly description?: string;
  }): Promise<UpdateGroupDocument>;
  addToGroup(request: {
    readonly name: string;
    readonly ids: readonly string[];
  }): Promise<UpdateGroupDocument>;
  removeFromGroup(request: {
    readonly name: string;
    readonly ids: readonly string[];
  }): Promise<UpdateGroupDocument>;
  removeGroup(request: { readonly name: string }): Promise<void>;
  /** Downloads the files of updates into the content folder and tells its progress; resolves with what is there now. */
  getContent(
    request: { readonly ids: readonly string[] },
    call?: OperationCall,
  ): Promise<readonly ContentView[]>;
}

/** One file of an update and whether its content is kept here. */
export interface ContentView {
  readonly updateId: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly sha1: string;
  readonly state: 'present' | 'failed';
  readonly message: string | null;
}
