import type { NetContext } from '../types/netType.ts';
import type { ScriptBlock } from '../values/scriptBlock.ts';
import { walk } from './treeChildren.ts';
import { Tree, TreeNode } from './treeNode.ts';

const trees = new WeakMap<ScriptBlock, TreeNode>();

/** The node of a script block, or of the function that it is the body of, in the tree of the text it was written in. */
export function treeOf(block: ScriptBlock, context: NetContext): TreeNode {
  const known = trees.get(block);
  if (known !== undefined) return known;
  const { source, file, ast } = block;
  const root = new TreeNode(new Tree(source, file), context.scriptBlocks.parse(source, file).ast, null);
  const found = nodeAt(root, ast.start, ast.end);
  trees.set(block, found);
  return found;
}

function nodeAt(root: TreeNode, start: number, end: number): TreeNode {
  for (const node of walk(root, true))
    if (node.node.kind === 'ScriptBlock' && node.node.start === start && node.node.end === end)
      return node.parent?.node.kind === 'FunctionDefinition' ? node.parent : node;
  return root;
}
