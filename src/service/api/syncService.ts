import type { Event } from '../../base/event.ts';
import type { ChangedArea } from '../../domain/changedArea.ts';
import type { SyncEvent } from '../../domain/syncEvent.ts';
import type { AccessOperations } from './access.ts';
import type { AdministrationOperations } from './administration.ts';
import type { DownstreamOperations } from './downstream.ts';
import type { ExchangeOperations } from './exchange.ts';
import type { HierarchyOperations } from './hierarchy.ts';
import type { KeyOperations } from './keys.ts';
import type { PackageOperations } from './packages.ts';
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
    PackageOperations,
    ExchangeOperations,
    KeyOperations,
    AdministrationOperations,
    AccessOperations {
  /** Fires with committed events, in order. */
  readonly onDidCommit: Event<readonly SyncEvent[]>;
  /**
   * Fires when areas may have changed, whoever changed them: what a door shows of them is to be read anew. Changes that come together are told
   * together; after a connection was lost, all areas may have changed. A door hears of its own change before its request is answered.
   */
  readonly onDidChange: Event<readonly ChangedArea[]>;
}
