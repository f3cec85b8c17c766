import type { ExpressionAst } from './ast.ts';
import type { Extent } from './extent.ts';
import type { AssignmentOperator } from './operators.ts';
import { soleExpression } from './soleExpression.ts';

/** The parts of the left side of an assignment, and of those the ones that nothing can be assigned to. */
export function invalidTargets(left: ExpressionAst, operator: AssignmentOperator = '='): readonly Extent[] {
  switch (left.kind) {
    case 'VariableExpression':
      return [];
    case 'MemberExpression':
    case 'InvokeMemberExpression':
    case 'IndexExpression':
      return left.nullConditional ? [left] : [];
    case 'ConvertExpression':
    case 'AttributedExpression':
      return invalidTargets(left.child, operator);
    case 'ArrayLiteral':
      // Only `=` gives values to several.
      return operator === '=' ? left.elements.flatMap((element) => invalidTargets(element)) : [left];
    case 'ParenExpression': {
      const inner = soleExpression(left.pipeline);
      return inner === null ? [left.pipeline] : invalidTargets(inner, operator);
    }
    default:
      return [left];
  }
}

/** The variables that an assignment gives values to. */
export function assignedVariables(
  left: ExpressionAst,
): readonly (ExpressionAst & { readonly kind: 'VariableExpression' })[] {
  switch (left.kind) {
    case 'VariableExpression':
      return [left];
    case 'ConvertExpression':
    case 'AttributedExpression':
      return assignedVariables(left.child);
    case 'ArrayLiteral':
      return left.elements.flatMap(assignedVariables);
    case 'ParenExpression': {
      const inner = soleExpression(left.pipeline);
      return inner === null ? [] : assignedVariables(inner);
    }
    default:
      return [];
  }
}
