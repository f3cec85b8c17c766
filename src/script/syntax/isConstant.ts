import type { ExpressionAst } from './ast.ts';
import { soleExpression } from './soleExpression.ts';

const constants: ReadonlySet<string> = new Set(['true', 'false', 'null']);

/** Primitive types: a constant can be cast to them without running anything. */
const safeCasts: ReadonlySet<string> = new Set(
  'bool boolean byte char double float single int int16 int32 int64 long sbyte short uint uint16 uint32 uint64 ulong ushort'
    .split(' ')
    .flatMap((name) => [name, `system.${name}`]),
);

/** Types whose static fields are no constants: they are made when the program starts. */
const madeFields: ReadonlySet<string> = new Set(
  'bigint datetime datetimeoffset decimal guid string timespan'
    .split(' ')
    .flatMap((name) => [name, `system.${name}`]),
);

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
      return safeCasts.has(node.type.typeName.name.toLowerCase()) && isConstant(node.child);
    case 'ParenExpression': {
      const inner = soleExpression(node.pipeline);
      return inner !== null && isConstant(inner);
    }
    case 'MemberExpression':
      return (
        node.isStatic &&
        node.target.kind === 'TypeExpression' &&
        !madeFields.has(node.target.typeName.name.toLowerCase()) &&
        isConstant(node.member)
      );
    default:
      return false;
  }
}
