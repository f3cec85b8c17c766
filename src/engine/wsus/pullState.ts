import type { CatalogKey } from '../../domain/catalogRow.ts';
import type { SupDocument, UpstreamAnchors } from '../../domain/documents.ts';
import type { FullSyncReason } from '../../domain/syncEvent.ts';
import type { UpstreamConfig, UpstreamEndpoint, UpstreamSession } from '../../domain/upstream.ts';
import type { PullSelection } from './revisionFilter.ts';

/** One pull of a SUP from its upstream server. */
export interface PullTarget {
  readonly sup: SupDocument;
  readonly endpoint: UpstreamEndpoint;
  /** Replicas take over the declined updates of their source and log “other items”. */
  readonly replica: boolean;
  /** Lists everything without anchor, so that vanished updates are seen. */
  readonly full: boolean;
  /** Called with the ids of the configuration items that changed; resolves with what to ask updates for. */
  readonly selection: (changedConfiguration: readonly string[]) => Promise<PullSelection>;
}

/** How far a pull is. `next` becomes the kept anchors when the pull is published. */
export interface PullState {
  readonly session: UpstreamSession;
  readonly target: PullTarget;
  readonly catalog: CatalogKey;
  readonly config: UpstreamConfig;
  readonly relist: boolean;
  readonly anchors: UpstreamAnchors;
  readonly batchSize: number;
  readonly reasons: FullSyncReason[];
  next: UpstreamAnchors;
  acceptedEulas?: readonly string[];
  received: number;
  /** Everything that complete lists of this run named. */
  readonly relisted: Set<string>;
}
