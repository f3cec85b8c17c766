import { changeNumber, isOutOfRange, roundDecimal } from '../../convert/toNumber.ts';
import { isNumber, type NumberValue } from '../../text/formatNumber.ts';
import { Decimal } from '../../values/number.ts';
import type { Value } from '../../values/value.ts';
import { decimal, enumNumber, int, netError } from '../arguments.ts';
import type { TypeBuilder } from '../typeBuilder.ts';

const maximum = (1n << 96n) - 1n;

/** Rounds to so many digits after the separator; `away` for halves away from zero instead of to even. */
export function roundDecimalTo(value: Decimal, digits: number, away = false): Decimal {
  if (digits < 0 || digits > 28) {
    throw netError(
      'System.ArgumentOutOfRangeException',
      "Decimal can only round to between 0 and 28 digits of precision. (Parameter 'decimals')",
    );
  }
  if (value.scale <= digits) return value;
  const divisor = 10n ** BigInt(value.scale - digits);
  if (!away) return new Decimal(roundDecimal(new Decimal(value.mantissa, value.scale - digits)), digits);
  const size = value.mantissa < 0n ? -value.mantissa : value.mantissa;
  const rounded = (size + divisor / 2n) / divisor;
  return new Decimal(value.mantissa < 0n ? -rounded : rounded, digits);
}

/** The whole number below, above or towards zero. */
export function wholeDecimal(
  { mantissa, scale }: Decimal,
  direction: 'floor' | 'ceiling' | 'truncate',
): Decimal {
  const divisor = 10n ** BigInt(scale);
  const truncated = mantissa / divisor;
  const exact = mantissa % divisor === 0n;
  if (exact || direction === 'truncate') return new Decimal(truncated, 0);
  if (direction === 'floor') return new Decimal(mantissa < 0n ? truncated - 1n : truncated, 0);
  return new Decimal(mantissa > 0n ? truncated + 1n : truncated, 0);
}

/** A number as a decimal one. */
function decimalOf(value: Value): Value {
  const changed = changeNumber(isNumber(value) ? value : 0, 'System.Decimal');
  if (isOutOfRange(changed))
    throw netError('System.OverflowException', 'Value was either too large or too small for a Decimal.');
  return changed;
}

function fromParts([low, middle, high, negative, scale]: readonly Value[]): Value {
  const word = (part: Value | undefined) => BigInt(int(part) >>> 0);
  const bits = (word(high) << 64n) | (word(middle) << 32n) | word(low);
  return new Decimal(negative === true ? -bits : bits, int(scale));
}

/** What System.Decimal has beside other numbers. */
export function addDecimal(builder: TypeBuilder<NumberValue>): void {
  for (const type of ['int', 'uint', 'long', 'ulong', 'float', 'double'])
    builder.constructs(`(${type} value)`, ([value = null]) => decimalOf(value));
  builder.constructs('(int lo, int mid, int hi, bool isNegative, byte scale)', fromParts);
  const away = (value: Value | undefined) => value !== undefined && enumNumber(value) === 1;
  builder
    .staticProperty('decimal MaxValue', () => new Decimal(maximum, 0))
    .staticProperty('decimal MinValue', () => new Decimal(-maximum, 0))
    .staticProperty('decimal One', () => new Decimal(1n, 0))
    .staticProperty('decimal Zero', () => new Decimal(0n, 0))
    .staticProperty('decimal MinusOne', () => new Decimal(-1n, 0))
    .staticMethod('decimal Ceiling(decimal d)', ([value]) => wholeDecimal(decimal(value), 'ceiling'))
    .staticMethod('decimal Floor(decimal d)', ([value]) => wholeDecimal(decimal(value), 'floor'))
    .staticMethod('decimal Truncate(decimal d)', ([value]) => wholeDecimal(decimal(value), 'truncate'))
    .staticMethod(
      'decimal Negate(decimal d)',
      ([value]) => new Decimal(-decimal(value).mantissa, decimal(value).scale),
    )
    .staticMethod('decimal Round(decimal d)', ([value]) => roundDecimalTo(decimal(value), 0))
    .staticMethod('decimal Round(decimal d, int decimals)', ([value, digits]) =>
      roundDecimalTo(decimal(value), int(digits)),
    )
    .staticMethod('decimal Round(decimal d, System.MidpointRounding mode)', ([value, mode]) =>
      roundDecimalTo(decimal(value), 0, away(mode)),
    )
    .staticMethod(
      'decimal Round(decimal d, int decimals, System.MidpointRounding mode)',
      ([value, digits, mode]) => roundDecimalTo(decimal(value), int(digits), away(mode)),
    );
}
