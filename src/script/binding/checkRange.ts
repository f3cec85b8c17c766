import type { ArgumentCheck } from '../commands/commandMetadata.ts';
import { tryConvert } from '../convert/convert.ts';
import { doubleOf, numberOf } from '../convert/toNumber.ts';
import { order } from '../operators/compare.ts';
import type { NetContext, NetType } from '../types/netType.ts';
import { unboxed } from '../values/extendedMembers.ts';
import { TimeSpan } from '../values/timeSpan.ts';
import { isNull, type Value } from '../values/value.ts';
import { itemCheck } from './checkItems.ts';
import { metadataError, validationFailure } from './validationError.ts';

/** ValidateRange with both ends, of one type that can be ordered. */
export function rangeCheck(least: Value, most: Value, context: NetContext): ArgumentCheck {
  const ends: readonly Value[] = [least, most];
  const [from, to] = ends.map((end) => context.types.of(unboxed(end)));
  const type = from === to ? from : commonType(least, most, context);
  const [minimum, maximum] = ends.map((end) =>
    type === undefined || isNull(end) ? undefined : sameType(end, type.fullName, context),
  );
  if (type === undefined || minimum === undefined || maximum === undefined)
    throw metadataError(
      'MinRangeNotTheSameTypeOfMaxRange',
      `The specified minimum range (${from?.name ?? ''}) cannot be accepted because it is not the same type as the specified maximum range (${to?.name ?? ''}). Update the ValidateRange attribute for the parameter.`,
    );
  if (order(minimum, maximum, true, context) > 0)
    throw metadataError(
      'MaxRangeSmallerThanMinRange',
      'The specified maximum range cannot be accepted because it is less than the specified minimum range. Update the ValidateRange attribute for the parameter.',
    );
  return itemCheck('ValidateRange', (item, session) => {
    const value = sameType(item, type.fullName, session);
    if (value === undefined) throw wrongType(item, type.name, session);
    const shown = session.text(item);
    if (order(value, minimum, true, session) < 0) {
      const limit = session.text(minimum);
      throw validationFailure(
        `The ${shown} argument is less than the minimum allowed range of ${limit}. Supply an argument that is greater than or equal to ${limit} and then try the command again.`,
      );
    }
    if (order(value, maximum, true, session) > 0) {
      const limit = session.text(maximum);
      throw validationFailure(
        `The ${shown} argument is greater than the maximum allowed range of ${limit}. Supply an argument that is less than or equal to ${limit} and then try the command again.`,
      );
    }
  });
}

/** Types of numbers, each after those that it takes in. */
const widths = 'SByte Byte Int16 UInt16 Int32 UInt32 Int64 UInt64 Single Double Decimal'.split(' ');

/** The type in which numbers of two types meet; undefined for what is no number. */
function commonType(least: Value, most: Value, { types }: NetContext): NetType | undefined {
  const ends: readonly Value[] = [least, most];
  const names = ends.map((end) => types.of(unboxed(end)).name);
  const wider = Math.max(...names.map((name) => widths.indexOf(name)));
  if (names.some((name) => !widths.includes(name))) return undefined;
  const [name = ''] = widths.slice(Math.max(wider, widths.indexOf('Int32')));
  // With signs, no type of whole numbers takes in those without.
  const isDouble =
    name === 'Single' || (name.startsWith('U') && names.some((one) => /^(?:SByte|Int)/.test(one)));
  return types.find(`System.${isDouble ? 'Double' : name}`);
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
