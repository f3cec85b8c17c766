import { aliased, leadsAround } from './aliased.ts';
import type { NetContext } from '../types/netType.ts';
import { findMethod, findProperty } from '../types/lookup.ts';
import { methodTypeName } from './methodGroup.ts';
import { overloadDefinitions } from '../types/members/listedMembers.ts';
import { adapterOf } from '../values/adapted.ts';
import { CustomObject } from '../values/customObject.ts';
import { Dictionary } from '../values/dictionary.ts';
import { ScriptError } from '../values/errorRecord.ts';
import { unboxed, type ExtendedMember } from '../values/extendedMembers.ts';
import { NetArray } from '../values/netArray.ts';
import { NetList } from '../values/netList.ts';
import { PSMemberSet } from '../values/psMemberSet.ts';
import { PSMethod } from '../values/psMethod.ts';
import { PSPropertySet } from '../values/psPropertySet.ts';
import { Reference } from '../values/reference.ts';
import { isNull, type Value } from '../values/value.ts';
import { enumerate } from './enumerate.ts';
import { extendedMember } from './extendedMember.ts';
import { readProperty, readScriptProperty } from './propertyInfo.ts';
import { PSBaseView, PSObjectView } from './psObject.ts';
import { TypeNameList } from './typeNameList.ts';
import { typeNamesOf } from './typeNames.ts';

/**
 * A member of a value, without regard to case; undefined where there is none. A collection without such a member gives those of its items (an array
 * of several, the one, or undefined where no item has it).
 */
export function getMember(target: Value, name: string, context: NetContext): Value | undefined {
  if (isNull(target)) return /^(?:count|length)$/i.test(name) ? 0 : undefined;
  const own = ownMember(target, name, context);
  if (own !== undefined) return own;
  const items = enumerate(target);
  if (items !== undefined) {
    const found = memberOfItems(items, name, context);
    if (found !== undefined) return found;
  }
  return countOfOne(target, name);
}

/** A member of the value itself; undefined where there is none. */
export function ownMember(target: Value, name: string, context: NetContext): Value | undefined {
  if (isNull(target)) return undefined;
  const key = name.toLowerCase();
  if (target instanceof PSBaseView) return typedMember(target.base, key, context);
  if (target instanceof Dictionary && target.size > 0) {
    const found = target.get(name);
    if (found !== undefined) return found;
  }
  if (typeof target === 'object' || !context.typeData.isEmpty) {
    const added = extendedMember(target, key, context);
    if (added !== undefined) return valueOfMember(added, target, context);
  }
  const value = unboxed(target);
  const adapted = adapterOf(value)?.adaptedGet(name);
  if (adapted !== undefined) return adapted;
  if (value instanceof Reference && key === 'value') return value.value;
  const typed = typedMember(value, key, context);
  return typed === undefined ? intrinsicMember(target, key, context) : typed;
}

function typedMember(value: Value, key: string, context: NetContext): Value | undefined {
  // The members read most, without a look at the type.
  if (key === 'length' && typeof value === 'string') return value.length;
  if (key === 'count' || key === 'length') {
    if (value instanceof NetArray) return value.items.length;
    if (key === 'count' && value instanceof NetList) return value.items.length;
    if (key === 'count' && value instanceof Dictionary) return value.size;
  }
  const type = context.types.of(value);
  const property = findProperty(type, key, context.types);
  if (property !== undefined) return readProperty(property, value, context);
  const method = findMethod(type, key, context.types);
  return method === undefined
    ? undefined
    : new PSMethod(value, method.name, overloadDefinitions(type, method), {
        typeName: methodTypeName(method),
      });
}

/** Members that every value has. */
function intrinsicMember(target: Value, key: string, context: NetContext): Value | undefined {
  switch (key) {
    case 'psobject':
      return new PSObjectView(target);
    case 'psbase':
    case 'psadapted':
      return new PSBaseView(target);
    case 'psstandardmembers':
      return standardMembers(target, context);
    case 'pstypenames':
      return new TypeNameList(target, context);
    default:
      return undefined;
  }
}

/** What Update-TypeData said of how objects of the value's types are shown; undefined where it said nothing. */
function standardMembers(target: Value, context: NetContext): PSMemberSet | undefined {
  if (context.typeData.isEmpty) return undefined;
  const members = new Map<string, ExtendedMember>();
  const addSet = (name: string, properties: readonly string[] | null) => {
    if (properties !== null && !members.has(name.toLowerCase()))
      members.set(name.toLowerCase(), { kind: 'set', name, properties });
  };
  for (const typeName of typeNamesOf(target, context)) {
    const entry = context.typeData.find(typeName);
    if (entry === undefined) continue;
    if (entry.defaultProperty !== null && !members.has('defaultdisplayproperty'))
      members.set('defaultdisplayproperty', {
        kind: 'note',
        name: 'DefaultDisplayProperty',
        value: entry.defaultProperty,
      });
    addSet('DefaultDisplayPropertySet', entry.defaultDisplay);
    addSet('DefaultKeyPropertySet', entry.defaultKey);
  }
  return members.size === 0 ? undefined : new PSMemberSet('PSStandardMembers', members);
}

/** What a member that was added gives. */
function valueOfMember(member: ExtendedMember, target: Value, context: NetContext): Value | undefined {
  switch (member.kind) {
    case 'note':
      return member.value;
    case 'alias':
      return leadsAround(member, target, context)
        ? null
        : aliased(ownMember(target, member.referenced, context), member.type, context);
    case 'script':
      return scriptPropertyOrNull(member, target, context);
    case 'method':
      return new PSMethod(target, member.name, [`System.Object ${member.name}();`], {
        script: member.script,
      });
    case 'set':
      return new PSPropertySet(member.name, member.properties);
    case 'memberSet':
      return new PSMemberSet(member.name, member.members);
  }
}

/** Reading a property is no error, whatever its script did. */
function scriptPropertyOrNull(
  member: ExtendedMember & { kind: 'script' },
  target: Value,
  context: NetContext,
): Value {
  try {
    return readScriptProperty(member, target, context);
  } catch (error) {
    if (!(error instanceof ScriptError)) throw error;
    return null;
  }
}

function memberOfItems(items: Iterable<Value>, name: string, context: NetContext): Value | undefined {
  const found: Value[] = [];
  for (const item of items) {
    context.checkpoint();
    const own = isNull(item) ? undefined : getItemMember(item, name, context);
    // A member that is null is one, too.
    const value = own === undefined && !isNull(item) ? countOfOne(item, name) : own;
    if (value === undefined) {
      // A custom object without the member counts as one whose member is null.
      if (item instanceof CustomObject) found.push(null);
      continue;
    }
    // What an item gives is taken apart once.
    const inner = enumerate(value);
    if (inner === undefined) found.push(value);
    else for (const each of inner) found.push(each);
  }
  if (found.length === 0) return undefined;
  const [first = null] = found;
  return found.length === 1 ? first : new NetArray(found);
}

/** Everything that is no collection and has no count counts as one. */
function countOfOne(item: Value, name: string): number | undefined {
  return /^(?:count|length)$/i.test(name) && enumerate(item) === undefined ? 1 : undefined;
}

function getItemMember(item: Value, name: string, context: NetContext): Value | undefined {
  const own = ownMember(item, name, context);
  if (own !== undefined) return own;
  const inner = enumerate(item);
  return inner === undefined ? undefined : memberOfItems(inner, name, context);
}
