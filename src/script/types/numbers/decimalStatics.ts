import { changeNumber, isOutOfRange, type NumberTypeName } from '../../convert/toNumber.ts';
import { arithmetic } from '../../operators/arithmetic.ts';
import { compareNumbers } from '../../operators/compare.ts';
import type { NumberValue } from '../../text/formatNumber.ts';
import { Decimal, Integer } from '../../values/number.ts';
import { NetArray } from '../../values/netArray.ts';
import { decimal, netError } from '../arguments.ts';
import type { TypeBuilder } from '../typeBuilder.ts';
import { absolute, clamped, pick, sign } from './numberFunctions.ts';
import { wholeDecimal } from './decimalMembers.ts';

const operations = { Add: '+', Subtract: '-', Multiply: '*', Divide: '/', Remainder: '%' } as const;

const targets: readonly (readonly [string, NumberTypeName])[] = [
  ['Byte', 'System.Byte'],
  ['SByte', 'System.SByte'],
  ['Int16', 'System.Int16'],
  ['Int32', 'System.Int32'],
  ['Int64', 'System.Int64'],
  ['UInt16', 'System.UInt16'],
  ['UInt32', 'System.UInt32'],
  ['UInt64', 'System.UInt64'],
  ['Double', 'System.Double'],
  ['Single', 'System.Single'],
];

/** The four words of a decimal as .NET keeps it. */
function bits({ mantissa, scale }: Decimal): NetArray {
  const size = mantissa < 0n ? -mantissa : mantissa;
  const word = (at: bigint) => Number(BigInt.asIntN(32, size >> (32n * at)));
  const flags = (mantissa < 0n ? 0x80000000 : 0) | (scale << 16);
  return new NetArray([word(0n), word(1n), word(2n), flags], 'System.Int32');
}

/** Add, Compare, ToInt32 and the like of System.Decimal. */
export function addDecimalStatics(builder: TypeBuilder<NumberValue>): void {
  const type = 'decimal';
  for (const [name, operator] of Object.entries(operations))
    builder.staticMethod(
      `${type} ${name}(decimal d1, decimal d2)`,
      ([left = null, right = null], context) => {
        if (/[/%]/.test(operator) && decimal(right).mantissa === 0n)
          throw netError('System.DivideByZeroException', 'Attempted to divide by zero.');
        return arithmetic(operator, left, right, context);
      },
    );
  for (const [short, name] of targets)
    builder.staticMethod(`${name} To${short}(decimal value)`, ([value]) => {
      const whole = /Double|Single/.test(name) ? decimal(value) : wholeDecimal(decimal(value), 'truncate');
      const changed = changeNumber(whole, name);
      if (!isOutOfRange(changed)) return changed;
      throw netError('System.OverflowException', changed.message);
    });
  builder
    .property('byte Scale', (self) => new Integer('System.Byte', BigInt(decimal(self).scale)))
    .staticMethod('int Compare(decimal d1, decimal d2)', ([left, right]) =>
      Math.sign(compareNumbers(decimal(left), decimal(right))),
    )
    .staticMethod('int[] GetBits(decimal d)', ([value]) => bits(decimal(value)))
    .staticMethod('long ToOACurrency(decimal value)', ([value]) => {
      const { mantissa, scale } = decimal(value);
      return (mantissa * 10000n) / 10n ** BigInt(scale);
    })
    .staticMethod(
      'decimal FromOACurrency(long cy)',
      ([value]) => new Decimal(typeof value === 'bigint' ? value : 0n, 4),
    )
    .staticMethod('decimal Clamp(decimal value, decimal min, decimal max)', ([value, low, high], context) =>
      clamped(value, low, high, context),
    )
    .staticMethod('decimal Max(decimal x, decimal y)', ([left, right]) => pick(left, right, true))
    .staticMethod('decimal Min(decimal x, decimal y)', ([left, right]) => pick(left, right, false))
    .staticMethod('int Sign(decimal d)', ([value]) => sign(value))
    .staticMethod('decimal Abs(decimal value)', ([value = 0]) => absolute(value))
    .staticMethod('bool IsInteger(decimal value)', ([value]) => isWhole(decimal(value)))
    .staticMethod(
      'bool IsEvenInteger(decimal value)',
      ([value]) => isWhole(decimal(value)) && halves(decimal(value)),
    )
    .staticMethod(
      'bool IsOddInteger(decimal value)',
      ([value]) => isWhole(decimal(value)) && !halves(decimal(value)),
    )
    .staticMethod('bool IsNegative(decimal value)', ([value]) => decimal(value).mantissa < 0n)
    .staticMethod('bool IsPositive(decimal value)', ([value]) => decimal(value).mantissa >= 0n);
}

const isWhole = ({ mantissa, scale }: Decimal) => mantissa % 10n ** BigInt(scale) === 0n;
const halves = (value: Decimal) => wholeDecimal(value, 'truncate').mantissa % 2n === 0n;
