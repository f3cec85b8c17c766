import type { Application } from '../../app/application.ts';
import type { SyncService } from '../api/syncService.ts';
import { accessHost } from './accessHost.ts';
import { administrationHost } from './administrationHost.ts';
import { withCatalogedFailures } from './catalogedFailures.ts';
import { downstreamHost } from './downstreamHost.ts';
import { hierarchyHost } from './hierarchyHost.ts';
import { subscriptionHost } from './subscriptionHost.ts';
import { synchronizationHost } from './synchronizationHost.ts';
import { updatesHost } from './updatesHost.ts';

/** The service's API over an open data folder in this very process: the in-process transport. */
export function createService(app: Application): SyncService {
  return withCatalogedFailures({
    onDidCommit: app.onDidCommit,
    ...hierarchyHost(app),
    ...downstreamHost(app),
    ...subscriptionHost(app),
    ...synchronizationHost(app),
    ...updatesHost(app),
    ...administrationHost(app),
    ...accessHost(app),
  });
}
