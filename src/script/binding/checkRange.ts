import type { ArgumentCheck } from '../commands/commandMetadata.ts';
import { tryConvert } from '../convert/convert.ts';
import { doubleOf, numberOf } from '../convert/toNumber.ts';
import { order } from '../operators/compare.ts';
import type { NetContext } from '../types/netType.ts';
import { unboxed } from '../values/extendedMembers.ts';
import { TimeSpan } from '../values/timeSpan.ts';
import { isNull, type Value } from '../values/value.ts';
import { itemCheck } from './checkItems.ts';
import { metadataError, validationFailure } from './validationError.ts';

/** ValidateRange with both ends, of one type that can be ordered. */
export function rangeCheck(minimum: Value, maximum: Value, context: NetContext): ArgumentCheck {
  const type = context.types.of(unboxed(minimum));
  const upper = context.types.of(unboxed(maximum));
  const limit = type === upper ? maximum : commonLimit(minimum, maximum, context);
  if (isNull(minimum) || isNull(maximum) || limit === undefined)
    throw metadataError(
      'MinRangeNotTheSameTypeOfMaxRange',
      `The specified minimum range (${type.name}) cannot be accepted because it is not the same type as the specified maximum range (${upper.name}). Update the ValidateRange attribute for the parameter.`,
    );
  if (order(minimum, limit, true, context) > 0)
    throw metadataError(
      'MaxRangeSmallerThanMinRange',
      'The specified maximum range cannot be accepted because it is less than the specified minimum range. Update the ValidateRange attribute for the parameter.',
    );
  return itemCheck('ValidateRange', (item, session) => {
    const value = sameType(item, type.fullName, session);
    if (value === undefined) throw wrongType(item, type.name, session);
    const shown = session.text(item);
    if (order(value, minimum, true, session) < 0) {
      const least = session.text(minimum);
      throw validationFailure(
        `The ${shown} argument is less than the minimum allowed range of ${least}. Supply an argument that is greater than or equal to ${least} and then try the command again.`,
      );
    }
    if (order(value, limit, true, session) > 0) {
      const most = session.text(limit);
      throw validationFailure(
        `The ${shown} argument is greater than the maximum allowed range of ${most}. Supply an argument that is less than or equal to ${most} and then try the command again.`,
      );
    }
  });
}

/** Numbers of different types meet in the wider one. */
function commonLimit(minimum: Value, maximum: Value, context: NetContext): Value | undefined {
  if (numberOf(unboxed(minimum)) === undefined || numberOf(unboxed(maximum)) === undefined) return undefined;
  return typeof minimum === 'string' || typeof maximum === 'string'
    ? undefined
    : tryConvert(maximum, context.types.of(minimum), context);
}

function sameType(item: Value, fullName: string, context: NetContext): Value | undefined {
  const type = context.types.of(unboxed(item));
  if (type.fullName === fullName) return unboxed(item);
  const wanted = context.types.find(fullName);
  return wanted === undefined ? undefined : tryConvert(item, wanted, context);
}

function wrongType(item: Value, wanted: string, context: NetContext) {
  return validationFailure(
    `The argument cannot be validated because its type "${context.types.of(unboxed(item)).name}" is not the same type (${wanted}) as the maximum and minimum limits of the parameter. Make sure the argument is of type ${wanted} and then try the command again.`,
  );
}

const kinds: ReadonlyMap<string, { readonly fits: (value: number) => boolean; readonly text: string }> =
  new Map([
    ['positive', { fits: (value: number) => value > 0, text: 'greater than zero' }],
    ['nonnegative', { fits: (value: number) => value >= 0, text: 'greater than or equal to zero' }],
    ['negative', { fits: (value: number) => value < 0, text: 'less than zero' }],
    ['nonpositive', { fits: (value: number) => value <= 0, text: 'less than or equal to zero' }],
  ]);

function measured(value: Value): number | undefined {
  if (value instanceof TimeSpan) return Number(value.ticks);
  const number = typeof value === 'string' ? undefined : numberOf(value);
  return number === undefined ? undefined : doubleOf(number);
}

/** ValidateRange with Positive, NonNegative, Negative or NonPositive. */
export function rangeKindCheck(kind: string): ArgumentCheck {
  const { fits, text } = kinds.get(kind.toLowerCase()) ?? { fits: () => true, text: '' };
  return itemCheck('ValidateRange', (item, context) => {
    const plain = unboxed(item);
    const value = measured(plain);
    if (value === undefined) throw wrongType(item, 'Int32', context);
    if (!fits(value))
      throw validationFailure(
        `The argument "${context.text(item)}" cannot be validated because its value is not ${text}.`,
      );
  });
}
