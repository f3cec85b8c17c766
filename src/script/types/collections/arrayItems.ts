import { defaultOf } from '../../convert/defaultOf.ts';
import { GridArray } from '../../values/gridArray.ts';
import { NetArray } from '../../values/netArray.ts';
import type { Value } from '../../values/value.ts';
import { argumentNull, netError, wrongSelf } from '../arguments.ts';
import type { NetContext } from '../netType.ts';

/** An array of one or several dimensions. */
export function arrayOf(value: Value): NetArray | GridArray {
  if (value instanceof NetArray || value instanceof GridArray) return value;
  if (value === null) throw argumentNull('array');
  throw wrongSelf('System.Array');
}

/** Copies items into an array that must have room for them. */
export function copyInto(from: readonly Value[], to: Value, at: number): void {
  const target = arrayOf(to);
  if (at < 0 || at + from.length > target.items.length) {
    throw netError(
      'System.ArgumentException',
      "Destination array was not long enough. Check the destination index, length, and the array's lower bounds. (Parameter 'destinationArray')",
    );
  }
  for (const [index, item] of from.entries()) target.items[at + index] = item;
}

/** What an element is that nothing was put into. */
export function zeroOf({ elementType }: Pick<NetArray, 'elementType'>, context: NetContext): Value {
  const type = context.types.find(elementType);
  return type === undefined ? null : defaultOf(type, context);
}

/** The place of a value in sorted items; the complement of where it would stand where it is not there. */
export function binarySearch(
  all: readonly Value[],
  wanted: Value,
  compare: (left: Value, right: Value) => number,
): number {
  let [low, high] = [0, all.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const order = compare(all[middle] ?? null, wanted);
    if (order === 0) return middle;
    if (order < 0) low = middle + 1;
    else high = middle - 1;
  }
  return ~low;
}
