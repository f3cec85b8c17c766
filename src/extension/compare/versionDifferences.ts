import type { VersionDifference } from '../../service/api/synchronization.ts';
import type { SyncService } from '../../service/api/syncService.ts';
import type { ComparedVersions } from './comparedVersions.ts';

/** What was read of the differences; `isWhole` is false where there are more. */
export interface ReadDifferences {
  readonly differences: readonly VersionDifference[];
  readonly isWhole: boolean;
}

/** A document that lists more than so many helps nobody: the command line does it page by page. */
const mostRead = 20_000;

/** Reads the differences of two content versions, as far as a document can show them. */
export async function versionDifferences(
  service: Pick<SyncService, 'compareVersions'>,
  versions: ComparedVersions,
  most = mostRead,
): Promise<ReadDifferences> {
  const limit = Math.min(most, 5000);
  const differences: VersionDifference[] = [];
  let after: string | undefined;
  do {
    const page = await service.compareVersions({
      ...versions,
      ...{ limit, ...(after === undefined ? {} : { after }) },
    });
    differences.push(...page.items);
    after = page.next;
  } while (after !== undefined && differences.length < most);
  return {
    differences: differences.slice(0, most),
    isWhole: after === undefined && differences.length <= most,
  };
}
