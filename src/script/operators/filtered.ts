import { enumerate } from '../members/enumerate.ts';
import type { NetContext } from '../types/netType.ts';
import { NetArray } from '../values/netArray.ts';
import type { Value } from '../values/value.ts';

/** A test of a scalar is true or false; one of a collection keeps the items for which it is true. */
export function filtered(left: Value, context: NetContext, test: (item: Value) => boolean): Value {
  const items = enumerate(left);
  if (items === undefined) return test(left);
  const kept: Value[] = [];
  for (const item of items) {
    context.checkpoint();
    if (test(item)) kept.push(item);
  }
  return new NetArray(kept);
}
