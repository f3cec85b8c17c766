import { aliased, leadsAround } from './aliased.ts';
import type { NetContext, NetType } from '../types/netType.ts';
import { baseChain, findProperty } from '../types/lookup.ts';
import { convert } from '../convert/convert.ts';
import { adapterOf } from '../values/adapted.ts';
import { CustomObject } from '../values/customObject.ts';
import { extensionOf, unboxed, type ExtendedMember } from '../values/extendedMembers.ts';
import { isNull, NetObject, type Value } from '../values/value.ts';
import { instanceMembers } from './extendedMember.ts';
import {
  demandProperty,
  readScriptProperty,
  writeScriptProperty,
  type PropertyInfo,
} from './propertyInfo.ts';
import { typeNamesOf } from './typeNames.ts';

export type { PropertyInfo } from './propertyInfo.ts';

const ownProperties = new WeakMap<NetType, readonly string[]>();

/** Lower-case names of the properties of a type, those of the most basic type last, as reflection lists them. */
function propertyNames(type: NetType, context: NetContext): readonly string[] {
  const known = ownProperties.get(type);
  if (known !== undefined) return known;
  const names = new Set(baseChain(type, context.types).flatMap(({ facts }) => [...facts.properties.keys()]));
  const list = [...names];
  ownProperties.set(type, list);
  return list;
}

function ofMember(
  member: ExtendedMember,
  self: Value,
  all: (name: string) => PropertyInfo | undefined,
  context: NetContext,
): PropertyInfo | undefined {
  switch (member.kind) {
    case 'note':
      return {
        name: member.name,
        kind: 'NoteProperty',
        get typeName() {
          const { value } = member;
          if (isNull(value)) return 'System.Object';
          // What was given type names goes by the first of them.
          const isNamed =
            value instanceof NetObject && (value instanceof CustomObject || extensionOf(value) !== undefined);
          const [named] = isNamed ? typeNamesOf(value, context) : [];
          return named ?? context.types.of(value).fullName;
        },
        get: () => member.value,
        set: (value) => {
          member.value = value;
        },
        member,
      };
    case 'script':
      return {
        name: member.name,
        kind: 'ScriptProperty',
        typeName: 'System.Object',
        get: () => readScriptProperty(member, self, context),
        set:
          member.setter === null
            ? null
            : (value) => {
                writeScriptProperty(member, self, value, context);
              },
        member,
      };
    case 'alias': {
      const target = () =>
        leadsAround(member, self, context) ? undefined : all(member.referenced.toLowerCase());
      return {
        name: member.name,
        kind: 'AliasProperty',
        get typeName() {
          return member.type ?? target()?.typeName ?? 'System.Object';
        },
        get: () => aliased(target()?.get() ?? null, member.type, context),
        set: (value) => {
          target()?.set?.(value);
        },
        member,
      };
    }
    case 'method':
    case 'set':
    case 'memberSet':
      return undefined;
  }
}

/** Said with what it has, not copied: an alias looks for its type when it is asked. */
function asOfType(info: PropertyInfo): PropertyInfo {
  return Object.assign(info, { ofType: true as const });
}

/** The properties of an object in PowerShell's order: those that were added to it, those that were added to its type, those of its type. */
export function propertiesOf(given: Value, context: NetContext): readonly PropertyInfo[] {
  if (isNull(given)) return [];
  const found = new Map<string, PropertyInfo>();
  const value = unboxed(given);
  const lookUp = (name: string) => found.get(name);
  const members = [...(instanceMembers(given)?.values() ?? [])];
  const add = (member: ExtendedMember, ofType = false) => {
    const key = member.name.toLowerCase();
    const info = found.has(key) ? undefined : ofMember(member, given, lookUp, context);
    if (info !== undefined) found.set(key, ofType ? asOfType(info) : info);
  };
  for (const member of members) add(member);
  if (!context.typeData.isEmpty) {
    for (const name of typeNamesOf(given, context)) {
      for (const member of context.typeData.find(name)?.members.values() ?? []) add(member, true);
    }
  }
  if (!(value instanceof CustomObject)) {
    addAdapted(value, found, context);
    if (adapterOf(value) === undefined) addTyped(value, found, context);
  }
  return [...found.values()];
}

function addAdapted(value: Value, found: Map<string, PropertyInfo>, context: NetContext): void {
  const adapter = adapterOf(value);
  if (adapter === undefined) return;
  for (const name of adapter.adaptedNames()) {
    if (found.has(name.toLowerCase())) continue;
    found.set(name.toLowerCase(), {
      name,
      kind: 'Property',
      get typeName() {
        const held = adapter.adaptedGet(name) ?? null;
        return isNull(held) ? 'System.Object' : context.types.of(held).fullName;
      },
      get: () => adapter.adaptedGet(name) ?? null,
      set: adapter.isAdaptedSettable(name)
        ? (given) => {
            adapter.adaptedSet(name, given);
          }
        : null,
    });
  }
}

function addTyped(value: Value, found: Map<string, PropertyInfo>, context: NetContext): void {
  const type = context.types.of(value);
  for (const key of propertyNames(type, context)) {
    const property = findProperty(type, key, context.types);
    if (property === undefined || found.has(key)) continue;
    const { set } = property;
    found.set(key, {
      name: property.name,
      kind: property.added ?? 'Property',
      typeName: property.type,
      ...(property.hidden === true ? { hidden: true } : {}),
      ...(property.source === undefined ? {} : { source: property.source }),
      get: () => demandProperty(property, value, context),
      set:
        set === null
          ? null
          : (given) => {
              const target = context.types.find(property.type);
              set(value, target === undefined ? given : convert(given, target, context), context);
            },
    });
  }
}

/** Names of the properties that stand in the property sets of an object whose names match. */
export function propertySetsOf(
  value: Value,
  matches: (name: string) => boolean,
  context: NetContext,
): readonly string[] {
  const names: string[] = [];
  const add = (members: Iterable<ExtendedMember> | undefined) => {
    for (const member of members ?? [])
      if (member.kind === 'set' && matches(member.name)) names.push(...member.properties);
  };
  add(instanceMembers(value)?.values());
  if (!context.typeData.isEmpty)
    for (const type of typeNamesOf(value, context)) add(context.typeData.find(type)?.members.values());
  return names;
}
