import type { Event } from '../../base/event.ts';
import type { SyncEvent } from '../../domain/syncEvent.ts';
import type { AccessOperations } from './access.ts';
import type { AdministrationOperations } from './administration.ts';
import type { DownstreamOperations } from './downstream.ts';
import type { HierarchyOperations } from './hierarchy.ts';
import type { SubscriptionOperations } from './subscription.ts';
import type { SynchronizationOperations } from './synchronization.ts';
import type { UpdateOperations } from './updates.ts';

/** The one API of every door. Requests and results are plain data; failures are `SyncError`s. */
export interface SyncService
  extends
    HierarchyOperations,
    DownstreamOperations,
    SubscriptionOperations,
    SynchronizationOperations,
    UpdateOperations,
    AdministrationOperations,
    AccessOperations {
  /** Fires with committed events, in order. */
  readonly onDidCommit: Event<readonly SyncEvent[]>;
}
