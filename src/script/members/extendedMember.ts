import type { NetContext } from '../types/netType.ts';
import { CustomObject } from '../values/customObject.ts';
import { extensionFor, extensionOf, Noted, type ExtendedMember } from '../values/extendedMembers.ts';
import { PSMemberSet } from '../values/psMemberSet.ts';
import { NetObject, type Value } from '../values/value.ts';
import { typeNamesOf } from './typeNames.ts';

/** The members that were added to an object, or that make up a custom object; undefined for none. */
export function instanceMembers(value: Value): ReadonlyMap<string, ExtendedMember> | undefined {
  if (value instanceof CustomObject || value instanceof PSMemberSet) return value.members;
  return value instanceof NetObject ? extensionOf(value)?.members : undefined;
}

/** The members of an object, to add others or take some away. */
export function membersToChange(object: NetObject): Map<string, ExtendedMember> {
  return object instanceof CustomObject ? object.members : extensionFor(object).members;
}

/** A member that Update-TypeData added to one of the value's types, by lower-case name. */
function typeDataMember(value: Value, name: string, context: NetContext): ExtendedMember | undefined {
  if (context.typeData.isEmpty) return undefined;
  for (const typeName of typeNamesOf(value, context)) {
    const found = context.typeData.find(typeName)?.members.get(name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A member that was added to an object or to one of its types, by lower-case name. */
export function extendedMember(value: Value, name: string, context: NetContext): ExtendedMember | undefined {
  if (value instanceof Noted && !value.mayHave(name)) return typeDataMember(value, name, context);
  return instanceMembers(value)?.get(name) ?? typeDataMember(value, name, context);
}
