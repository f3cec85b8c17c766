import type { AnyAst } from '../../syntax/anyAst.ts';
import type { ScriptBlockAst } from '../../syntax/ast.ts';
import { childNodes } from '../../syntax/childNodes.ts';

/** Whether a block, or one within it, names `$input`. */
export function readsInput(block: ScriptBlockAst): boolean {
  const inside = (node: AnyAst): boolean =>
    (node.kind === 'VariableExpression' && node.path.toLowerCase() === 'input') ||
    childNodes(node).some(inside);
  return childNodes(block).some(inside);
}
