import { assertNever } from '../../base/assertNever.ts';
import { toBoolean } from '../convert/toBoolean.ts';
import { isNumber } from '../text/formatNumber.ts';
import { typeText } from '../types/typeText.ts';
import type { UnaryOperator } from '../syntax/operators.ts';
import type { NetContext } from '../types/netType.ts';
import { scriptError } from '../values/errorRecord.ts';
import { NetArray } from '../values/netArray.ts';
import { Char, Decimal, Double, Single } from '../values/number.ts';
import { isNull, type Value } from '../values/value.ts';
import { arithmetic } from './arithmetic.ts';
import { bitwiseNot } from './bitwise.ts';
import { join } from './joining.ts';
import { splitUnary } from './split.ts';

/** An operator of one value. `++` and `--` give the new value: what is written back and what the expression is, is the caller's. */
export function unary(operator: UnaryOperator, value: Value, context: NetContext): Value {
  switch (operator) {
    case 'not':
      return !toBoolean(value);
    case 'bnot':
      return bitwiseNot(value, context);
    case '+':
      return arithmetic('+', 0, value, context);
    case '-':
      return negate(value, context);
    case ',':
      return new NetArray([value]);
    case 'join':
      return join(value, '', context);
    case 'split':
    case 'csplit':
      return splitUnary(value, context);
    case 'prefix++':
    case 'postfix++':
      return step('+', value, context);
    case 'prefix--':
    case 'postfix--':
      return step('-', value, context);
    default:
      return assertNever(operator);
  }
}

function negate(value: Value, context: NetContext): Value {
  if (value instanceof Double) return new Double(-value.value);
  if (value instanceof Single) return new Single(-value.value);
  if (value instanceof Decimal) return new Decimal(-value.mantissa, value.scale);
  return arithmetic('-', 0, value, context);
}

/** One more or one less; null counts as zero. Throws for what is no number. */
function step(sign: '+' | '-', value: Value, context: NetContext): Value {
  if (isNull(value)) return sign === '+' ? 1 : -1;
  if (isNumber(value)) return arithmetic(sign, value, 1, context);
  if (value instanceof Char) return arithmetic(sign, value.code, 1, context);
  throw scriptError(
    'OperatorRequiresNumber',
    `The '${sign}${sign}' operator works only on numbers. The operand is a '${typeText(context.types.of(value).fullName)}'.`,
    'InvalidOperation',
  );
}
