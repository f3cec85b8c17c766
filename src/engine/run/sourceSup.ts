import type { SupDocument } from '../../domain/documents.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { Store } from '../../domain/store.ts';
import { siteSups } from './siteSups.ts';

/** The source SUP of a site, which its replicas follow. Rejects with `noSoftwareUpdatePoint`. */
export async function sourceSup(store: Store, siteCode: string): Promise<SupDocument> {
  const [sup] = await siteSups(store, siteCode);
  if (sup !== undefined) return sup;
  throw new SyncError('noSoftwareUpdatePoint', `Site ${siteCode} has no software update point`);
}
