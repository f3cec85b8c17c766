import type { SupDocument } from '../../domain/documents.ts';
import type { ParentState } from '../../domain/siteLink.ts';
import type { UpstreamEndpoint } from '../../domain/upstream.ts';

/** Where a child's SUP pulls from: the parent's source SUP. */
export function parentEndpoint(
  sup: Pick<SupDocument, 'serverName' | 'serverId'>,
  source: NonNullable<ParentState['sup']>,
): UpstreamEndpoint {
  return {
    url: source.url,
    profile: 'windows-wsus',
    accountName: sup.serverName,
    accountId: sup.serverId,
    expectedServerId: source.serverId,
  };
}
