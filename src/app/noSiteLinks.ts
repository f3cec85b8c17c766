import { SyncError } from '../domain/errors/syncError.ts';
import type { SiteLinks } from '../domain/siteLink.ts';

/** The links of a process that is no service: sites in other services cannot be reached from it. */
export const noSiteLinks: SiteLinks = {
  toParent: (siteCode) => ({
    parentState: () => Promise.reject(withoutService(siteCode)),
    changeSet: () => Promise.reject(withoutService(siteCode)),
  }),
  synchronize: (siteCode) => Promise.reject(withoutService(siteCode)),
};

function withoutService(siteCode: string): SyncError {
  return new SyncError(
    'linkUnavailable',
    `The link of site ${siteCode} is kept up by the service only: run susync serve`,
    { source: 'SiteLink' },
  );
}
