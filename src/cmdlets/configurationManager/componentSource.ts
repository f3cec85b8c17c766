import { SyncError } from '../../domain/errors/syncError.ts';
import type { CommandRuntime } from '../../script/commands/commandRuntime.ts';
import type { BlockingService } from '../blockingService.ts';

/** -SynchronizeAction and -UpstreamSourceLocation: where the site synchronizes from (cmdlets.md, value tables). */
export function changeSource(runtime: CommandRuntime, service: BlockingService, siteCode: string): void {
  const action = runtime.string('SynchronizeAction')?.toLowerCase();
  const location = runtime.string('UpstreamSourceLocation');
  if (action === undefined && location === undefined) return;
  service.setSource({ siteCode, source: sourceOf(action, location) });
}

function sourceOf(action: string | undefined, location: string | undefined): string {
  switch (action) {
    case 'synchronizefrommicrosoftupdate':
      return 'microsoft-update';
    case 'donotsynchronizefrommicrosoftupdateorupstreamdatasource':
      return 'none';
    case undefined:
    case 'synchronizefromanupstreamdatasourcelocation':
      if (location === undefined)
        throw new SyncError('invalidRequest', 'An upstream data source needs -UpstreamSourceLocation');
      return location;
    default:
      throw new SyncError(
        'invalidRequest',
        '-SynchronizeAction is SynchronizeFromMicrosoftUpdate, SynchronizeFromAnUpstreamDataSourceLocation or DoNotSynchronizeFromMicrosoftUpdateOrUpstreamDataSource',
      );
  }
}
