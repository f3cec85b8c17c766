import { convert } from '../convert/convert.ts';
import type { NetContext } from '../types/netType.ts';
import type { Value } from '../values/value.ts';

/** What an alias of a member gives: the value, converted to the type of that name where one is given. */
export function aliased<V extends Value | undefined>(
  value: V,
  typeName: string | undefined,
  context: NetContext,
): V | Value {
  const type = typeName === undefined ? undefined : context.types.find(typeName);
  return value === undefined || type === undefined ? value : convert(value, type, context);
}
