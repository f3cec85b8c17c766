import { Integer } from '../script/values/number.ts';
import { NetArray } from '../script/values/netArray.ts';
import type { Value } from '../script/values/value.ts';

/** A UInt32; a number beyond it is taken modulo 2^32, as HRESULTs are. */
export function unsigned(value: number): Integer {
  return new Integer('System.UInt32', BigInt(value >>> 0));
}

/** A whole number as Int32 where it fits, else as Int64. */
export function whole(value: number): Value {
  return (value | 0) === value ? value : BigInt(Math.trunc(value));
}

/** An array of texts. */
export function texts(values: readonly string[]): NetArray {
  return new NetArray([...values], 'System.String');
}
