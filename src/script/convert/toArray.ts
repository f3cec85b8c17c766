import type { NetContext, NetType } from '../types/netType.ts';
import { typeText } from '../types/typeText.ts';
import { ScriptError } from '../values/errorRecord.ts';
import { NetArray } from '../values/netArray.ts';
import { NetEnumerable } from '../values/netEnumerable.ts';
import { Char } from '../values/number.ts';
import type { Value } from '../values/value.ts';
import { castError, isConvertible, noCast, shownValue } from './castError.ts';

/** Whether an array is declared as one of an enum of Int32. */
function isIntEnum({ elementType }: NetArray, context: NetContext): boolean {
  const type = context.types.find(elementType);
  return type?.facts.enumeration?.underlying === 'System.Int32';
}

/** An array of a type: of the items of another collection, converted one by one, or of the one value. */
export function toArray(
  value: Value,
  type: NetType,
  context: NetContext,
  convert: (value: Value, type: NetType) => Value,
): Value {
  const element = type.fullName === 'System.Array' ? 'System.Object' : type.fullName.slice(0, -2);
  const elementType = context.types.find(element);
  if (elementType === undefined || element === 'System.Object')
    return new NetArray(itemsOf(value) ?? [value], element);
  if (element === 'System.Char' && typeof value === 'string') {
    context.allow('items', value.length);
    return new NetArray(
      Array.from({ length: value.length }, (_, index) => new Char(value.charCodeAt(index))),
      element,
    );
  }
  // .NET takes an array of an enum for one of the numbers that are behind it.
  if (element === 'System.Int32' && value instanceof NetArray && isIntEnum(value, context)) return value;
  const items = itemsOf(value);
  if (items !== undefined) {
    try {
      return new NetArray(
        items.map((item) => convert(item, elementType)),
        element,
      );
    } catch (error) {
      // Of the items of an array alone it is told which one it was.
      if (!(error instanceof ScriptError) || value instanceof NetArray) throw error;
      throw itemsError('InvalidCastExceptionEnumerableToArray', value, type, error, context);
    }
  }
  try {
    return new NetArray([convert(value, elementType)], element);
  } catch (error) {
    if (!(error instanceof ScriptError)) throw error;
    const nothingFits =
      error.record.id === 'ConvertToFinalInvalidCastException' ||
      (isConvertible(value) &&
        error.record.exception.inner?.inner?.typeName === 'System.InvalidCastException');
    if (nothingFits) throw noCast(value, type, context);
    throw itemsError('InvalidCastExceptionScalarToArray', value, type, error, context);
  }
}

function itemsError(
  id: string,
  value: Value,
  type: NetType,
  { record }: ScriptError,
  context: NetContext,
): ScriptError {
  return castError(
    id,
    `Cannot convert value "${shownValue(value, context)}" to type "${typeText(type.fullName)}". Error: "${record.exception.message}"`,
    record.exception.inner,
  );
}

/** The items of a collection; undefined for a value that is none. */
function itemsOf(value: Value): Value[] | undefined {
  if (value instanceof NetArray) return [...value.items];
  return value instanceof NetEnumerable ? [...value.elements()] : undefined;
}

/** Generic collections that are made of the items of another one. */
const collections =
  /^System\.Collections\.(?:Generic|ObjectModel)\.(?:List|HashSet|Queue|Stack|SortedSet|LinkedList|Collection)`1\[\[/;

/** An ArrayList or a generic collection of the items of an array; undefined for another type or value. */
export function toCollection(
  value: Value,
  type: NetType,
  context: NetContext,
  convert: (value: Value, type: NetType) => Value,
): Value | undefined {
  const items = itemsOf(value);
  const plain = /^System\.Collections\.(?:ArrayList|Queue|Stack)$/.test(type.fullName);
  const generic = collections.test(type.fullName);
  if (!plain && !generic) return undefined;
  const [argument = 'System.Object'] = type.facts.genericArguments;
  const elementType = context.types.find(argument);
  // What is no item is how many there are to be room for.
  if (items === undefined && (plain || isConvertible(value) || value instanceof NetEnumerable))
    return undefined;
  if (elementType === undefined) return undefined;
  let converted: Value[];
  try {
    converted = (items ?? [value]).map((item) => convert(item, elementType));
  } catch (error) {
    if (error instanceof ScriptError && items !== undefined) return undefined;
    throw error;
  }
  const constructor = type.facts.constructors.find(
    ({ parameters: [first, ...more] }) =>
      more.length === 0 && first !== undefined && /ICollection|IEnumerable|IList/.test(first.type),
  );
  return constructor?.invoke(null, [new NetArray(converted, argument)], context);
}
