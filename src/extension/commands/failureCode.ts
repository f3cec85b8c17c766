import { formatCode } from '../../domain/errors/syncError.ts';
import type { DoorState } from '../door/doorState.ts';
import { isHierarchyNode } from '../hierarchy/hierarchyNode.ts';
import { type HierarchySnapshot, statusOf } from '../hierarchy/hierarchySnapshot.ts';

/** The code that a failed node of a view has failed with: of a site the first one; undefined for what has not failed. */
export function failureCode(
  node: unknown,
  state: DoorState,
  snapshot: HierarchySnapshot,
): string | undefined {
  if (!isHierarchyNode(node)) return undefined;
  if (node.kind === 'failure') return state.kind === 'failed' ? formatCode(state.error.code) : undefined;
  const row = statusOf(snapshot, node.siteCode).find(
    ({ WSUSServerName, LastSyncErrorCode }) =>
      LastSyncErrorCode !== 0 && (node.kind === 'site' || WSUSServerName === node.serverName),
  );
  return row === undefined ? undefined : formatCode(row.LastSyncErrorCode >>> 0);
}
