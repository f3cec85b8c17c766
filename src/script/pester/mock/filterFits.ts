import { positionalArguments } from '../../binding/rawArgument.ts';
import { toBoolean } from '../../convert/toBoolean.ts';
import type { CompiledBlock } from '../../runtime/compile/compiledBlock.ts';
import type { Frame } from '../../runtime/execution.ts';
import { Capture } from '../../runtime/pipeline/sink.ts';
import { nothing } from '../../values/value.ts';
import { declaredArguments, runInScope } from '../runInScope.ts';
import { type Bound, boundScope, boundTable } from './boundScope.ts';

/** Whether a call is one that a -ParameterFilter speaks of. */
export function filterFits(filter: CompiledBlock, call: Bound, frame: Frame): boolean {
  const out = new Capture();
  const args = [...declaredArguments(filter, boundTable(call.bound)), ...positionalArguments(call.rest)];
  runInScope(filter, boundScope(filter, call), { ...frame, out }, args);
  const result = out.result();
  return result !== nothing && toBoolean(result);
}
