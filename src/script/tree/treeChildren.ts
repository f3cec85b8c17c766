import type { CommandAst, ScriptBlockAst } from '../syntax/ast.ts';
import { childNodes } from '../syntax/childNodes.ts';
import type { TreeAst } from './treeAst.ts';
import { assigned, functionOf, type Tree, type TreeNode } from './treeNode.ts';

/** The nodes directly below a node, in the order in which PowerShell visits them. */
function treeChildren(node: TreeAst, tree: Tree): readonly TreeAst[] {
  switch (node.kind) {
    case 'MethodFunction':
      return [...node.member.parameters, node.member.body];
    case 'FunctionMember': {
      const { attributes, returnType } = node;
      return [...attributes, ...(returnType === null ? [] : [returnType]), functionOf(node, tree)];
    }
    case 'AssignmentStatement':
      return [node.left, assigned(node.right)];
    case 'NamedBlock':
    case 'StatementBlock':
      return [...node.traps, ...node.statements];
    case 'DataStatement':
      return [node.body];
    case 'ScriptBlock':
      return blocksOf(node);
    case 'Command':
      return [...node.elements, ...redirectionsOf(node)];
    case 'DoWhileStatement':
    case 'DoUntilStatement':
      return [node.condition, node.body];
    default:
      return childNodes(node);
  }
}

function blocksOf(node: ScriptBlockAst): readonly TreeAst[] {
  const { usings, paramBlock, dynamicParam, begin, process, endBlock, clean } = node;
  const blocks = [paramBlock, dynamicParam, begin, process, endBlock, clean].filter((part) => part !== null);
  return [...usings, ...blocks];
}

/** Redirections in the order of their streams. */
export function redirectionsOf({
  redirections,
}: Pick<CommandAst, 'redirections'>): CommandAst['redirections'] {
  return redirections.toSorted((left, right) => left.from - right.from);
}

/** Nodes that hold a script of their own: a search may stop at them. */
const nesting: ReadonlySet<TreeAst['kind']> = new Set([
  'FunctionDefinition',
  'MethodFunction',
  'ScriptBlockExpression',
]);

/** A node and all below it, from the outside in; those within nested functions and script blocks where they are wanted. */
export function* walk(from: TreeNode, nested: boolean): Generator<TreeNode> {
  yield from;
  if (!nested && nesting.has(from.node.kind)) return;
  for (const child of treeChildren(from.node, from.tree)) yield* walk(from.child(child), nested);
}
