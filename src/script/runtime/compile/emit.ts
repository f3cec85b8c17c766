import { enumerate } from '../../members/enumerate.ts';
import { NetArray } from '../../values/netArray.ts';
import { nothing, type Value } from '../../values/value.ts';
import type { Sink } from '../pipeline/sink.ts';

/** Writes a value as a statement does: the items of a collection one by one. */
export function emit(value: Value, out: Sink): void {
  if (typeof value !== 'object' || value === null) {
    if (value !== nothing) out.write(value);
    return;
  }
  if (value instanceof NetArray) {
    for (const item of value.items) if (item !== nothing) out.write(item);
    return;
  }
  const items = enumerate(value);
  if (items === undefined) out.write(value);
  else for (const item of items) if (item !== nothing) out.write(item);
}
