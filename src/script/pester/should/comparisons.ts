import { toBoolean } from '../../convert/toBoolean.ts';
import { equals, order } from '../../operators/compare.ts';
import { like, match } from '../../operators/matching.ts';
import { isOperator } from '../../operators/typeOperators.ts';
import { itemsOf } from '../../runtime/compile/compileLoop.ts';
import { NetType, type NetContext } from '../../types/netType.ts';
import { Dictionary } from '../../values/dictionary.ts';
import { scriptError } from '../../values/errorRecord.ts';
import { isNull, type Value } from '../../values/value.ts';
import { because, formatValue } from '../formatValue.ts';
import { type Assertion, type AssertionCall, type AssertionOutcome, judged } from './assertion.ts';

const expectedSyntax = '[[-ExpectedValue] <Object>]';

/** What messages are made of. */
interface Shown {
  readonly expected: string;
  readonly actual: string;
  /** Comma and reason. */
  readonly why: string;
}

/** An operator of one expected value: its condition, and what is said where it does not hold or holds negated. */
function assertion(
  facts: Pick<Assertion, 'name' | 'aliases' | 'takesArray'>,
  holds: (actual: Value, expected: Value, context: NetContext) => boolean,
  failed: (shown: Shown) => string,
  negated: (shown: Shown) => string,
): Assertion {
  return {
    ...facts,
    syntax: expectedSyntax,
    check(call) {
      const context = call.runtime.runspace;
      const expected = call.runtime.value('ExpectedValue') ?? null;
      const shown = (): Shown => ({
        expected: formatValue(expected, context),
        actual: formatValue(call.actual, context),
        why: because(call.reason),
      });
      return judged(call, holds(call.actual, expected, context), {
        failed: () => failed(shown()),
        negated: () => negated(shown()),
      });
    },
  };
}

function ordering(
  [name, alias]: readonly [string, string],
  [words, opposite]: readonly [string, string],
  holds: (order: number) => boolean,
): Assertion {
  const text =
    (relation: string) =>
    ({ expected, actual, why }: Shown): string =>
      `Expected the actual value to be ${relation} ${expected}${why} but got ${actual}.`;
  return assertion(
    { name, aliases: [alias] },
    (actual, expected, context) => holds(order(actual, expected, false, context)),
    text(words),
    text(opposite),
  );
}

const wildcard = (exactly: boolean): Assertion => {
  const kind = exactly ? 'case sensitive like wildcard' : 'like wildcard';
  return assertion(
    { name: exactly ? 'BeLikeExactly' : 'BeLike' },
    (actual, expected, context) => toBoolean(like(actual, expected, exactly, false, context)),
    ({ expected, actual, why }) =>
      `Expected ${kind} ${expected} to match ${actual}${why} but it did not match.`,
    ({ expected, actual, why }) =>
      `Expected ${kind} ${expected} to not match ${actual}${why} but it did match.`,
  );
};

const regex = (exactly: boolean): Assertion => {
  const verb = exactly ? 'case sensitively match' : 'match';
  return assertion(
    exactly ? { name: 'MatchExactly', aliases: ['CMATCH'] } : { name: 'Match' },
    (actual, expected, context) => toBoolean(match(actual, expected, exactly, false, context)),
    ({ expected, actual, why }) =>
      `Expected regular expression ${expected} to ${verb} ${actual}${why} but it did not match.`,
    ({ expected, actual, why }) =>
      `Expected regular expression ${expected} to not ${verb} ${actual}${why} but it did match.`,
  );
};

function contains(collection: Value, item: Value, context: NetContext): boolean {
  for (const one of itemsOf(collection)) if (equals(one, item, false, context)) return true;
  return false;
}

const truth = (name: 'BeTrue' | 'BeFalse'): Assertion => ({
  name,
  syntax: '',
  check(call): AssertionOutcome {
    const wanted = (name === 'BeTrue') !== call.negated;
    if (toBoolean(call.actual) === wanted) return { failure: null };
    const actual = formatValue(call.actual, call.runtime.runspace);
    return { failure: `Expected $${String(wanted)}${because(call.reason)} but got ${actual}.` };
  },
});

function isNullOrEmpty(value: Value): boolean {
  const items = [...itemsOf(value)];
  const [only] = items;
  if (only === undefined) return true;
  if (items.length > 1) return false;
  if (only instanceof Dictionary) return only.size === 0;
  return isNull(only) || only === '';
}

const nullOrEmpty: Assertion = {
  name: 'BeNullOrEmpty',
  syntax: '',
  takesArray: true,
  check(call) {
    const why = because(call.reason);
    return judged(call, isNullOrEmpty(call.actual), {
      failed: () =>
        `Expected $null or empty${why} but got ${formatValue(call.actual, call.runtime.runspace)}.`,
      negated: () => `Expected a value${why} but got $null or empty.`,
    });
  },
};

const ofType: Assertion = {
  name: 'BeOfType',
  aliases: ['HaveType'],
  syntax: '[[-ExpectedType] <Object>]',
  check(call) {
    const { actual, runtime } = call;
    const context = runtime.runspace;
    const type = typeGiven(runtime.value('ExpectedType') ?? null, call);
    const text = (not: string): string =>
      `Expected the value to ${not}have type ${formatValue(type, context)} or any of its subtypes${because(call.reason)} but got ${formatValue(actual, context)} with type ${isNull(actual) ? '$null' : formatValue(context.types.of(actual), context)}.`;
    return judged(call, isOperator(actual, type, context), {
      failed: () => text(''),
      negated: () => text('not '),
    });
  },
};

/** A type that is given as itself or by its name, with or without brackets. Throws where there is none. */
export function typeGiven(given: Value, { runtime }: AssertionCall): NetType {
  if (given instanceof NetType) return given;
  const name = runtime.runspace.text(given).replace(/^\[(.*)\]$/su, '$1');
  const type = runtime.runspace.findType(name);
  if (type !== undefined) return type;
  throw scriptError('System.ArgumentException', `Could not find type [${name}].`, 'InvalidArgument', {
    type: 'System.ArgumentException',
  });
}

const count: Assertion = {
  name: 'HaveCount',
  syntax: '[[-ExpectedValue] <Object>]',
  takesArray: true,
  check(call) {
    const context = call.runtime.runspace;
    const expected = Number(context.text(call.runtime.value('ExpectedValue') ?? 0));
    if (!Number.isInteger(expected) || expected < 0)
      throw scriptError(
        'System.ArgumentException',
        'The expected size of a collection must be a whole number that is not negative.',
        'InvalidArgument',
        { type: 'System.ArgumentException' },
      );
    const size = [...itemsOf(call.actual)].length;
    const why = because(call.reason);
    const shown = (): string => formatValue(call.actual, context);
    return judged(call, size === expected, {
      failed: () =>
        `Expected ${expected === 0 ? 'an empty collection' : `a collection with size ${expected}`}${why} ${size === 0 ? 'but got an empty collection.' : `but got collection with size ${size} ${shown()}.`}`,
      negated: () =>
        `Expected ${expected === 0 ? 'a non-empty collection' : `a collection with size different from ${expected}`}${why} ${size === 0 ? 'but got an empty collection.' : `but got collection with that size ${shown()}.`}`,
    });
  },
};

/** The operators that compare a value with another one. */
export const comparisonAssertions: readonly Assertion[] = [
  ordering(['BeGreaterThan', 'GT'], ['greater than', 'less than or equal to'], (one) => one > 0),
  ordering(['BeLessThan', 'LT'], ['less than', 'greater than or equal to'], (one) => one < 0),
  ordering(['BeGreaterOrEqual', 'GE'], ['greater than or equal to', 'less than'], (one) => one >= 0),
  ordering(['BeLessOrEqual', 'LE'], ['less than or equal to', 'greater than'], (one) => one <= 0),
  wildcard(false),
  wildcard(true),
  regex(false),
  regex(true),
  assertion(
    { name: 'BeIn' },
    (actual, expected, context) => contains(expected, actual, context),
    ({ expected, actual, why }) =>
      `Expected collection ${expected} to contain ${actual}${why} but it was not found.`,
    ({ expected, actual, why }) =>
      `Expected collection ${expected} to not contain ${actual}${why} but it was found.`,
  ),
  assertion(
    { name: 'Contain', takesArray: true },
    (actual, expected, context) => contains(actual, expected, context),
    ({ expected, actual, why }) =>
      `Expected ${expected} to be found in collection ${actual}${why} but it was not found.`,
    ({ expected, actual, why }) =>
      `Expected ${expected} to not be found in collection ${actual}${why} but it was found.`,
  ),
  truth('BeTrue'),
  truth('BeFalse'),
  nullOrEmpty,
  ofType,
  count,
];
