import type { NetContext } from '../types/netType.ts';
import { CustomObject } from '../values/customObject.ts';
import { Dictionary } from '../values/dictionary.ts';
import type { Value } from '../values/value.ts';

/** A Hashtable as the object that commands read properties of: its keys are the properties. Undefined for anything else, other dictionaries too. */
export function hashtableObject(value: Value, context: NetContext): CustomObject | undefined {
  if (!(value instanceof Dictionary) || value.typeName !== 'System.Collections.Hashtable') return undefined;
  const made = new CustomObject();
  for (const { key, value: item } of value.entries()) made.set(context.text(key), item);
  return made;
}
