import { outputIsTrue } from '../convert/toBoolean.ts';
import { ScriptBlock } from '../values/scriptBlock.ts';
import type { Value } from '../values/value.ts';
import type { NetContext } from './netType.ts';

/** Whether a script block is true of an item. */
export function holds(block: Value | undefined, item: Value, context: NetContext): boolean {
  if (!(block instanceof ScriptBlock)) return false;
  return outputIsTrue(context.invoke(block, [item]));
}
