import { convert, tryConvert } from '../convert/convert.ts';
import { toBoolean } from '../convert/toBoolean.ts';
import { toText } from '../convert/toText.ts';
import { castError } from '../convert/castError.ts';
import { arithmeticNumber, doubleOf, numberOf, wholeValue } from '../convert/toNumber.ts';
import { cultureText } from '../text/cultureText.ts';
import { compareByCulture, equalByCulture } from '../text/compareText.ts';
import { isNumber, type NumberValue } from '../text/formatNumber.ts';
import { NetType, type NetContext } from '../types/netType.ts';
import { findMethod } from '../types/lookup.ts';
import { ScriptError, scriptError } from '../values/errorRecord.ts';
import { Boxed, unboxed } from '../values/extendedMembers.ts';
import { CustomObject } from '../values/customObject.ts';
import { EnumValue } from '../values/enumValue.ts';
import { SwitchParameter } from '../values/switchParameter.ts';
import { Char, Decimal, Double, signOf, Single } from '../values/number.ts';
import { isNull, NetObject, type Value } from '../values/value.ts';

/** Order of two numbers: negative, zero, positive; NaN where there is none. */
export function compareNumbers(left: NumberValue, right: NumberValue): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  if (left instanceof Decimal || right instanceof Decimal) {
    const a = decimalParts(left);
    const b = decimalParts(right);
    if (a !== undefined && b !== undefined) {
      const scale = Math.max(a.scale, b.scale);
      return signOf(
        a.mantissa * 10n ** BigInt(scale - a.scale) - b.mantissa * 10n ** BigInt(scale - b.scale),
      );
    }
    return doubleOf(left) - doubleOf(right);
  }
  if (
    left instanceof Double ||
    left instanceof Single ||
    right instanceof Double ||
    right instanceof Single
  ) {
    return doubleOf(left) === doubleOf(right) ? 0 : doubleOf(left) - doubleOf(right);
  }
  return signOf(wholeValue(left) - wholeValue(right));
}

function decimalParts(value: NumberValue): Decimal | undefined {
  if (value instanceof Decimal) return value;
  if (value instanceof Double || value instanceof Single) return undefined;
  return new Decimal(wholeValue(value), 0);
}

/** Whether two objects are one by .NET's Equals. */
export function sameObject(left: NetObject, right: Value, context: NetContext): boolean {
  if (left === right) return true;
  if (
    right instanceof NetObject &&
    left.typeName === right.typeName &&
    'dictionaryKey' in left &&
    'dictionaryKey' in right
  )
    return left.dictionaryKey === right.dictionaryKey;
  if (left instanceof NetType && right instanceof NetType) return left.fullName === right.fullName;
  if (left instanceof CustomObject) return false;
  const method = findMethod(context.types.of(left), 'equals', context.types);
  const overload = method?.overloads.find(
    ({ parameters: [first, second] }) => second === undefined && first?.type === 'System.Object',
  );
  return overload?.invoke(left, [right], context) === true;
}

/** `-eq` of two values that are no collections: the right one is made what the left one is. */
export function equals(given: Value, other: Value, caseSensitive: boolean, context: NetContext): boolean {
  const left = unboxed(given);
  const right = unboxed(other);
  if (typeof left === 'number' && typeof right === 'number') return left === right;
  if (isNull(left)) return isNull(right);
  if (typeof left === 'string') {
    return !isNull(right) && equalByCulture(left, toText(right, context), !caseSensitive);
  }
  if (isNull(right)) return false;
  if (typeof left === 'boolean') return left === toBoolean(right);
  if (isNumber(left)) return equalsNumber(left, right, context);
  if (left instanceof Char) return equalsChar(left, right, caseSensitive);
  if (left instanceof SwitchParameter) {
    if (right instanceof SwitchParameter) return left.isPresent === right.isPresent;
    return left.isPresent === right;
  }
  if (sameObject(left, right, context)) return true;
  if (left instanceof CustomObject || left instanceof NetType || left instanceof Boxed) return false;
  const type = context.types.of(left);
  if (context.types.of(right) === type) return false;
  const converted = tryConvert(right, type, context);
  return converted !== undefined && sameObject(left, converted, context);
}

function equalsNumber(left: NumberValue, right: Value, context: NetContext): boolean {
  const number =
    typeof right === 'object' && !isNumber(right) ? objectNumber(left, right, context) : numberOf(right);
  if (number === undefined) return false;
  return compareNumbers(left, number) === 0;
}

function objectNumber(left: NumberValue, right: Value, context: NetContext): NumberValue | undefined {
  const direct = numberOf(right);
  if (direct !== undefined) return direct;
  const converted = tryConvert(right, context.types.of(left), context);
  return converted !== undefined && isNumber(converted) ? converted : undefined;
}

function equalsChar(left: Char, right: Value, caseSensitive: boolean): boolean {
  if (isNumber(right)) return compareNumbers(left.code, right) === 0;
  const text = right instanceof Char ? String.fromCharCode(right.code) : right;
  return typeof text === 'string' && equalByCulture(String.fromCharCode(left.code), text, !caseSensitive);
}

function comparisonFailure(left: Value, right: Value, error: ScriptError, context: NetContext): ScriptError {
  const { exception } = error.record;
  return scriptError(
    'ComparisonFailure',
    `Could not compare "${toText(left, context)}" to "${toText(right, context)}". Error: "${exception.message}"`,
    'InvalidOperation',
    { inner: exception.inner ?? exception },
  );
}

/** `-lt`, `-gt` and sorting: negative, zero or positive; NaN where numbers have no order. Throws where the values have none. */
export function order(given: Value, other: Value, caseSensitive: boolean, context: NetContext): number {
  const left = unboxed(given);
  const right = unboxed(other);
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  if (isNull(left)) return isNull(right) ? 0 : -nullOrder(right);
  if (typeof left === 'string')
    return isNull(right) ? 1 : compareByCulture(left, toText(right, context), !caseSensitive);
  if (isNull(right)) return nullOrder(left);
  if (typeof left === 'boolean') return Number(left) - Number(toBoolean(right));
  if (isNumber(left)) return compareNumbers(left, orderedNumber(left, right, context));
  if (left instanceof Char) return left.code - doubleOf(orderedChar(left, right, context));
  if (left instanceof SwitchParameter) return Number(left.isPresent) - Number(toBoolean(right));
  return orderObjects(left, right, context);
}

/** What a value is to null: null stands below all but negative numbers. */
function nullOrder(value: Value): number {
  return isNumber(value) && doubleOf(value) < 0 ? -1 : 1;
}

function orderedNumber(left: NumberValue, right: Value, context: NetContext): NumberValue {
  if (typeof right === 'string') {
    const number = arithmeticNumber(right);
    if (number !== undefined) return number;
    convert(right, context.types.of(left), context);
  }
  const number = numberOf(right);
  if (number !== undefined) return number;
  const converted = likeLeft(left, right, context);
  if (isNumber(converted)) return converted;
  throw castError('InvalidCast', 'The value is no number.');
}

/** What stands beside a char is made one: chars are in the order of their codes. */
function orderedChar(left: Char, right: Value, context: NetContext): Char {
  const converted = likeLeft(left, right, context);
  return converted instanceof Char ? converted : left;
}

/** The right value made what the left one is; the error of a comparison where it cannot be. */
function likeLeft(left: Value, right: Value, context: NetContext): Value {
  try {
    return convert(right, context.types.of(left), context);
  } catch (error) {
    if (error instanceof ScriptError) throw comparisonFailure(left, right, error, context);
    throw error;
  }
}

function orderObjects(left: NetObject, right: Value, context: NetContext): number {
  const type = context.types.of(left);
  if (left instanceof EnumValue && right instanceof EnumValue) return signOf(left.value - right.value);
  if (left instanceof EnumValue && isNumber(right)) return compareNumbers(left.value, right);
  const compareTo = findMethod(type, 'compareto', context.types)?.overloads[0];
  if (compareTo === undefined && !(left instanceof EnumValue)) {
    if (sameObject(left, right, context)) return 0;
    if (left instanceof CustomObject) throw noOrder(toText(left, context), toText(right, context));
    throw scriptError(
      'NotIcomparable',
      `Cannot compare "${cultureText(left, context)}" because it is not IComparable.`,
      'InvalidOperation',
    );
  }
  const converted = likeLeft(left, right, context);
  if (left instanceof EnumValue && converted instanceof EnumValue)
    return signOf(left.value - converted.value);
  const result = compareTo?.invoke(left, [converted], context);
  return typeof result === 'number' ? result : 0;
}

/** The error of two values, by their texts, that have no order. */
export function noOrder(left: string, right: string): ScriptError {
  return scriptError(
    'PSObjectCompareTo',
    `Cannot compare "${left}" to "${right}" because the objects are not the same type or the object "${left}" does not implement "IComparable".`,
    'NotSpecified',
    { type: 'System.Management.Automation.ExtendedTypeSystemException' },
  );
}
