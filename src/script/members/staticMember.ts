import { methodTypeName } from './methodGroup.ts';
import { convert } from '../convert/convert.ts';
import type { NetContext, NetMethod, NetProperty, NetType } from '../types/netType.ts';
import { isField } from '../types/reflection/membersOf.ts';
import { baseChain } from '../types/lookup.ts';
import { methodDefinitions } from '../types/definitionText.ts';
import { EnumValue } from '../values/enumValue.ts';
import { PSMethod } from '../values/psMethod.ts';
import type { Value } from '../values/value.ts';
import { accessor } from './accessor.ts';
import { callOverload, type CallForm } from './callOverload.ts';
import { construct } from './construct.ts';
import { exceptionOf, memberError, settingError } from './memberError.ts';
import { demandProperty } from './propertyInfo.ts';

function findStatic(type: NetType, key: string, context: NetContext): NetProperty | undefined {
  return baseChain(type, context.types)
    .map(({ facts }) => facts.staticProperties.get(key))
    .find((known) => known !== undefined);
}

/** The overloads of a static method of a type or its bases, by lower-case name. */
export function findStaticMethod(type: NetType, key: string, context: NetContext): NetMethod | undefined {
  return baseChain(type, context.types)
    .map(({ facts }) => facts.staticMethods.get(key))
    .find((known) => known !== undefined);
}

/** `[type]::get_Name()`: the method that reads or sets a static property. */
function staticAccessor(
  type: NetType,
  key: string,
  count: number,
  context: NetContext,
): NetMethod | undefined {
  return accessor(key, count, (name) => {
    const property = findStatic(type, name, context);
    return property === undefined || isField(type, property) ? undefined : property;
  });
}

/** A static property, a value of an enum, or a static method that is not called; undefined where the type has none. */
export function getStaticMember(type: NetType, name: string, context: NetContext): Value | undefined {
  const key = name.toLowerCase();
  const property = findStatic(type, key, context);
  if (property !== undefined) return demandProperty(property, type, context);
  for (const [known, value] of type.facts.enumeration?.values ?? []) {
    if (known.toLowerCase() === key) return new EnumValue(type.fullName, value);
  }
  if (key === 'new') {
    const overloads = type.facts.constructors;
    // What only has the value it starts with has no constructor.
    if (overloads.length === 0) return undefined;
    return new PSMethod(type, 'new', methodDefinitions({ name: 'new', overloads }), { isStatic: true });
  }
  const method = findStaticMethod(type, key, context);
  return method === undefined
    ? undefined
    : new PSMethod(type, method.name, methodDefinitions(method, true), {
        isStatic: true,
        typeName: methodTypeName(method),
      });
}

/** Sets a static property. Throws PowerShell's error where there is none or it cannot be set. */
export function setStaticMember(type: NetType, name: string, value: Value, context: NetContext): void {
  const property = findStatic(type, name.toLowerCase(), context);
  if (property === undefined) {
    throw memberError(
      'PropertyAssignmentException',
      `The property '${name}' cannot be found on this object. Verify that the property exists and can be set.`,
    );
  }
  if (property.set === null)
    throw memberError('PropertyAssignmentException', `'${property.name}' is a ReadOnly property.`);
  const target = context.types.find(property.type);
  try {
    property.set(type, target === undefined ? value : convert(value, target, context), context);
  } catch (error) {
    const inner = exceptionOf(error);
    throw inner === undefined ? error : settingError(property.name, inner);
  }
}

/** Calls a static method, or a constructor by the name `new`. */
export function invokeStatic(
  type: NetType,
  name: string,
  args: readonly Value[],
  context: NetContext,
  form: CallForm = {},
): Value {
  const key = name.toLowerCase();
  if (key === 'new') return construct(type, args, context);
  const method = findStaticMethod(type, key, context) ?? staticAccessor(type, key, args.length, context);
  if (method === undefined) {
    throw memberError(
      'MethodNotFound',
      `Method invocation failed because [${type.fullName}] does not contain a method named '${name}'.`,
    );
  }
  return callOverload(method.name, method.overloads, null, args, context, form);
}
