import type { ExpressionAst } from './ast.ts';
import { soleExpression } from './soleExpression.ts';

const constants: ReadonlySet<string> = new Set(['true', 'false', 'null']);

/** Whether the value of an expression is known without running anything, as arguments of attributes must be. */
export function isConstant(node: ExpressionAst): boolean {
  switch (node.kind) {
    case 'ConstantExpression':
    case 'StringConstantExpression':
    case 'TypeExpression':
      return true;
    case 'VariableExpression':
      return constants.has(node.path.toLowerCase());
    case 'ArrayLiteral':
      return node.elements.every(isConstant);
    case 'UnaryExpression':
      return !node.operator.includes('fix') && isConstant(node.operand);
    case 'BinaryExpression':
      return isConstant(node.left) && isConstant(node.right);
    case 'TernaryExpression':
      return [node.condition, node.ifTrue, node.ifFalse].every(isConstant);
    case 'ConvertExpression':
      return isConstant(node.child);
    case 'ParenExpression': {
      const inner = soleExpression(node.pipeline);
      return inner !== null && isConstant(inner);
    }
    case 'MemberExpression':
      return node.isStatic && node.target.kind === 'TypeExpression' && isConstant(node.member);
    default:
      return false;
  }
}
