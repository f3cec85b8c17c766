import { convert } from '../convert/convert.ts';
import { DelegateBlock } from '../values/delegateBlock.ts';
import { NetArray } from '../values/netArray.ts';
import { ScriptBlock } from '../values/scriptBlock.ts';
import type { Value } from '../values/value.ts';
import type { NetContext, NetType } from './netType.ts';

/** What a script block or a delegate answers, of the type that the delegate returns. */
export function invokeOne(block: Value | undefined, args: readonly Value[], context: NetContext): Value {
  if (!(block instanceof ScriptBlock)) return null;
  const output = context.invoke(block, args);
  const [only = null] = output;
  const result = output.length > 1 ? new NetArray(output) : only;
  const type = returnedType(block, context);
  return type === undefined ? result : convert(result, type, context);
}

/** The type that a delegate returns; undefined for one that returns nothing, and for a script block. */
export function returnedType(delegate: Value | undefined, context: NetContext): NetType | undefined {
  if (!(delegate instanceof DelegateBlock)) return undefined;
  const [invoke] = context.types.of(delegate).facts.methods.get('invoke')?.overloads ?? [];
  return invoke === undefined || invoke.returns === 'System.Void'
    ? undefined
    : context.types.find(invoke.returns);
}
