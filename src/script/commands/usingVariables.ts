import type { AnyAst } from '../syntax/anyAst.ts';
import type { ExpressionAst } from '../syntax/ast.ts';
import { childNodes } from '../syntax/childNodes.ts';
import type { ScriptBlock } from '../values/scriptBlock.ts';
import type { Value } from '../values/value.ts';
import { commandError } from './commandError.ts';
import type { CommandRuntime } from './commandRuntime.ts';

/** The values that `$using:` names in a script block, by lower-case name. What is not there ends the statement. */
export function usingVariables(block: ScriptBlock, runtime: CommandRuntime): ReadonlyMap<string, Value> {
  const found = new Map<string, Value>();
  const visit = (node: AnyAst): void => {
    if (node.kind === 'UsingExpression') {
      const name = sourceVariable(node.expression);
      if (name !== null) found.set(name.toLowerCase(), valueOf(name, runtime));
    }
    for (const child of childNodes(node)) visit(child);
  };
  visit(block.ast);
  return found;
}

/** The variable that is handed over where a member or an item of it is used. */
function sourceVariable(ast: ExpressionAst): string | null {
  if (ast.kind === 'VariableExpression') return ast.path;
  return ast.kind === 'MemberExpression' || ast.kind === 'IndexExpression'
    ? sourceVariable(ast.target)
    : null;
}

function valueOf(name: string, runtime: CommandRuntime): Value {
  const value = runtime.runspace.variable(name);
  if (value !== undefined) return value;
  return runtime.throwTerminating(
    commandError(
      'UsingVariableIsUndefined',
      `The value of the using variable '$using:${name}' cannot be retrieved because it has not been set in the local session.`,
      'InvalidOperation',
      { type: 'System.Management.Automation.RuntimeException' },
    ),
  );
}
