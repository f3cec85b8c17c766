import { isRecord } from '../../base/isRecord.ts';
import { chosenRows } from '../chosenRows.ts';
import type { UpdateGroupDocument } from '../../domain/documents.ts';
import type { UpdateView } from '../../service/api/updates.ts';

/** A list of updates: all of the site database that the filter lets through, or those of a group, by the group's id. */
export type ListKey = 'all' | `group/${string}`;

/** A node of the Software Updates view. */
export type UpdateNode =
  | { readonly kind: 'all' }
  | { readonly kind: 'groups' }
  | { readonly kind: 'group'; readonly group: UpdateGroupDocument }
  | { readonly kind: 'update'; readonly list: ListKey; readonly update: UpdateView }
  /** Stands below a list of which only a part has been read. */
  | { readonly kind: 'more'; readonly list: ListKey };

/** Stable and unique within the view. */
export function updateNodeId(node: UpdateNode): string {
  switch (node.kind) {
    case 'all':
    case 'groups':
      return node.kind;
    case 'group':
      return groupKey(node.group);
    case 'update':
      return `${node.list}/${node.update.updateId}`;
    case 'more':
      return `${node.list}/more`;
  }
}

/** Key of a group's list. */
export function groupKey({ _id }: Pick<UpdateGroupDocument, '_id'>): ListKey {
  return `group/${_id}`;
}

/** The nodes that a command of the view was called for: the selected ones when the clicked one is among them. */
export function chosenUpdateNodes(given: readonly unknown[]): readonly UpdateNode[] {
  return chosenRows(given).filter(isUpdateNode);
}

/** The updates among nodes, each once. */
export function updatesAmong(nodes: readonly UpdateNode[]): readonly UpdateView[] {
  const found = nodes.flatMap((node) => (node.kind === 'update' ? [node.update] : []));
  return [...new Map(found.map((update) => [update.updateId, update])).values()];
}

function isUpdateNode(value: unknown): value is UpdateNode {
  if (!isRecord(value)) return false;
  const { kind } = value;
  if (kind === 'all' || kind === 'groups') return true;
  if (kind === 'group') return isRecord(value['group']) && typeof value['group']['name'] === 'string';
  if (kind === 'more') return typeof value['list'] === 'string';
  return kind === 'update' && isRecord(value['update']) && typeof value['update']['updateId'] === 'string';
}
