import type { ScriptBlock } from '../../values/scriptBlock.ts';
import { CompiledBlock } from '../compile/compiledBlock.ts';
import type { Engine } from '../execution.ts';
import { Scope } from '../variables/scope.ts';

/** A block with the variables that the running code sees now, in a session state of its own: GetNewClosure. */
export function closureOf(block: ScriptBlock, { frame, global }: Engine): ScriptBlock {
  if (!(block instanceof CompiledBlock)) return block;
  const top = new Scope(global.top, 'script', 0);
  const { scope } = frame;
  if (scope.parent === null) copyVariables(scope, top);
  for (let at = scope; at.parent !== null; at = at.parent) copyVariables(at, top);
  return new CompiledBlock(block.code, { top, current: top, module: block.state.module });
}

function copyVariables(from: Scope, to: Scope): void {
  for (const [key, variable] of from.variables) {
    if (to.variables.has(key) || variable.options.size > 0 || variable.name === '_') continue;
    to.define(variable.name, variable.value);
  }
}
