import { chosenRows } from '../chosenRows.ts';
import { type HierarchyNode, isHierarchyNode } from '../hierarchy/hierarchyNode.ts';

/** The nodes that a command of the hierarchy view was called for: the selected ones when the clicked one is among them. */
export function chosenNodes(given: readonly unknown[]): readonly HierarchyNode[] {
  return chosenRows(given).filter(isHierarchyNode);
}
