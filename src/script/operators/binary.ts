import { assertNever } from '../../base/assertNever.ts';
import { toBoolean } from '../convert/toBoolean.ts';
import { toText } from '../convert/toText.ts';
import { enumerate } from '../members/enumerate.ts';
import type { BinaryOperator } from '../syntax/operators.ts';
import type { NetContext } from '../types/netType.ts';
import { isNull, type Value } from '../values/value.ts';
import { arithmetic } from './arithmetic.ts';
import { bitwise, shift } from './bitwise.ts';
import { equals, order } from './compare.ts';
import { filtered } from './filtered.ts';
import { formatOperator } from './formatOperator.ts';
import { join } from './joining.ts';
import { like, match, replace } from './matching.ts';
import { range } from './range.ts';
import { split } from './split.ts';
import { asOperator, isOperator } from './typeOperators.ts';

/**
 * An operator between two values that are computed already. `-and`, `-or` and `??`, which do not always compute their right operand, are the
 * caller's; they are taken here too.
 */
export function binary(
  operator: BinaryOperator,
  caseSensitive: boolean,
  left: Value,
  right: Value,
  context: NetContext,
): Value {
  switch (operator) {
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
      return arithmetic(operator, left, right, context);
    case 'eq':
      return filtered(left, context, (item) => equals(item, right, caseSensitive, context));
    case 'ne':
      return filtered(left, context, (item) => !equals(item, right, caseSensitive, context));
    case 'gt':
      return filtered(left, context, (item) => order(item, right, caseSensitive, context) > 0);
    case 'ge':
      return filtered(left, context, (item) => order(item, right, caseSensitive, context) >= 0);
    case 'lt':
      return filtered(left, context, (item) => order(item, right, caseSensitive, context) < 0);
    case 'le':
      return filtered(left, context, (item) => order(item, right, caseSensitive, context) <= 0);
    case 'like':
    case 'notlike':
      return like(left, right, caseSensitive, operator === 'notlike', context);
    case 'match':
    case 'notmatch':
      return match(left, right, caseSensitive, operator === 'notmatch', context);
    case 'replace':
      return replace(left, right, caseSensitive, context);
    case 'split':
      return split(left, right, caseSensitive, context);
    case 'join':
      return join(left, toText(right, context), context);
    case 'contains':
      return contains(left, right, caseSensitive, context);
    case 'notcontains':
      return !contains(left, right, caseSensitive, context);
    case 'in':
      return contains(right, left, caseSensitive, context);
    case 'notin':
      return !contains(right, left, caseSensitive, context);
    case 'and':
      return toBoolean(left) && toBoolean(right);
    case 'or':
      return toBoolean(left) || toBoolean(right);
    case 'xor':
      return toBoolean(left) !== toBoolean(right);
    case 'band':
    case 'bor':
    case 'bxor':
      return bitwise(operator, left, right, context);
    case 'shl':
      return shift(true, left, right, context);
    case 'shr':
      return shift(false, left, right, context);
    case 'f':
      return formatOperator(left, right, context);
    case '..':
      return range(left, right, context);
    case 'is':
      return isOperator(left, right, context);
    case 'isnot':
      return !isOperator(left, right, context);
    case 'as':
      return asOperator(left, right, context);
    case '??':
      return isNull(left) ? right : left;
    default:
      return assertNever(operator);
  }
}

/** `-contains`: whether one of the items equals a value. */
export function contains(list: Value, wanted: Value, caseSensitive: boolean, context: NetContext): boolean {
  for (const item of enumerate(list) ?? [list]) {
    context.checkpoint();
    if (equals(item, wanted, caseSensitive, context)) return true;
  }
  return false;
}
