import { Char, Double } from '../../values/number.ts';
import type { Value } from '../../values/value.ts';
import { int, text } from '../arguments.ts';
import type { NetType } from '../netType.ts';
import { TypeBuilder } from '../typeBuilder.ts';
import { unicodeCategory } from './unicodeCategory.ts';

/** The character that a code point, a char or a place in a text stands for. */
function characterOf(value: Value | undefined, index: Value | undefined): string {
  if (value instanceof Char) return String.fromCharCode(value.code);
  return index === undefined ? String.fromCodePoint(int(value)) : text(value).slice(int(index));
}

function numericValue(character: string): Double {
  return new Double(/^\d/.test(character) ? Number(character.charAt(0)) : -1);
}

/** System.Globalization.CharUnicodeInfo. */
export const charUnicodeInfoType = (): NetType =>
  new TypeBuilder('System.Globalization.CharUnicodeInfo', (value) => value)
    .staticMethods(
      ['char ch', 'int codePoint', 'string s, int index'].map(
        (parameters) => `System.Globalization.UnicodeCategory GetUnicodeCategory(${parameters})`,
      ),
      ([value, index]) => unicodeCategory(characterOf(value, index)),
    )
    .staticMethods(
      ['char ch', 'string s, int index'].map((parameters) => `double GetNumericValue(${parameters})`),
      ([value, index]) => numericValue(characterOf(value, index)),
    )
    .build();
