import type { SyncError } from '../../domain/errors/syncError.ts';
import type { SyncService } from '../../service/api/syncService.ts';

/** What became of a window's connection to the service of its data folder. */
export type DoorState =
  /** Nobody has asked for it yet. */
  | { readonly kind: 'unopened' }
  | { readonly kind: 'opening' }
  | { readonly kind: 'open'; readonly service: SyncService }
  | { readonly kind: 'failed'; readonly error: SyncError };
