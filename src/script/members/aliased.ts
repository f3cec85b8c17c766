import { convert } from '../convert/convert.ts';
import type { NetContext } from '../types/netType.ts';
import type { ExtendedMember } from '../values/extendedMembers.ts';
import type { Value } from '../values/value.ts';
import { extendedMember } from './extendedMember.ts';

/** What an alias of a member gives: the value, converted to the type of that name where one is given. */
export function aliased<V extends Value | undefined>(
  value: V,
  typeName: string | undefined,
  context: NetContext,
): V | Value {
  const type = typeName === undefined ? undefined : context.types.find(typeName);
  return value === undefined || type === undefined ? value : convert(value, type, context);
}

/** Whether an alias names another that names it in the end: it gives nothing. */
export function leadsAround(
  alias: ExtendedMember & { kind: 'alias' },
  self: Value,
  context: NetContext,
): boolean {
  const passed = new Set<ExtendedMember>();
  let next: ExtendedMember | undefined = alias;
  while (next?.kind === 'alias') {
    if (passed.has(next)) return true;
    passed.add(next);
    next = extendedMember(self, next.referenced.toLowerCase(), context);
  }
  return false;
}
