import { toBoolean } from '../../convert/toBoolean.ts';
import type { IfStatementAst, TernaryExpressionAst } from '../../syntax/ast.ts';
import { compilePart } from './compilePart.ts';
import type { Compiler } from './compiler.ts';
import type { Evaluate, Execute } from '../execution.ts';

/** `if`, `elseif`, `else`. */
export function compileIf(ast: IfStatementAst, compiler: Compiler): Execute {
  const clauses = ast.clauses.map(({ condition, body }) => ({
    condition: compilePart(condition, compiler, compiler.value(condition)),
    body: compiler.statements(body),
  }));
  const otherwise = ast.elseClause === null ? null : compiler.statements(ast.elseClause);
  return (frame, out) => {
    for (const clause of clauses) if (toBoolean(clause.condition(frame))) return clause.body(frame, out);
    return otherwise?.(frame, out);
  };
}

/** `condition ? a : b`. */
export function compileTernary(ast: TernaryExpressionAst, compiler: Compiler): Evaluate {
  const condition = compiler.expression(ast.condition);
  const ifTrue = compiler.expression(ast.ifTrue);
  const ifFalse = compiler.expression(ast.ifFalse);
  return (frame) => (toBoolean(condition(frame)) ? ifTrue(frame) : ifFalse(frame));
}
