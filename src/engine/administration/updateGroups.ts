import type { UpdateGroupDocument } from '../../domain/documents.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { EnginePorts } from '../ports.ts';

type GroupPorts = Pick<EnginePorts, 'store' | 'fence' | 'clock' | 'ids'>;

/** A software update group holds at most so many updates (configmgr-sync.md §6). */
const groupLimit = 1000;

/** All software update groups, by name. */
export async function updateGroups({
  store,
}: Pick<GroupPorts, 'store'>): Promise<readonly UpdateGroupDocument[]> {
  const { items } = await store.documents('groups', { limit: 10_000 });
  return [...items].sort((a, b) => a.name.localeCompare(b.name));
}

/** Makes an empty group; names are unique without case. */
export async function createGroup(
  ports: GroupPorts,
  name: string,
  description = '',
): Promise<UpdateGroupDocument> {
  await requireFreeName(ports, name);
  return putGroup(ports, {
    _id: ports.ids.guid(),
    name,
    description,
    created: ports.clock.now(),
    updateIds: [],
  });
}

/** Renames or describes a group; what is undefined stays. */
export async function changeGroup(
  ports: GroupPorts,
  name: string,
  { newName, description }: { readonly newName?: string; readonly description?: string },
): Promise<UpdateGroupDocument> {
  const group = await requireGroup(ports, name);
  if (newName !== undefined && newName.toLowerCase() !== group.name.toLowerCase())
    await requireFreeName(ports, newName);
  return putGroup(ports, {
    ...group,
    ...(newName === undefined ? {} : { name: newName }),
    ...(description === undefined ? {} : { description }),
  });
}

/** Adds updates to a group. */
export async function addToGroup(
  ports: GroupPorts,
  name: string,
  ids: readonly string[],
): Promise<UpdateGroupDocument> {
  const group = await requireGroup(ports, name);
  const updateIds = [...new Set([...group.updateIds, ...ids])];
  if (updateIds.length > groupLimit)
    throw new SyncError('invalidRequest', `A group holds at most ${groupLimit} updates`);
  return putGroup(ports, { ...group, updateIds });
}

/** Takes updates out of a group. */
export async function removeFromGroup(
  ports: GroupPorts,
  name: string,
  ids: readonly string[],
): Promise<UpdateGroupDocument> {
  const group = await requireGroup(ports, name);
  const gone = new Set(ids);
  return putGroup(ports, { ...group, updateIds: group.updateIds.filter((id) => !gone.has(id)) });
}

/** Removes a group; its updates stay. */
export async function removeGroup(ports: GroupPorts, name: string): Promise<void> {
  const group = await requireGroup(ports, name);
  await ports.store.commit({ documents: [{ collection: 'groups', remove: group._id }] }, ports.fence);
}

async function requireFreeName(ports: Pick<GroupPorts, 'store'>, name: string): Promise<void> {
  if (name.trim() === '' || name.length > 255)
    throw new SyncError('invalidRequest', 'A group name has 1 to 255 characters');
  if ((await findGroup(ports, name)) !== undefined)
    throw new SyncError('alreadyExists', `There is a group ${name} already`);
}

async function findGroup(
  ports: Pick<GroupPorts, 'store'>,
  name: string,
): Promise<UpdateGroupDocument | undefined> {
  return (await updateGroups(ports)).find((group) => group.name.toLowerCase() === name.toLowerCase());
}

/** A group by name, whatever its case; rejects with `notFound`. */
export async function requireGroup(
  ports: Pick<GroupPorts, 'store'>,
  name: string,
): Promise<UpdateGroupDocument> {
  const group = await findGroup(ports, name);
  if (group === undefined) throw new SyncError('notFound', `There is no software update group ${name}`);
  return group;
}

async function putGroup(
  { store, fence }: GroupPorts,
  group: UpdateGroupDocument,
): Promise<UpdateGroupDocument> {
  await store.commit({ documents: [{ collection: 'groups', put: group }] }, fence);
  return group;
}
