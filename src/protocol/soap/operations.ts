import { dssAuthorization, monitorable, softwareDistribution } from './namespaces.ts';

/** Path of each web service below the root URL of a server (MS-WSUSSS 2.1). */
export const servicePaths = {
  serverSync: '/ServerSyncWebService/ServerSyncWebService.asmx',
  authorization: '/DssAuthWebService/DssAuthWebService.asmx',
  reporting: '/ReportingWebService/ReportingWebService.asmx',
} as const;

/** Name of a web service. */
export type ServiceName = keyof typeof servicePaths;

/** Folder under the root URL that holds file contents. */
export const contentPath = '/Content/';

/** An operation: the namespace of its element and the services that answer it. */
interface OperationEntry {
  readonly namespace: string;
  readonly services: readonly ServiceName[];
}

const serverSync: OperationEntry = { namespace: softwareDistribution, services: ['serverSync'] };
const reporting: OperationEntry = { namespace: softwareDistribution, services: ['reporting'] };

/** Every operation of the protocol (MS-WSUSSS 3.1.4). */
export const operations = {
  GetAuthConfig: serverSync,
  GetAuthorizationCookie: { namespace: dssAuthorization, services: ['authorization'] },
  GetCookie: serverSync,
  GetConfigData: serverSync,
  GetRevisionIdList: serverSync,
  GetUpdateData: serverSync,
  GetUpdateDecryptionData: serverSync,
  DownloadFiles: serverSync,
  GetDeployments: serverSync,
  GetRelatedRevisionsForUpdates: serverSync,
  GetDriverIdList: serverSync,
  GetDriverSetData: serverSync,
  Ping: { namespace: monitorable, services: ['serverSync', 'authorization', 'reporting'] },
  GetRollupConfiguration: reporting,
  RollupDownstreamServers: reporting,
  RollupComputers: reporting,
  GetOutOfSyncComputers: reporting,
  RollupComputerStatus: reporting,
  ReportEventBatch: reporting,
  ReportEventBatch2: reporting,
  GetRequiredInventoryType: reporting,
  ReportInventory: reporting,
} as const satisfies Record<string, OperationEntry>;

/** Name of an operation. */
export type OperationName = keyof typeof operations;

/** Whether a name is that of an operation of the protocol. */
export function isOperation(name: string): name is OperationName {
  return Object.hasOwn(operations, name);
}

/** The `SOAPAction` of an operation, without its quotes. */
export function soapAction(operation: OperationName): string {
  return `${operations[operation].namespace}/${operation}`;
}
