import type { OperationName } from '../operations.ts';
import { accessRequests } from './accessRequests.ts';
import { administrationRequests } from './administrationRequests.ts';
import { downstreamRequests } from './downstreamRequests.ts';
import { exchangeRequests } from './exchangeRequests.ts';
import { hierarchyRequests } from './hierarchyRequests.ts';
import { keyRequests } from './keyRequests.ts';
import { packageRequests } from './packageRequests.ts';
import type { RequestCheck } from './requestCheck.ts';
import { subscriptionRequests } from './subscriptionRequests.ts';
import { synchronizationRequests } from './synchronizationRequests.ts';
import { updateRequests } from './updateRequests.ts';

/** What each operation may be asked with: nothing else gets as far as the data folder. */
export const requestChecks: Readonly<Record<OperationName, RequestCheck>> = {
  ...hierarchyRequests,
  ...downstreamRequests,
  ...subscriptionRequests,
  ...synchronizationRequests,
  ...updateRequests,
  ...packageRequests,
  ...exchangeRequests,
  ...keyRequests,
  ...administrationRequests,
  ...accessRequests,
};
