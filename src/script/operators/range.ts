import { changeNumber, isOutOfRange, numberOf } from '../convert/toNumber.ts';
import { isNumber } from '../text/formatNumber.ts';
import { parseWhole } from '../text/parseNumber.ts';
import { typeText } from '../types/typeText.ts';
import type { NetContext } from '../types/netType.ts';
import { scriptError, type ScriptError } from '../values/errorRecord.ts';
import { unboxed } from '../values/extendedMembers.ts';
import { NetArray } from '../values/netArray.ts';
import { Char } from '../values/number.ts';
import { isNull, type Value } from '../values/value.ts';

function netFailure(type: string, message: string): ScriptError {
  return scriptError(type, message, 'OperationStopped', { type });
}

/** The Int32 that an end of a range is; errors are .NET's, for PowerShell asks Convert. */
function endOf(given: Value, context: NetContext): number {
  const value = unboxed(given);
  if (typeof value === 'number') return value;
  if (isNull(value)) return 0;
  if (typeof value === 'string') {
    const whole = parseWhole(value);
    if (whole === undefined) {
      throw netFailure('System.FormatException', `The input string '${value}' was not in a correct format.`);
    }
    if (BigInt.asIntN(32, whole) === whole) return Number(whole);
  }
  const number = numberOf(value);
  if (number === undefined) {
    throw netFailure(
      'System.InvalidCastException',
      `Unable to cast object of type '${typeText(context.types.of(value).fullName)}' to type 'System.IConvertible'.`,
    );
  }
  const changed = changeNumber(number, 'System.Int32');
  if (isOutOfRange(changed)) throw netFailure(changed.type, changed.message);
  return isNumber(changed) && typeof changed === 'number' ? changed : 0;
}

/** The char that an end of a range is; undefined for another value. */
function charOf(value: Value): number | undefined {
  if (value instanceof Char) return value.code;
  return typeof value === 'string' && value.length === 1 && !/\d/.test(value)
    ? value.charCodeAt(0)
    : undefined;
}

/** The ends of `a..b`, and whether it is one of chars. */
interface RangeEnds {
  readonly from: number;
  readonly to: number;
  readonly chars: boolean;
}

/** The ends of a range. Throws for ends that are no numbers. */
function rangeEnds(left: Value, right: Value, context: NetContext): RangeEnds {
  if (typeof left === 'number' && typeof right === 'number') return { from: left, to: right, chars: false };
  const [a, b] = [charOf(left), charOf(right)];
  if (a !== undefined && b !== undefined) return { from: a, to: b, chars: true };
  return { from: endOf(left, context), to: endOf(right, context), chars: false };
}

/** The items of a range one by one, from the left end to the right one. */
function* rangeItems({ from, to, chars }: RangeEnds): Generator<Value> {
  const step = from <= to ? 1 : -1;
  for (let value = from; step > 0 ? value <= to : value >= to; value += step) {
    yield chars ? new Char(value) : value;
  }
}

/** `a..b` as an array. */
export function range(left: Value, right: Value, context: NetContext): NetArray {
  const ends = rangeEnds(left, right, context);
  const { from, to, chars } = ends;
  const length = Math.abs(to - from) + 1;
  context.allow('items', length);
  if (chars) return new NetArray([...rangeItems(ends)]);
  const items: Value[] = [];
  const step = from <= to ? 1 : -1;
  for (let index = 0; index < length; index++) items.push(from + index * step);
  return new NetArray(items);
}
