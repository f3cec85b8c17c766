import { l10n, window } from 'vscode';
import { countedText } from '../countedText.ts';
import type { UpdateGroupDocument } from '../../domain/documents.ts';
import type { SyncService } from '../../service/api/syncService.ts';
import type { ExtensionParts } from '../extensionParts.ts';
import { chosenUpdateNodes, groupKey, type UpdateNode, updatesAmong } from './updateNode.ts';

/** Create Software Update Group…: an empty one. */
export async function createGroup({ door }: ExtensionParts): Promise<void> {
  await newGroup(await door.service());
}

/** Add to Software Update Group…: the chosen updates, to a group that is picked or made. */
export async function addToGroup({ door }: ExtensionParts, given: readonly unknown[]): Promise<void> {
  const updates = updatesAmong(chosenUpdateNodes(given));
  if (updates.length === 0) return;
  const service = await door.service();
  const make = { label: `$(new-folder) ${l10n.t('New Software Update Group…')}`, group: undefined };
  const picked = await window.showQuickPick([...groupItems(await service.groups()), make], {
    title: l10n.t('Add {0} to Software Update Group', countedText(updates.length, 'update')),
  });
  if (picked === undefined) return;
  const group = picked.group ?? (await newGroup(service));
  if (group === undefined) return;
  await service.addToGroup({ name: group.name, ids: updates.map(({ updateId }) => updateId) });
}

/** Adds dragged updates to the group that they are dropped on, or on an update of; on all groups, to a new one. Elsewhere nothing is done. A group that is gone fails as the service says it. */
export async function dropOnGroup(
  { door }: Pick<ExtensionParts, 'door'>,
  target: UpdateNode,
  updateIds: readonly string[],
): Promise<void> {
  const service = await door.service();
  const group =
    target.kind === 'groups'
      ? await newGroup(service)
      : ((await service.groups()).find((one) => groupKey(one) === listOf(target)) ??
        (target.kind === 'group' ? target.group : undefined));
  if (group !== undefined) await service.addToGroup({ name: group.name, ids: updateIds });
}

function listOf(node: UpdateNode): string | undefined {
  if (node.kind === 'group') return groupKey(node.group);
  return node.kind === 'update' ? node.list : undefined;
}

/** Takes the chosen updates out of the groups that they were chosen in. */
export async function removeFromGroup({ door }: ExtensionParts, given: readonly unknown[]): Promise<void> {
  const nodes = chosenUpdateNodes(given);
  const service = await door.service();
  for (const { _id, name } of await service.groups()) {
    const chosen = updatesAmong(
      nodes.filter((node) => node.kind === 'update' && node.list === `group/${_id}`),
    );
    if (chosen.length > 0)
      await service.removeFromGroup({ name, ids: chosen.map(({ updateId }) => updateId) });
  }
}

/** Takes every update out of groups, after a question; the groups stay. */
export async function emptyGroups({ door }: ExtensionParts, given: readonly unknown[]): Promise<void> {
  const service = await door.service();
  const groups = (await chosenGroups(service, given)).filter(({ updateIds }) => updateIds.length > 0);
  const question = l10n.t('Empty {0}?', namesOf(groups));
  const detail = l10n.t(
    '{0} are taken out. Clean-up then removes those that have expired.',
    amountOf(groups),
  );
  if (groups.length === 0 || !(await confirmed(question, detail, l10n.t('Empty Software Update Group'))))
    return;
  for (const { name, updateIds } of groups) await service.removeFromGroup({ name, ids: updateIds });
}

/** Removes groups, after a question; their updates stay. */
export async function removeGroups({ door }: ExtensionParts, given: readonly unknown[]): Promise<void> {
  const service = await door.service();
  const groups = await chosenGroups(service, given);
  const question = l10n.t('Remove {0}?', namesOf(groups));
  const detail = l10n.t(
    '{0} stay in the site database. Clean-up then removes those that have expired.',
    amountOf(groups),
  );
  if (groups.length === 0 || !(await confirmed(question, detail, l10n.t('Remove Software Update Group'))))
    return;
  for (const { name } of groups) await service.removeGroup({ name });
}

async function newGroup(service: SyncService): Promise<UpdateGroupDocument | undefined> {
  const taken = new Set((await service.groups()).map(({ name }) => name.toLowerCase()));
  const name = await window.showInputBox({
    title: l10n.t('Create Software Update Group'),
    prompt: l10n.t('Name of the group'),
    placeHolder: l10n.t('2026-11 Servers'),
    validateInput: (text) => {
      if (text.trim() === '' || text.length > 255) return l10n.t('A name has 1 to 255 characters');
      return taken.has(text.trim().toLowerCase())
        ? l10n.t('There is a group of this name already')
        : undefined;
    },
  });
  return name === undefined ? undefined : service.createGroup({ name: name.trim() });
}

/** As they are now: those of the chosen nodes; from the palette, the one that is picked. */
async function chosenGroups(
  service: SyncService,
  given: readonly unknown[],
): Promise<readonly UpdateGroupDocument[]> {
  const ids = chosenUpdateNodes(given).flatMap((node) => (node.kind === 'group' ? [node.group._id] : []));
  const groups = await service.groups();
  if (ids.length > 0) return groups.filter(({ _id }) => ids.includes(_id));
  if (groups.length === 0) {
    await window.showInformationMessage(l10n.t('There is no software update group yet.'));
    return [];
  }
  const picked = await window.showQuickPick(groupItems(groups), { title: l10n.t('Software Update Group') });
  return picked === undefined ? [] : [picked.group];
}

function groupItems(groups: readonly UpdateGroupDocument[]) {
  return groups.map((group) => ({
    label: group.name,
    description: countedText(group.updateIds.length, 'update'),
    detail: group.description,
    group,
  }));
}

function namesOf(groups: readonly UpdateGroupDocument[]): string {
  return groups.map(({ name }) => `“${name}”`).join(', ');
}

function amountOf(groups: readonly UpdateGroupDocument[]): string {
  return countedText(new Set(groups.flatMap(({ updateIds }) => updateIds)).size, 'update');
}

async function confirmed(question: string, detail: string, action: string): Promise<boolean> {
  return (await window.showWarningMessage(question, { modal: true, detail }, action)) === action;
}
