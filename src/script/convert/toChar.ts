import type { NetContext, NetType } from '../types/netType.ts';
import { isNumber } from '../text/formatNumber.ts';
import { EnumValue } from '../values/enumValue.ts';
import { NetException } from '../values/netException.ts';
import { Char, Decimal, Double, Single } from '../values/number.ts';
import type { Value } from '../values/value.ts';
import { invalidCast, noCast, valueCastError } from './castError.ts';
import { changeNumber, isOutOfRange, outOfRangeOf } from './toNumber.ts';

/** A char from a text of one unit or a whole number. */
export function toChar(value: Value, type: NetType, context: NetContext): Char {
  if (value instanceof Char) return value;
  if (typeof value === 'string') {
    if (value.length === 1) return new Char(value.charCodeAt(0));
    throw valueCastError(
      'InvalidCastParseTargetInvocation',
      value,
      type,
      new NetException('System.FormatException', 'String must be exactly one character long.'),
      context,
    );
  }
  if (value instanceof EnumValue) return new Char(Number(BigInt.asUintN(16, value.value)));
  const isReal = value instanceof Double || value instanceof Single || value instanceof Decimal;
  if (isReal) throw invalidCast(value, type, context);
  if (!isNumber(value)) throw noCast(value, type, context);
  const code = changeNumber(value, 'System.UInt16');
  if (!isOutOfRange(code) && typeof code === 'object' && code !== null && 'value' in code) {
    return new Char(Number(code.value));
  }
  const { message, type: exception } = outOfRangeOf('System.Char');
  throw valueCastError('InvalidCastIConvertible', value, type, new NetException(exception, message), context);
}
