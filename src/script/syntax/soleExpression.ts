import type { ExpressionAst, StatementAst } from './ast.ts';

/** The expression that a statement is, where it is one alone: what stands between parentheses mostly is. */
export function soleExpression(statement: StatementAst): ExpressionAst | null {
  if (statement.kind !== 'Pipeline' || statement.elements.length !== 1 || statement.background) return null;
  const [element] = statement.elements;
  return element?.kind === 'CommandExpression' && element.redirections.length === 0
    ? element.expression
    : null;
}
