import { SyncError } from './errors/syncError.ts';
import type { SiteType } from './siteLinkDocument.ts';

/** The rules of Configuration Manager's hierarchies about who may be whose parent (configmgr-sync.md §1). */
export function checkKinds(type: SiteType, parent: SiteType | undefined): void {
  if (type === 'cas' && parent !== undefined)
    throw new SyncError('invalidRequest', 'A central administration site has no parent');
  if (type === 'secondary' && parent !== 'primary') {
    throw new SyncError(
      'invalidRequest',
      'The parent of a secondary site is a primary site: give it with --parent',
    );
  }
  if (type === 'primary' && parent !== undefined && parent !== 'cas')
    throw new SyncError('invalidRequest', 'The parent of a primary site is a central administration site');
}
