import { tuple, tupleName } from '../types/helperTypes.ts';
import type { Value } from '../values/value.ts';
import type { TreeAst } from './treeAst.ts';
import { languageSpace, readOnlyList, type TreeNode } from './treeNode.ts';

/** Nodes that belong together two by two, as the tuples that PowerShell has of them. */
export function pairs(
  own: TreeNode,
  classes: readonly [string, string],
  nodes: readonly (readonly [TreeAst, TreeAst])[],
): Value {
  const types = classes.map((name) => `${languageSpace}.${name}`);
  const tuples = nodes.map((both) =>
    tuple(
      types,
      both.map((node) => own.child(node)),
    ),
  );
  return readOnlyList(tuples, tupleName('System.Tuple', types));
}
