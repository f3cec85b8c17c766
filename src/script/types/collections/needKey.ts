import { isNull, type Value } from '../../values/value.ts';
import { argumentNull } from '../arguments.ts';

/** A key, which must not be null. */
export function needKey(value: Value | undefined): Value {
  if (value === undefined || isNull(value)) throw argumentNull('key');
  return value;
}
