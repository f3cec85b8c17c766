import type { UsingExpressionAst } from '../syntax/ast.ts';
import type { Value } from '../values/value.ts';
import type { Compiler } from './compiler.ts';
import type { Evaluate } from './execution.ts';
import type { Scope } from './scope.ts';

/** `$using:name`: what the name was where the block was handed over; outside of such a block, the variable itself. */
export function compileUsing(ast: UsingExpressionAst, compiler: Compiler): Evaluate {
  const plain = compiler.expression(ast.expression);
  if (ast.expression.kind !== 'VariableExpression') return plain;
  const { path } = ast.expression;
  return (frame) => {
    const read = usingOf(frame.scope);
    return read === null ? plain(frame) : read(path);
  };
}

function usingOf(scope: Scope): ((name: string) => Value) | null {
  for (let at: Scope | null = scope; at !== null; at = at.parent) if (at.using !== null) return at.using;
  return null;
}
