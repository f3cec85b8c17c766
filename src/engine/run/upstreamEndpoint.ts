import type { SiteDocument, SupDocument } from '../../domain/documents.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { UpstreamEndpoint } from '../../domain/upstream.ts';

/** Root URL of Microsoft Update (wsusss-protocol.md §1). */
export const microsoftUpdateUrl = 'https://sws.update.microsoft.com';

/** Where the top-level site's source SUP pulls from; rejects with `noSource` when there is nothing to pull from. */
export function upstreamEndpoint({ source, _id }: SiteDocument, sup: SupDocument): UpstreamEndpoint {
  if (source === undefined || source.kind === 'none') {
    throw new SyncError('noSource', `Site ${_id} has no synchronization source to pull from`, {
      source: 'getSiteUpdateSource',
    });
  }
  const isMicrosoft = source.kind === 'microsoftUpdate';
  return {
    url: isMicrosoft ? microsoftUpdateUrl : source.url,
    profile: isMicrosoft ? 'microsoft-update' : 'windows-wsus',
    accountName: sup.serverName,
    accountId: sup.serverId,
    ...(source.kind === 'upstream' && source.access !== undefined ? { access: source.access } : {}),
  };
}
