import type { RevisionIdentity } from './revision.ts';
import type { FileLocation } from './fileLocation.ts';
import type { DecodedRecord } from './updateRecord.ts';
import type { SyncError } from './errors/syncError.ts';

/** How to reach an upstream server. */
export interface UpstreamEndpoint {
  /** Root URL, e.g. `http://server:8530`. */
  readonly url: string;
  /** `microsoft-update` always sends Get63LanguageOnly and Languages (wsusss-protocol.md §0). */
  readonly profile: 'windows-wsus' | 'microsoft-update';
  /** Fully qualified name and GUID that this server gives as its own. */
  readonly accountName: string;
  readonly accountId: string;
  /** The server's identity where it is known beforehand (a SUP of the same hierarchy). */
  readonly expectedServerId?: string;
  readonly access?: SourceAccess;
}

/** What a source asks for besides a name, and by what it is known. */
export interface SourceAccess {
  /** SHA-256 of a certificate that must be in its chain, upper-case hex without colons. */
  readonly pin?: string;
  /** PEM files, absolute paths. */
  readonly clientCertificate?: { readonly certificateFile: string; readonly keyFile: string };
  /** Name of the secret among those of the data folder. */
  readonly secretName?: string;
}

/** A language of the upstream server's list. */
export interface UpstreamLanguage {
  readonly id: number;
  readonly shortName: string;
  readonly longName: string;
  readonly enabled: boolean;
}

/** GetConfigData, reduced to what a downstream server needs. */
export interface UpstreamConfig {
  readonly anchor?: string;
  readonly protocolVersion?: string;
  readonly catalogOnlySync: boolean;
  readonly maxUpdatesPerRequest: number;
  /** Changed languages only, when asked with an anchor. */
  readonly languages: readonly UpstreamLanguage[];
}

/** An id of a filter; `delta` false asks for all of it again (wsusss-protocol.md §5.3). */
export interface FilterId<T> {
  readonly id: T;
  readonly delta: boolean;
}

/** What GetRevisionIdList is asked for: the configuration items, or the updates of a subscription (both lists non-empty). */
export type RevisionQuery =
  | { readonly kind: 'config'; readonly anchor?: string }
  | {
      readonly kind: 'updates';
      readonly anchor?: string;
      readonly categories: readonly FilterId<string>[];
      readonly classifications: readonly FilterId<string>[];
      readonly languages: readonly FilterId<number>[];
    };

/** A revision that could not be had, with the reason. */
export interface FailedRevision {
  readonly identity: RevisionIdentity;
  readonly error: SyncError;
}

/** One revision as received: decoded, or only its digest where the caller already has those bytes. */
export type ReceivedRevision =
  | {
      readonly kind: 'decoded';
      readonly identity: RevisionIdentity;
      readonly record: DecodedRecord;
      readonly bytes: number;
    }
  | {
      readonly kind: 'known';
      readonly identity: RevisionIdentity;
      readonly storedDigest: string;
      readonly bytes: number;
    };

/** Answer to a batch; asked = received + failed, always. */
export interface ReceivedBatch {
  readonly received: readonly ReceivedRevision[];
  readonly failed: readonly FailedRevision[];
  readonly files: readonly FileLocation[];
}

/** How documents are decoded and which need not be. */
export interface FetchOptions {
  /** Languages whose texts the headers keep. */
  readonly languages: readonly string[];
  /** Which of these stored digests are already in the store. */
  readonly known: (storedDigests: readonly string[]) => Promise<ReadonlySet<string>>;
}

/** Replica state of the upstream server (GetDeployments). */
export interface UpstreamDeployments {
  readonly anchor?: string;
  readonly hiddenUpdates: readonly string[];
  readonly acceptedEulas: readonly string[];
}

/** A retry that is about to be made, for log and progress. */
export interface RetryNotice {
  readonly attempt: number;
  readonly delayMilliseconds: number;
  readonly error: SyncError;
}

/** End of a list: the new anchor where it is usable; `restarted` when the server refused the given anchor and listed everything. */
export interface RevisionListingEnd {
  readonly anchor?: string;
  readonly restarted?: boolean;
}

/** A signed-in conversation with one upstream server. Every method retries what can be retried, within bounds, and rejects with a `SyncError`. */
export interface UpstreamSession {
  /** Key under which anchors are kept: the server's GUID where it tells one, else derived from the URL. */
  readonly identity: string;
  /** How the status names this source: `Microsoft Update` or the server name. */
  readonly displayName: string;
  /** True after the server said ServerChanged: the caller drops its anchors. */
  readonly serverChanged: boolean;
  config(anchor: string | undefined, signal: AbortSignal): Promise<UpstreamConfig>;
  /** Yields pages of identities as they arrive; returns the new anchor at the end. Repeated ids are yielded once. */
  revisions(
    query: RevisionQuery,
    signal: AbortSignal,
  ): AsyncGenerator<readonly RevisionIdentity[], RevisionListingEnd, void>;
  /** More than `config().maxUpdatesPerRequest` ids go in several calls; single bad ones come back in `failed`, the rest is delivered. */
  updates(
    ids: readonly RevisionIdentity[],
    options: FetchOptions,
    signal: AbortSignal,
  ): Promise<ReceivedBatch>;
  deployments(
    anchors: { readonly deployments?: string; readonly sync: string },
    signal: AbortSignal,
  ): Promise<UpstreamDeployments>;
  /** Content of a file: from the upstream server's /Content, asking it to fetch the file first if it lacks it, else from Microsoft. */
  file(location: FileLocation & { readonly name: string }, signal: AbortSignal): AsyncIterable<Uint8Array>;
  close(): Promise<void>;
}

/** Opens conversations with upstream servers. */
export interface Upstream {
  connect(
    endpoint: UpstreamEndpoint,
    signal: AbortSignal,
    onRetry: (notice: RetryNotice) => void,
  ): Promise<UpstreamSession>;
}
