import type { OperationName } from '../soap/operations.ts';
import { downloadFiles } from './operations/downloadFiles.ts';
import { getAuthConfig } from './operations/getAuthConfig.ts';
import { getAuthorizationCookie } from './operations/getAuthorizationCookie.ts';
import { getConfigData } from './operations/getConfigData.ts';
import { getCookie } from './operations/getCookie.ts';
import { getDeployments } from './operations/getDeployments.ts';
import { getRelatedRevisionsForUpdates } from './operations/getRelatedRevisionsForUpdates.ts';
import { getRevisionIdList } from './operations/getRevisionIdList.ts';
import { getRollupConfiguration } from './operations/getRollupConfiguration.ts';
import { getUpdateData } from './operations/getUpdateData.ts';
import { getUpdateDecryptionData } from './operations/getUpdateDecryptionData.ts';
import { notOffered } from './operations/notOffered.ts';
import { ping } from './operations/ping.ts';
import { rollupDownstreamServers } from './operations/rollupDownstreamServers.ts';
import type { Operation } from './serviceCall.ts';

/** What answers each operation of the protocol. */
export const operationTable: Readonly<Record<OperationName, Operation>> = {
  GetAuthConfig: getAuthConfig,
  GetAuthorizationCookie: getAuthorizationCookie,
  GetCookie: getCookie,
  GetConfigData: getConfigData,
  GetRevisionIdList: getRevisionIdList,
  GetUpdateData: getUpdateData,
  GetUpdateDecryptionData: getUpdateDecryptionData,
  DownloadFiles: downloadFiles,
  GetDeployments: getDeployments,
  GetRelatedRevisionsForUpdates: getRelatedRevisionsForUpdates,
  GetDriverIdList: notOffered,
  GetDriverSetData: notOffered,
  Ping: ping,
  GetRollupConfiguration: getRollupConfiguration,
  RollupDownstreamServers: rollupDownstreamServers,
  RollupComputers: notOffered,
  GetOutOfSyncComputers: notOffered,
  RollupComputerStatus: notOffered,
  ReportEventBatch: notOffered,
  ReportEventBatch2: notOffered,
  GetRequiredInventoryType: notOffered,
  ReportInventory: notOffered,
};
