import { compareText } from '../../text/compareText.ts';
import { EnumValue } from '../../values/enumValue.ts';
import type { KeyComparison } from '../../values/dictionary.ts';
import { NetObject, type Value } from '../../values/value.ts';
import { enumNumber, instanceOf, text } from '../arguments.ts';
import { comparisonOf, stringComparisons } from './textComparison.ts';
import { TypeBuilder } from '../typeBuilder.ts';

/** System.StringComparer: one of the ways to compare texts. */
export class StringComparer extends NetObject {
  readonly typeName: string;
  /** Number of the System.StringComparison it compares by. */
  readonly comparison: number;

  constructor(comparison: number) {
    super();
    this.comparison = comparison;
    this.typeName =
      comparison < 4
        ? 'System.CultureAwareComparer'
        : comparison === 4
          ? 'System.OrdinalCaseSensitiveComparer'
          : 'System.OrdinalIgnoreCaseComparer';
  }
}

/** How keys are compared by a comparer; undefined where none is given. */
export function comparerOf(value: Value | undefined): KeyComparison | undefined {
  if (!(value instanceof StringComparer)) return undefined;
  return value.comparison % 2 === 1 ? 'ignoreCase' : 'ordinal';
}

const selfOf = instanceOf(StringComparer, 'System.StringComparer');

const how = (comparer: StringComparer) =>
  new EnumValue('System.StringComparison', BigInt(comparer.comparison));

/** System.StringComparer. */
export const stringComparerType = () => {
  const builder = new TypeBuilder('System.StringComparer', selfOf, {
    interfaces: [
      'System.Collections.IComparer',
      'System.Collections.IEqualityComparer',
      'System.Collections.Generic.IComparer[string]',
      'System.Collections.Generic.IEqualityComparer[string]',
    ],
  })
    .method('int Compare(string x, string y)', (self, [left, right], context) =>
      Math.sign(compareText(text(left), text(right), comparisonOf(how(self), context))),
    )
    .method(
      'bool Equals(string x, string y)',
      (self, [left, right], context) =>
        compareText(text(left), text(right), comparisonOf(how(self), context)) === 0,
    );
  builder
    .method('int Compare(System.Object x, System.Object y)', (self, [left = null, right = null], context) =>
      Math.sign(compareText(context.text(left), context.text(right), comparisonOf(how(self), context))),
    )
    .method(
      'bool Equals(System.Object x, System.Object y)',
      (self, [left = null, right = null], context) =>
        compareText(context.text(left), context.text(right), comparisonOf(how(self), context)) === 0,
    )
    .staticMethod(
      'System.StringComparer FromComparison(System.StringComparison comparisonType)',
      ([comparison]) => new StringComparer(enumNumber(comparison)),
    )
    .staticMethod(
      'System.StringComparer Create(cultureinfo culture, bool ignoreCase)',
      ([, ignoreCase]) => new StringComparer(ignoreCase === true ? 1 : 0),
    );
  for (const [index, name] of stringComparisons.entries()) {
    const comparer = new StringComparer(index);
    builder.staticProperty(`System.StringComparer ${name}`, () => comparer);
  }
  return builder.build();
};
