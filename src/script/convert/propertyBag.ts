import type { NetContext, NetType } from '../types/netType.ts';
import { baseChain, findProperty } from '../types/lookup.ts';
import { typeText } from '../types/typeText.ts';
import { CustomObject } from '../values/customObject.ts';
import { Dictionary } from '../values/dictionary.ts';
import { EnumValue } from '../values/enumValue.ts';
import { ScriptError } from '../values/errorRecord.ts';
import { NetException, NetThrow } from '../values/netException.ts';
import type { Value } from '../values/value.ts';
import { castError, noConversion, valueCastError } from './castError.ts';
import { defaultOf } from './defaultOf.ts';
import { toText } from './toText.ts';

function creationError(type: NetType, reason: string, inner: NetException | null = null): ScriptError {
  return castError(
    'ObjectCreationError',
    `Cannot create object of type "${typeText(type.fullName)}". ${reason}`,
    inner,
  );
}

/** Names and values that a dictionary or a custom object gives; undefined for another value. */
function bagOf(value: Value, context: NetContext): [string, Value][] | undefined {
  if (value instanceof Dictionary)
    return [...value.entries()].map(({ key, value: item }) => [toText(key, context), item]);
  if (!(value instanceof CustomObject)) return undefined;
  return [...value.members.values()].flatMap((member) =>
    member.kind === 'note' ? [[member.name, member.value] satisfies [string, Value]] : [],
  );
}

/** An object of a type with an empty constructor whose properties are set from a dictionary or a custom object; undefined where that is not possible. */
export function fromPropertyBag(
  value: Value,
  type: NetType,
  context: NetContext,
  convert: (value: Value, type: NetType) => Value,
): Value | undefined {
  const bag = bagOf(value, context);
  if (bag === undefined) return undefined;
  const made = emptyObject(type, context);
  if (made === undefined) return undefined;
  setProperties(made, value, bag, type, context, convert);
  return made;
}

function emptyObject(type: NetType, context: NetContext): Value | undefined {
  const constructor = type.facts.constructors.find(({ parameters }) => parameters.length === 0);
  if (constructor !== undefined) return constructor.invoke(null, [], context);
  // Every struct and enum can be made without arguments.
  if (type.facts.kind === 'enum') return new EnumValue(type.fullName, 0n);
  return type.facts.kind === 'struct' ? defaultOf(type, context) : undefined;
}

/** Sets properties of a new object by name. Throws ObjectCreationError for one that it does not have or that cannot be set. */
function setProperties(
  made: Value,
  given: Value,
  bag: readonly (readonly [string, Value])[],
  type: NetType,
  context: NetContext,
  convert: (value: Value, type: NetType) => Value,
): void {
  for (const [name, item] of bag) {
    const property = findProperty(type, name.toLowerCase(), context.types);
    if (property === undefined) throw notFound(name, given, type, context);
    if (property.set === null) throw creationError(type, `"${property.name}" is a ReadOnly property.`);
    const propertyType = context.types.find(property.type);
    try {
      property.set(made, propertyType === undefined ? item : convert(item, propertyType), context);
    } catch (error) {
      if (error instanceof ScriptError)
        throw creationError(type, error.record.exception.message, error.record.exception);
      if (error instanceof NetThrow) throw creationError(type, error.exception.message, error.exception);
      throw error;
    }
  }
}

/** The error of a property that the type does not have; a custom object's tells of the object alone. */
function notFound(name: string, given: Value, type: NetType, context: NetContext): ScriptError {
  if (given instanceof CustomObject) {
    const { exception } = noConversion(given, type, context).record;
    return valueCastError('InvalidCastConstructorException', given, type, exception, context);
  }
  const settable = baseChain(type, context.types).flatMap(({ facts }) =>
    [...facts.properties.values()]
      .filter(({ set }) => set !== null)
      .map(({ name: known, type: of }) => `[${known} <${typeText(of)}>]`),
  );
  const { enumeration } = type.facts;
  if (enumeration !== null) settable.push(`[value__ <${enumeration.underlying}>]`);
  const known =
    settable.length === 0
      ? 'There is no settable property available.'
      : `The settable properties are: ${settable.join(', ')}.`;
  return creationError(
    type,
    `The property '${name}' was not found for the '${type.fullName}' object. ${known}`,
  );
}
