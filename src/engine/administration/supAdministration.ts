import { isServerName } from '../../domain/serverName.ts';
import type { SupDocument } from '../../domain/documents.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { EnginePorts } from '../ports.ts';
import { maintenanceKey } from '../maintenance/maintenanceStates.ts';
import { siteSups } from '../run/siteSups.ts';
import { emptyStatus } from '../run/supState.ts';
import { supCatalog } from '../wsus/supCatalog.ts';
import { linkAlertId, syncAlertId } from './syncAlert.ts';
import { requireSite } from './siteAdministration.ts';
import { type ListeningChange, withListening } from './supListening.ts';

type AdministrationPorts = Pick<EnginePorts, 'store' | 'fence' | 'ids'>;

/** A software update point to be added. */
export interface NewSup extends ListeningChange {
  readonly siteCode: string;
  readonly serverName: string;
}

/** Adds a SUP: the first of a site is its source, the others are replicas of it; a secondary site has one at most. */
export async function addSup(ports: AdministrationPorts, request: NewSup): Promise<SupDocument> {
  const { store, fence, ids } = ports;
  const site = await requireSite(store, request.siteCode);
  const { serverName } = request;
  if (!isServerName(serverName)) {
    throw new SyncError(
      'invalidRequest',
      `${serverName} is no server name: letters, digits, hyphens and dots`,
    );
  }
  const others = await siteSups(store, site._id);
  if (others.some((other) => other.serverName.toLowerCase() === serverName.toLowerCase())) {
    throw new SyncError(
      'alreadyExists',
      `Site ${site._id} has a software update point ${serverName} already`,
    );
  }
  if (site.type === 'secondary' && others.length > 0) {
    throw new SyncError('invalidRequest', 'A secondary site has one software update point at most');
  }
  const added: SupDocument = {
    _id: `${site._id}/${serverName}`,
    siteCode: site._id,
    serverName,
    serverId: ids.guid(),
    port: 0,
    isDefault: others.length === 0,
    order: Math.max(0, ...others.map(({ order }) => order)) + 1,
    anchors: {},
    acceptedEulas: [],
  };
  const sup = withListening(added, request, await allSups(store));
  await store.commit(
    {
      documents: [
        { collection: 'sups', put: sup },
        { collection: 'supStatus', put: emptyStatus(sup) },
      ],
    },
    fence,
  );
  return sup;
}

/** Changes how a SUP listens. Rejects with `notFound` or `invalidRequest`. */
export async function setSup(
  ports: AdministrationPorts,
  { siteCode, serverName, ...change }: NewSup,
): Promise<SupDocument> {
  const { store, fence } = ports;
  const sup = await requireSup(store, siteCode, serverName);
  const others = (await allSups(store)).filter(({ _id }) => _id !== sup._id);
  const after = withListening(sup, change, others);
  await store.commit({ documents: [{ collection: 'sups', put: after }] }, fence);
  return after;
}

/** Every SUP of the data folder. */
export async function allSups(store: EnginePorts['store']): Promise<readonly SupDocument[]> {
  return (await store.documents('sups', { limit: 10_000 })).items;
}

/** A SUP by site and server name, without regard to case, or `notFound`. */
export async function requireSup(
  store: EnginePorts['store'],
  siteCode: string,
  serverName: string,
): Promise<SupDocument> {
  const site = await requireSite(store, siteCode);
  const sups = await siteSups(store, site._id);
  const sup = sups.find((candidate) => candidate.serverName.toLowerCase() === serverName.toLowerCase());
  if (sup === undefined)
    throw new SyncError('notFound', `Site ${site._id} has no software update point ${serverName}`);
  return sup;
}

/** Removes a SUP; when it was the source of its site, the next one takes its place. */
export async function removeSup(
  ports: AdministrationPorts,
  siteCode: string,
  serverName: string,
  newDefault?: string,
): Promise<void> {
  const { store, fence } = ports;
  const sup = await requireSup(store, siteCode, serverName);
  const others = (await siteSups(store, sup.siteCode)).filter(({ _id }) => _id !== sup._id);
  const wanted = newDefault?.toLowerCase();
  const named = others.find((other) => other.serverName.toLowerCase() === wanted);
  if (newDefault !== undefined && named === undefined)
    throw new SyncError('notFound', `Site ${sup.siteCode} has no other software update point ${newDefault}`);
  const successor = sup.isDefault ? (named ?? others[0]) : undefined;
  await store.commit(
    {
      catalogs: [{ catalog: supCatalog(sup._id), drop: true }],
      documents: [
        { collection: 'sups', remove: sup._id },
        { collection: 'supStatus', remove: sup._id },
        { collection: 'alerts', remove: syncAlertId(sup._id) },
        { collection: 'alerts', remove: linkAlertId(sup._id) },
        { collection: 'settings', remove: maintenanceKey(sup._id) },
        ...(successor === undefined
          ? []
          : [{ collection: 'sups', put: { ...successor, isDefault: true } } as const]),
      ],
    },
    fence,
  );
}
