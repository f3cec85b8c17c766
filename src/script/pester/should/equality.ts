import { equals } from '../../operators/compare.ts';
import type { NetContext } from '../../types/netType.ts';
import { unboxed } from '../../values/extendedMembers.ts';
import { NetArray } from '../../values/netArray.ts';
import { itemsOf } from '../../runtime/compile/compileLoop.ts';
import { scriptError } from '../../values/errorRecord.ts';
import { isNull, type Value } from '../../values/value.ts';
import { because, formatValue } from '../formatValue.ts';
import { type Assertion, type AssertionCall, judged } from './assertion.ts';
import { stringDifference } from './stringDifference.ts';

/** Arrays within each other that are compared. */
const deepest = 100;

/** -Be and -BeExactly. */
export const equalityAssertions: readonly Assertion[] = [equality(false), equality(true)];

function equality(exactly: boolean): Assertion {
  return {
    name: exactly ? 'BeExactly' : 'Be',
    aliases: [exactly ? 'CEQ' : 'EQ'],
    syntax: '[[-ExpectedValue] <Object>]',
    takesArray: true,
    check(call) {
      const { actual, runtime } = call;
      const expected = runtime.value('ExpectedValue') ?? null;
      const holds = arraysEqual(actual, expected, exactly, runtime.runspace);
      return judged(call, holds, {
        failed: () => failedMessage(call, expected, exactly),
        negated: () =>
          `Expected ${formatValue(expected, runtime.runspace)} to be different from the actual value${because(call.reason)} but got ${exactly ? 'exactly ' : ''}the same value.`,
      });
    },
  };
}

function failedMessage(
  { actual, reason, runtime }: AssertionCall,
  expected: Value,
  exactly: boolean,
): string {
  const left = unrolled(expected);
  const right = unrolled(actual);
  if (typeof left === 'string' && typeof right === 'string')
    return stringDifference(left, right, { reason, caseSensitive: exactly });
  const context = runtime.runspace;
  return `Expected ${exactly ? 'exactly ' : ''}${formatValue(left, context)}${because(reason)} but got ${formatValue(right, context)}.`;
}

/** The only item of an array, as `$( )` gives it. */
function unrolled(value: Value): Value {
  const items = [...itemsOf(value)];
  const [only] = items;
  return only !== undefined && items.length === 1 ? unboxed(only) : unboxed(value);
}

/** Whether two values are the same, arrays item by item; nothing, null and an array of one null are one. */
function arraysEqual(
  first: Value,
  second: Value,
  caseSensitive: boolean,
  context: NetContext,
  depth = 1,
): boolean {
  if (depth > deepest)
    throw scriptError(
      'PesterComparisonTooDeep',
      `Arrays are nested deeper than ${deepest} levels: is one of them within itself?`,
      'LimitsExceeded',
    );
  const [left, right] = [[...itemsOf(first)], [...itemsOf(second)]];
  const isEmpty = (items: readonly Value[]): boolean =>
    items.length === 0 || (items.length === 1 && isNull(items[0] ?? null));
  if (isEmpty(left) || isEmpty(right)) return isEmpty(left) && isEmpty(right);
  if (left.length !== right.length) return false;
  return left.every((item, index) => {
    const other = right[index] ?? null;
    return item instanceof NetArray || other instanceof NetArray
      ? arraysEqual(item, other, caseSensitive, context, depth + 1)
      : equals(other, item, caseSensitive, context);
  });
}
