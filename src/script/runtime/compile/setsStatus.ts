import type { ExpressionAst, StatementAst } from '../../syntax/ast.ts';
import { soleExpression } from '../../syntax/soleExpression.ts';

/** Whether a statement that comes to its end makes `$?` true by itself: what runs statements of its own leaves what they made of it. */
export function setsStatus(ast: StatementAst): boolean {
  if (ast.kind === 'AssignmentStatement') return setsStatus(ast.right);
  const expression = soleExpression(ast);
  return expression !== null && expressionSetsStatus(expression);
}

function expressionSetsStatus(ast: ExpressionAst): boolean {
  switch (ast.kind) {
    case 'ParenExpression':
      return setsStatus(ast.pipeline);
    case 'SubExpression':
    case 'ArrayExpression':
      return false;
    default:
      return true;
  }
}
