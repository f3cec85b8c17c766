import { Integer } from '../values/number.ts';
import type { Value } from '../values/value.ts';

/** A whole number of any type as a bigint; undefined for another value. */
export function wholeNumber(value: Value | undefined): bigint | undefined {
  if (typeof value === 'number') return BigInt(value);
  if (typeof value === 'bigint') return value;
  return value instanceof Integer ? value.value : undefined;
}
