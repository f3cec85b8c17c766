import { NetArray } from './netArray.ts';
import type { Value } from './value.ts';

const wrapped = new WeakSet<NetArray>();

/** Keeps of an array that PowerShell has a PSObject around it, as around the value of a calculated property. */
export function wrapArray(value: Value): Value {
  if (value instanceof NetArray) wrapped.add(value);
  return value;
}

/** Whether ToString() gives the items of an array, and not its type. */
export function isWrappedArray(value: Value): boolean {
  return value instanceof NetArray && wrapped.has(value);
}
