import { NetArray } from '../values/netArray.ts';
import { NetEnumerable } from '../values/netEnumerable.ts';
import type { Value } from '../values/value.ts';

/** What a pipeline or `foreach` takes one by one from a value; undefined for a value that goes as one: a text, a dictionary, a scalar. */
export function enumerate(value: Value): Iterable<Value> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (value instanceof NetArray) return value.items;
  return value instanceof NetEnumerable ? value.elements() : undefined;
}
