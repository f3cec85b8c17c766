import type { ExpressionAst } from './ast.ts';

/** The parts of the left side of an assignment, and of those the ones that nothing can be assigned to. */
export function invalidTargets(left: ExpressionAst): readonly ExpressionAst[] {
  switch (left.kind) {
    case 'VariableExpression':
      return [];
    case 'MemberExpression':
    case 'InvokeMemberExpression':
    case 'IndexExpression':
      return left.nullConditional ? [left] : [];
    case 'ConvertExpression':
    case 'AttributedExpression':
      return invalidTargets(left.child);
    case 'ArrayLiteral':
      return left.elements.flatMap(invalidTargets);
    case 'ParenExpression': {
      const inner = pureExpression(left);
      return inner === null ? [left] : invalidTargets(inner);
    }
    default:
      return [left];
  }
}

/** What stands between parentheses, where it is an expression alone. */
export function pureExpression({
  pipeline,
}: ExpressionAst & { readonly kind: 'ParenExpression' }): ExpressionAst | null {
  if (pipeline.kind !== 'Pipeline' || pipeline.background || pipeline.elements.length !== 1) return null;
  const [element] = pipeline.elements;
  return element?.kind === 'CommandExpression' && element.redirections.length === 0
    ? element.expression
    : null;
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
      const inner = pureExpression(left);
      return inner === null ? [] : assignedVariables(inner);
    }
    default:
      return [];
  }
}
