import type { UsingExpressionAst } from '../../syntax/ast.ts';
import { scriptError } from '../../values/errorRecord.ts';
import type { Value } from '../../values/value.ts';
import type { Compiler } from './compiler.ts';
import type { Evaluate } from '../execution.ts';
import type { Scope } from '../variables/scope.ts';

/** `$using:name`: what the name was where the block was handed over; outside of such a block, the variable itself. */
export function compileUsing(ast: UsingExpressionAst, compiler: Compiler): Evaluate {
  const plain = compiler.expression(ast.expression);
  if (ast.expression.kind !== 'VariableExpression') return plain;
  const { path } = ast.expression;
  return (frame) => {
    const read = usingOf(frame.scope);
    if (read === null) throw outsideOfTask();
    return read(path);
  };
}

function usingOf(scope: Scope): ((name: string) => Value) | null {
  for (let at: Scope | null = scope; at !== null; at = at.parent) if (at.using !== null) return at.using;
  return null;
}

function outsideOfTask(): Error {
  return scriptError(
    'UsingWithoutInvokeCommand',
    'A Using variable cannot be retrieved. A Using variable can be used only with Invoke-Command, Start-Job, or InlineScript in the script workflow. When it is used with Invoke-Command, the Using variable is valid only if the script block is invoked on a remote computer.',
    'InvalidOperation',
  );
}
