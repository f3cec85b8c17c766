import type { ExpressionAst, StatementAst } from '../syntax/ast.ts';

/** The statement within parentheses, if it is one expression. */
export function soleExpression(statement: StatementAst): ExpressionAst | null {
  if (statement.kind !== 'Pipeline' || statement.elements.length !== 1 || statement.background) return null;
  const [element] = statement.elements;
  return element?.kind === 'CommandExpression' && element.redirections.length === 0
    ? element.expression
    : null;
}
