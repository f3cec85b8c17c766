import type { NetContext } from '../types/netType.ts';
import { baseChain } from '../types/lookup.ts';
import { CustomObject } from '../values/customObject.ts';
import { Boxed, extensionOf } from '../values/extendedMembers.ts';
import { isNull, NetObject, type Value } from '../values/value.ts';

/** Names of an object's types as PSTypeNames lists them: those that were added, its type, its bases. */
export function typeNamesOf(value: Value, context: NetContext): string[] {
  if (isNull(value)) return [];
  const added = value instanceof NetObject ? (extensionOf(value)?.typeNames ?? []) : [];
  if (value instanceof CustomObject) {
    const own = [...added, ...value.typeNames];
    return value.isOnlyNamed ? own : [...own, 'System.Management.Automation.PSCustomObject', 'System.Object'];
  }
  if (value instanceof NetObject && extensionOf(value)?.isOnlyNamed === true) return added;
  const base = value instanceof Boxed ? value.base : value;
  return [...added, ...baseChain(context.types.of(base), context.types).map(({ fullName }) => fullName)];
}
