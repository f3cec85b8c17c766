import { convert } from '../convert/convert.ts';
import { toText } from '../convert/toText.ts';
import {
  arithmeticNumber,
  doubleOf,
  isNumberType,
  numberOf,
  numberTypeOf,
  wholeNumber,
  wholeOfType,
} from '../convert/toNumber.ts';
import { isNumber, type NumberValue } from '../text/formatNumber.ts';
import { callOverload } from '../members/callOverload.ts';
import { enumerate } from '../members/enumerate.ts';
import { findStaticMethod } from '../members/staticMember.ts';
import type { ArithmeticOperator } from '../syntax/operators.ts';
import type { NetContext } from '../types/netType.ts';
import { Dictionary } from '../values/dictionary.ts';
import { EnumValue } from '../values/enumValue.ts';
import { defaultOf } from '../convert/defaultOf.ts';
import { scriptError } from '../values/errorRecord.ts';
import { unboxed } from '../values/extendedMembers.ts';
import { NetArray } from '../values/netArray.ts';
import { Char, Decimal, Double, Integer, Single } from '../values/number.ts';
import { isNull, nothing, type Value } from '../values/value.ts';
import { numeric } from './numericOperators.ts';
import { noOperator, notDefined } from './operatorError.ts';

const methods: Readonly<Record<ArithmeticOperator, string>> = {
  '+': 'op_Addition',
  '-': 'op_Subtraction',
  '*': 'op_Multiply',
  '/': 'op_Division',
  '%': 'op_Modulus',
};

/** `+`, `-`, `*`, `/`, `%` of any two values. Throws PowerShell's errors. */
export function arithmetic(
  operator: ArithmeticOperator,
  given: Value,
  other: Value,
  context: NetContext,
): Value {
  if (typeof given === 'number' && typeof other === 'number') return numeric(operator, given, other);
  const left = unboxed(given);
  const right = unboxed(other);
  if (operator === '+') {
    const sum = add(left, left instanceof NetArray ? other : right, context);
    if (sum !== undefined) return sum;
  }
  if (operator === '*') {
    const repeated = repeat(left, right, context);
    if (repeated !== undefined) return repeated;
  }
  if (left instanceof EnumValue) return ofEnum(operator, left, right, context);
  const number = operandNumber(left, right, context);
  if (number === undefined) return byMethod(operator, left, right, left, context);
  const second = operandNumber(right, left, context);
  return second === undefined
    ? byMethod(operator, left, right, right, context)
    : numeric(operator, number, second);
}

/** The number that an operand is; undefined for an object. A text that is none is the error of a cast to what the other operand is, to Int32 beside no number. */
export function operandNumber(value: Value, other: Value, context: NetContext): NumberValue | undefined {
  if (typeof value !== 'string') return numberOf(value);
  const number = arithmeticNumber(value);
  if (number !== undefined) return number;
  const wanted = isNumber(other)
    ? numberTypeOf(other)
    : other instanceof EnumValue
      ? other.typeName
      : 'System.Int32';
  const type = context.types.find(wanted);
  return numberOf(type === undefined ? 0 : convert(value, type, context));
}

function add(left: Value, right: Value, context: NetContext): Value | undefined {
  if (isNull(left)) return right === nothing ? null : right;
  if (typeof left === 'string' || left instanceof Char) {
    const [a, b] = [toText(left, context), toText(right, context)];
    context.allow('characters', a.length + b.length);
    return a + b;
  }
  if (left instanceof Dictionary) return addDictionary(left, right);
  const items = itemsOf(left);
  if (items === undefined) return undefined;
  const more = itemsOf(right) ?? [right === nothing ? null : right];
  context.allow('items', items.length + more.length);
  return new NetArray(items.concat(more));
}

/** What an operand of an array's sum gives to it; undefined where it is a single value. */
function itemsOf(value: Value): readonly Value[] | undefined {
  if (value instanceof NetArray) return value.items;
  const items = enumerate(value);
  return items === undefined ? undefined : [...items];
}

function addDictionary(left: Dictionary, right: Value): Value {
  if (!(right instanceof Dictionary)) {
    throw scriptError(
      'AddHashTableToNonHashTable',
      'A hash table can only be added to another hash table.',
      'InvalidOperation',
    );
  }
  const sum = new Dictionary(left.typeName, left.comparison);
  sum.capacity = left.size + right.size;
  for (const { key, value } of left.entries()) sum.set(key, value);
  for (const { key, value } of right.entries()) {
    if (sum.has(key)) {
      const first = [...left.entries()].find((entry) => sameKey(sum, entry.key, key))?.key ?? key;
      throw scriptError(
        'System.ArgumentException',
        `Item has already been added. Key in dictionary: '${keyText(first)}'  Key being added: '${keyText(key)}'`,
        'OperationStopped',
        { type: 'System.ArgumentException' },
      );
    }
    sum.set(key, value);
  }
  return sum;
}

/** Whether two keys are one to a dictionary. */
function sameKey(like: Dictionary, left: Value, right: Value): boolean {
  const probe = new Dictionary(like.typeName, like.comparison);
  probe.set(left, null);
  return probe.has(right);
}

function keyText(key: Value): string {
  return typeof key === 'object' && key !== null ? key.typeName : String(key);
}

function isBigInteger(value: Value): boolean {
  return value instanceof Integer && value.typeName === 'System.Numerics.BigInteger';
}

function repeat(left: Value, right: Value, context: NetContext): Value | undefined {
  if (isNull(left)) return null;
  if (typeof left === 'string') {
    const times = timesOf(right, 'System.Int32', context);
    if (times < 0) {
      throw scriptError(
        'System.ArgumentOutOfRangeException',
        `times ('${times}') must be a non-negative value. (Parameter 'times')\nActual value was ${times}.`,
        'OperationStopped',
        { type: 'System.ArgumentOutOfRangeException' },
      );
    }
    context.allow('characters', left.length * times);
    return left.repeat(times);
  }
  if (typeof left === 'boolean' || left instanceof Char) {
    // Decimal and BigInteger take characters as the numbers they are.
    if (left instanceof Char && (right instanceof Decimal || isBigInteger(right))) return undefined;
    if (typeof right !== 'string' && numberOf(right) !== undefined)
      throw notDefined('*', left, right, context);
    return byMethod('*', left, right, right, context);
  }
  const items = itemsOf(left);
  if (items === undefined) return undefined;
  const times = timesOf(right, 'System.UInt32', context);
  context.allow('items', items.length * times);
  const all: Value[] = [];
  for (let index = 0; index < times; index++) for (const item of items) all.push(item);
  return left instanceof NetArray ? new NetArray(all, left.elementType) : new NetArray(all);
}

/** How often something is repeated: a text is a number by itself, and what is wrong with it is told without the blanks around it. */
function timesOf(value: Value, typeName: string, context: NetContext): number {
  const text = unboxed(value);
  if (typeof text !== 'string' || text.trim() === '') return wholeOf(value, typeName, context);
  wholeOf(text.trim(), 'System.Int32', context);
  return wholeOf(text.trim(), typeName, context);
}

function wholeOf(value: Value, typeName: string, context: NetContext): number {
  const type = context.types.find(typeName);
  const converted = type === undefined ? 0 : convert(value, type, context);
  return isNumber(converted) ? doubleOf(converted) : 0;
}

/** A value of an enum and another value: of the enum again, where the number that comes out may be cast to it. */
function ofEnum(operator: ArithmeticOperator, left: EnumValue, right: Value, context: NetContext): Value {
  const { typeName } = left;
  const second = isNumber(right) ? right : enumOperand(left, right, context);
  if (second === undefined) return byMethod(operator, left, right, left, context);
  if (second instanceof Double || second instanceof Single)
    throw invalidCast(typeName, context.types.of(second).fullName);
  if (second instanceof Decimal)
    throw operationError(
      'System.InvalidOperationException',
      `No coercion operator is defined between types '${typeName}' and 'System.Decimal'.`,
    );
  const underlying = context.types.of(left).facts.enumeration?.underlying ?? 'System.Int32';
  const number = (isNumberType(underlying) ? wholeOfType(left.value, underlying) : undefined) ?? null;
  const result = numeric(operator, isNumber(number) ? number : Number(left.value), second);
  const whole = wholeNumber(result);
  const { fullName } = context.types.of(result);
  // Only a number of the very type that the enum's are of becomes one of its values.
  if (whole === undefined || fullName !== underlying) throw invalidCast(fullName, typeName);
  return new EnumValue(typeName, whole);
}

/** The number of what stands right of a value of an enum: a name of the same enum, a truth value; undefined for an object. */
function enumOperand(left: EnumValue, right: Value, context: NetContext): NumberValue | undefined {
  if (isNull(right)) return 0;
  if (!(right instanceof EnumValue) && typeof right !== 'string') return numberOf(right);
  const converted = convert(right, context.types.of(left), context);
  return converted instanceof EnumValue ? Number(converted.value) : undefined;
}

function invalidCast(from: string, to: string): Error {
  return operationError(
    'System.InvalidCastException',
    `Unable to cast object of type '${from}' to type '${to}'.`,
  );
}

/** An error of .NET itself, which an operator does not tell in PowerShell's words. */
export function operationError(type: string, message: string): Error {
  return scriptError(type, message, 'OperationStopped', { type });
}

/** The operator as a static method of the type of an operand: of the left one first. */
function byMethod(
  operator: ArithmeticOperator,
  left: Value,
  right: Value,
  blamed: Value,
  context: NetContext,
): Value {
  const name = methods[operator];
  const operands: readonly Value[] = [left, right];
  for (const owner of operands) {
    const method = findStaticMethod(context.types.of(owner), name.toLowerCase(), context);
    if (method === undefined || isNull(owner)) continue;
    const type = context.types.of(owner);
    // Beside a struct nothing is the struct of nothing: `$null - $date`.
    const first = isNull(left) && type.facts.kind === 'struct' ? defaultOf(type, context) : left;
    return callOverload(name, method.overloads, null, [first, right], context);
  }
  throw noOperator(name, blamed, context);
}
