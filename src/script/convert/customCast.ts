import type { NetContext } from '../types/netType.ts';
import { CustomObject } from '../values/customObject.ts';
import { Dictionary } from '../values/dictionary.ts';
import { isNull, type Value } from '../values/value.ts';
import { toText } from './toText.ts';

/** `[pscustomobject]` of a value: an object of the entries of a dictionary, other values as they are. */
export function toCustomObject(value: Value, context: NetContext): Value {
  if (isNull(value)) return value;
  if (!(value instanceof Dictionary)) return value;
  const made = new CustomObject();
  for (const { key, value: item } of value.entries()) {
    const name = toText(key, context);
    if (name.toLowerCase() === 'pstypename') made.typeNames = [toText(item, context)];
    else made.set(name, item);
  }
  return made;
}
