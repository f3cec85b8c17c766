import { Decimal } from '../values/number.ts';
import type { NumberPatterns } from './culture.ts';
import { roundedDouble } from './numberDigits.ts';

const invariant = { decimal: '.', group: ',' };

/** A whole number as Int32.Parse reads it: blanks around, a sign, digits. Undefined for another text. */
export function parseWhole(text: string): bigint | undefined {
  return /^\s*[+-]?\d+\s*\0*$/.test(text)
    ? BigInt(text.replaceAll('\0', '').trim().replace(/^\+/, ''))
    : undefined;
}

/** A number as Double.Parse reads it: groups, a decimal separator, an exponent, NaN and Infinity. Undefined for another text. */
export function parseFloating(
  text: string,
  { decimal, group }: Pick<NumberPatterns, 'decimal' | 'group'> = invariant,
): number | undefined {
  const bare = text.trim();
  const special = /^([+-]?)(NaN|Infinity|\u221e)$/i.exec(bare);
  if (special !== null && (special[2] !== '∞' || decimal !== '.' || group !== ',')) {
    return special[2]?.toLowerCase() === 'nan' ? Number.NaN : special[1] === '-' ? -Infinity : Infinity;
  }
  const plain = ungrouped(bare, { decimal, group });
  return /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(plain) ? Number(plain) : undefined;
}

/** A number without the separators of its groups, and with a point: groups stand behind a digit and before the fraction. Any other text stays none. */
export function ungrouped(
  text: string,
  { decimal, group }: Pick<NumberPatterns, 'decimal' | 'group'> = invariant,
): string {
  const at = text.indexOf(decimal);
  const whole = at < 0 ? (/^[^eE]*/.exec(text)?.[0] ?? '') : text.slice(0, at);
  const rest = text.slice(whole.length).replace(decimal, '.');
  return group !== '' && /^[+-]?\d/.test(whole) ? whole.split(group).join('') + rest : whole + rest;
}

/** The decimal of a text with all its digits, as Decimal.Parse reads it; undefined for another text or one out of range. */
export function parseDecimal(
  text: string,
  { decimal, group }: Pick<NumberPatterns, 'decimal' | 'group'> = invariant,
): Decimal | undefined {
  const plain = ungrouped(text.trim(), { decimal, group });
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(plain);
  if (match === null) return undefined;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  if (whole + fraction === '') return undefined;
  const size = BigInt(whole + fraction);
  return fitDecimal(sign === '-' ? -size : size, fraction.length - Number(exponent));
}

const maximumMantissa = (1n << 96n) - 1n;

/** A decimal of `mantissa` / 10^`scale` for any scale, rounded (halves to even) to what 96 bits and a scale of 28 hold; undefined beyond. */
export function fitDecimal(mantissa: bigint, scale: number): Decimal | undefined {
  let size = mantissa < 0n ? -mantissa : mantissa;
  if (scale < 0) {
    if (scale < -40) return size === 0n ? new Decimal(0n, 0) : undefined;
    size *= 10n ** BigInt(-scale);
    scale = 0;
  }
  // How many digits must go is known at once: dividing twice would round twice.
  let drop = Math.max(scale - 28, 0);
  const digits = String(size).length;
  drop = Math.max(drop, Math.min(digits - 29, scale));
  let rounded = divideHalfEven(size, drop);
  if (rounded > maximumMantissa && drop < scale) {
    drop++;
    rounded = divideHalfEven(size, drop);
  }
  if (rounded > maximumMantissa) return undefined;
  return new Decimal(mantissa < 0n ? -rounded : rounded, scale - drop);
}

function divideHalfEven(value: bigint, digits: number): bigint {
  if (digits <= 0) return value;
  const divisor = 10n ** BigInt(digits);
  const quotient = value / divisor;
  const twice = (value % divisor) * 2n;
  return twice > divisor || (twice === divisor && quotient % 2n === 1n) ? quotient + 1n : quotient;
}

/** The decimal of a double: 15 digits of it, without trailing zeros; undefined out of range. */
export function decimalOfDouble(value: number, precision = 15): Decimal | undefined {
  if (!Number.isFinite(value)) return undefined;
  if (value === 0) return new Decimal(0n, 0);
  const { digits, point } = roundedDouble(value, precision);
  const trimmed = digits.replace(/0+$/, '');
  return fitDecimal(BigInt(trimmed) * (value < 0 ? -1n : 1n), trimmed.length - point);
}
