import type { AccessScope } from '../../domain/accessScope.ts';
import type { SyncService } from '../api/syncService.ts';

/** The operations of the service's API: everything but its events. */
export type Operations = Omit<SyncService, 'onDidCommit' | 'onDidChange'>;

/** Name of an operation. */
export type OperationName = keyof Operations;

/** What an operation asks of a connection. */
interface OperationRule {
  readonly scope: AccessScope;
  /** Its request has a `user`: over a door that is a token's, the token's name stands there, whatever the door says. */
  readonly namesUser?: true;
  /** Changes nothing, though it needs more than the grant to read: it is no matter for the log. */
  readonly isQuery?: true;
  /** Its result is of use to the door alone that asked: it is aborted when that door goes away or the service is to end. */
  readonly endsWithDoor?: true;
}

/** What an operation is asked with; nothing where it takes no request. */
export type RequestOf<Operation extends (...given: never) => unknown> = [
  Exclude<Parameters<Operation>[0], undefined>,
] extends [never]
  ? object
  : Exclude<Parameters<Operation>[0], undefined>;

/** An operation whose request says who asks has to say so here: the compiler sees to it. */
type Rules = {
  readonly [Name in OperationName]: OperationRule &
    ('user' extends keyof RequestOf<Operations[Name]>
      ? { readonly namesUser: true }
      : { readonly namesUser?: never });
};

/** The one description of the API over a connection: the doors' side and the service's side are both made from it. */
export const operations = {
  sites: { scope: 'read' },
  addSite: { scope: 'administer' },
  links: { scope: 'read' },
  changeLink: { scope: 'administer' },
  removeSite: { scope: 'administer' },
  addSup: { scope: 'administer' },
  // Names files that the service reads, and opens ports.
  setSup: { scope: 'administer' },
  removeSup: { scope: 'administer' },
  setSource: { scope: 'administer' },
  downstreams: { scope: 'read' },
  downstreamAdmission: { scope: 'read' },
  allowDownstream: { scope: 'administer' },
  denyDownstream: { scope: 'administer' },
  removeDownstream: { scope: 'administer' },
  subscription: { scope: 'read' },
  previewSubscription: { scope: 'read' },
  // Makes this machine ask the source.
  estimateSubscription: { scope: 'operate', endsWithDoor: true },
  changeSubscription: { scope: 'administer' },
  products: { scope: 'read' },
  classifications: { scope: 'read' },
  reviewCategories: { scope: 'operate' },
  synchronize: { scope: 'operate', namesUser: true },
  startSynchronization: { scope: 'operate', namesUser: true },
  stop: { scope: 'operate', namesUser: true },
  status: { scope: 'read' },
  runs: { scope: 'read' },
  run: { scope: 'read' },
  statusMessages: { scope: 'read' },
  log: { scope: 'read' },
  logText: { scope: 'read' },
  compareVersions: { scope: 'read' },
  events: { scope: 'read' },
  searchUpdates: { scope: 'read' },
  update: { scope: 'read' },
  updateXml: { scope: 'read' },
  importUpdates: { scope: 'operate', endsWithDoor: true },
  declineUpdate: { scope: 'operate' },
  groups: { scope: 'read' },
  createGroup: { scope: 'operate' },
  changeGroup: { scope: 'operate' },
  addToGroup: { scope: 'operate' },
  removeFromGroup: { scope: 'operate' },
  removeGroup: { scope: 'operate' },
  getContent: { scope: 'operate', endsWithDoor: true },
  // Writes files wherever the service may.
  exportPackage: { scope: 'administer', endsWithDoor: true },
  importPackage: { scope: 'administer', namesUser: true },
  inspectPackage: { scope: 'administer', isQuery: true, endsWithDoor: true },
  // Writes and reads files wherever the service may.
  exportCatalog: { scope: 'administer', endsWithDoor: true },
  importCatalog: { scope: 'administer', namesUser: true, endsWithDoor: true },
  writeWantedList: { scope: 'administer' },
  inspectPackages: { scope: 'administer', isQuery: true, endsWithDoor: true },
  keys: { scope: 'read' },
  // Whoever may name whom to trust decides what is imported.
  createKey: { scope: 'administer' },
  trustKey: { scope: 'administer' },
  distrustKey: { scope: 'administer' },
  removeKey: { scope: 'administer' },
  schedule: { scope: 'read' },
  previewSchedule: { scope: 'read' },
  setSchedule: { scope: 'administer' },
  settings: { scope: 'read' },
  setSettings: { scope: 'administer' },
  alerts: { scope: 'read' },
  postponeAlert: { scope: 'operate' },
  disableAlert: { scope: 'operate' },
  enableAlert: { scope: 'operate' },
  // Runs the program that an administrator has set.
  testNotifications: { scope: 'administer' },
  runMaintenance: { scope: 'operate', namesUser: true },
  maintenance: { scope: 'read' },
  // Makes this machine connect to whatever address the door names.
  testSource: { scope: 'operate', endsWithDoor: true },
  // Whoever may name whom to trust may read what is sent.
  trustCertificates: { scope: 'administer' },
  verify: { scope: 'operate', endsWithDoor: true },
  // Writes a file wherever the service may.
  backup: { scope: 'administer', endsWithDoor: true },
  sample: { scope: 'administer' },
  removeSample: { scope: 'administer' },
  tokens: { scope: 'administer', isQuery: true },
  createToken: { scope: 'administer' },
  revokeToken: { scope: 'administer' },
} as const satisfies Rules;

/** Whether a text names an operation. */
export function isOperationName(name: string): name is OperationName {
  return Object.hasOwn(operations, name);
}

/** Names of all operations. */
export const operationNames: readonly OperationName[] = Object.keys(operations).filter(isOperationName);

/** Whether a value has every operation. */
export function hasOperations(candidate: object): candidate is Operations {
  return operationNames.every((name) => typeof Reflect.get(candidate, name) === 'function');
}

/** Whether an operation's request says who asks. */
export function namesUser(name: OperationName): boolean {
  const rule: OperationRule = operations[name];
  return rule.namesUser === true;
}

/** Whether an operation ends with the door that asked for it. */
export function endsWithDoor(name: OperationName): boolean {
  const rule: OperationRule = operations[name];
  return rule.endsWithDoor === true;
}

/** Whether an operation is written down where a token asked for it: it changes something, and no run tells of it. */
export function isAudited(name: OperationName): boolean {
  const rule: OperationRule = operations[name];
  return rule.scope !== 'read' && rule.isQuery !== true && rule.namesUser !== true;
}
