import type { Application } from '../../app/application.ts';
import type { ServiceLinks } from '../link/serviceLinks.ts';
import type { SyncService } from '../api/syncService.ts';
import { accessHost } from './accessHost.ts';
import { administrationHost } from './administrationHost.ts';
import { withCatalogedFailures } from './catalogedFailures.ts';
import { downstreamHost } from './downstreamHost.ts';
import { exchangeHost } from './exchangeHost.ts';
import { hierarchyHost } from './hierarchyHost.ts';
import { ImportGuard } from './importGuard.ts';
import { keysHost } from './keysHost.ts';
import { packagesHost } from './packagesHost.ts';
import { subscriptionHost } from './subscriptionHost.ts';
import { synchronizationHost } from './synchronizationHost.ts';
import { updatesHost } from './updatesHost.ts';

/** The service's API over an open data folder in this very process: the in-process transport. Links to other services are a service's own. */
export function createService(app: Application, links?: ServiceLinks): SyncService {
  const imports = new ImportGuard();
  return withCatalogedFailures({
    onDidCommit: app.onDidCommit,
    onDidChange: app.onDidChange,
    ...hierarchyHost(app, links),
    ...downstreamHost(app),
    ...subscriptionHost(app),
    ...synchronizationHost(app, links),
    ...updatesHost(app),
    ...packagesHost(app, imports),
    ...exchangeHost(app, imports),
    ...keysHost(app),
    ...administrationHost(app),
    ...accessHost(app),
  });
}
