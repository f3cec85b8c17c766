import type { NumberValue } from '../../text/formatNumber.ts';
import { Double, Integer, signOf } from '../../values/number.ts';
import type { Value } from '../../values/value.ts';
import { Reference } from '../../values/reference.ts';
import { byteArray, bytes, decimal, double, int, long, netError, outOfRange } from '../arguments.ts';
import { wholeDecimal } from './decimalMembers.ts';
import { remainder } from './numberFunctions.ts';
import type { TypeBuilder } from '../typeBuilder.ts';

const big = (value: bigint) => new Integer('System.Numerics.BigInteger', value);
const of = (value: Value | undefined) => long(value);
const own = (value: NumberValue) => long(value);

function greatestCommonDivisor(left: bigint, right: bigint): bigint {
  let [a, b] = [left < 0n ? -left : left, right < 0n ? -right : right];
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}

/** A power of which only the remainder counts, as .NET has its sign. */
function powerModulo(value: bigint, exponent: bigint, modulus: bigint): bigint {
  if (exponent < 0n) throw outOfRange('The number must be greater than or equal to zero.', 'exponent');
  if (modulus === 0n) throw netError('System.DivideByZeroException', 'Attempted to divide by zero.');
  let result = 1n % modulus;
  let base = value % modulus;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) result = (result * base) % modulus;
    base = (base * base) % modulus;
  }
  return result;
}

const isPowerOfTwo = (value: bigint) => value > 0n && (value & (value - 1n)) === 0n;

function power(base: bigint, exponent: number): bigint {
  if (exponent < 0)
    throw netError(
      'System.ArgumentOutOfRangeException',
      "The number must be greater than or equal to zero. (Parameter 'exponent')",
    );
  const bits = (base < 0n ? -base : base).toString(2).length * exponent;
  if (bits > 10_000_000)
    throw netError('System.OverflowException', 'The result would be larger than this host makes numbers.');
  return base ** BigInt(exponent);
}

/** What System.Numerics.BigInteger has beside other numbers. */
export function addBigInteger(builder: TypeBuilder<NumberValue>): void {
  const type = 'bigint';
  builder
    .property('bool IsEven', (self) => own(self) % 2n === 0n)
    .property('bool IsOne', (self) => own(self) === 1n)
    .property('bool IsZero', (self) => own(self) === 0n)
    .property('int Sign', (self) => signOf(own(self)))
    .staticProperty('bigint One', () => big(1n))
    .staticProperty('bigint Zero', () => big(0n))
    .staticProperty('bigint MinusOne', () => big(-1n))
    .staticMethod(`${type} Abs(bigint value)`, ([value]) => big(of(value) < 0n ? -of(value) : of(value)))
    .staticMethod(`${type} Add(bigint left, bigint right)`, ([left, right]) => big(of(left) + of(right)))
    .staticMethod(`${type} Subtract(bigint left, bigint right)`, ([left, right]) => big(of(left) - of(right)))
    .staticMethod(`${type} Multiply(bigint left, bigint right)`, ([left, right]) => big(of(left) * of(right)))
    .staticMethod(`${type} Divide(bigint dividend, bigint divisor)`, ([left, right]) => {
      if (of(right) === 0n) throw netError('System.DivideByZeroException', 'Attempted to divide by zero.');
      return big(of(left) / of(right));
    })
    .staticMethod(`${type} Remainder(bigint dividend, bigint divisor)`, ([left, right]) => {
      if (of(right) === 0n) throw netError('System.DivideByZeroException', 'Attempted to divide by zero.');
      return big(of(left) % of(right));
    })
    .staticMethod(`${type} Pow(bigint value, int exponent)`, ([value, exponent]) =>
      big(power(of(value), int(exponent))),
    )
    .staticMethod(`${type} ModPow(bigint value, bigint exponent, bigint modulus)`, (args) => {
      const [value = 0n, exponent = 0n, modulus = 0n] = args.map(of);
      return big(powerModulo(value, exponent, modulus));
    })
    .staticMethod(`${type} Negate(bigint value)`, ([value]) => big(-of(value)))
    .staticMethod(`${type} Max(bigint left, bigint right)`, ([left, right]) =>
      big(of(left) > of(right) ? of(left) : of(right)),
    )
    .staticMethod(`${type} Min(bigint left, bigint right)`, ([left, right]) =>
      big(of(left) < of(right) ? of(left) : of(right)),
    )
    .staticMethod('int Compare(bigint left, bigint right)', ([left, right]) => signOf(of(left) - of(right)))
    .staticMethod('bool IsPow2(bigint value)', ([value]) => isPowerOfTwo(of(value)))
    .property('bool IsPowerOfTwo', (self) => isPowerOfTwo(own(self)))
    .staticMethod(`${type} GreatestCommonDivisor(bigint left, bigint right)`, ([left, right]) =>
      big(greatestCommonDivisor(of(left), of(right))),
    )
    .staticMethod('double Log10(bigint value)', ([value]) => new Double(Math.log10(Number(of(value)))))
    .staticMethod('double Log(bigint value)', ([value]) => new Double(Math.log(Number(of(value)))))
    .constructs('(int value)', ([value]) => big(BigInt(int(value))))
    .constructs('(long value)', ([value]) => big(of(value)))
    .constructs('(double value)', ([value]) => big(BigInt(Math.trunc(double(value)))))
    .constructs('(decimal value)', ([value]) => big(wholeDecimal(decimal(value), 'truncate').mantissa))
    .constructs('(byte[] value)', ([value]) => {
      const all = bytes(value);
      const whole = all.reduceRight((made, byte) => (made << 8n) | BigInt(byte), 0n);
      return big(BigInt.asIntN(all.length * 8, whole));
    })
    .method('byte[] ToByteArray()', (self) => byteArray(bytesOf(own(self))))
    .staticMethod('bool IsEvenInteger(bigint value)', ([value]) => of(value) % 2n === 0n)
    .staticMethod('bool IsOddInteger(bigint value)', ([value]) => of(value) % 2n !== 0n)
    .staticMethod('bool IsNegative(bigint value)', ([value]) => of(value) < 0n)
    .staticMethod('bool IsPositive(bigint value)', ([value]) => of(value) >= 0n)
    .staticMethod(
      'double Log(bigint value, double baseValue)',
      ([value, base]) => new Double(Math.log(Number(of(value))) / Math.log(double(base))),
    )
    .staticMethod(
      `${type} DivRem(bigint dividend, bigint divisor, ref bigint remainder)`,
      ([left, right, target]) => {
        const rest = remainder(of(left), of(right));
        if (target instanceof Reference) target.value = big(rest);
        return big((of(left) - rest) / of(right));
      },
    );
}

/** The bytes of a number in two's complement, the lowest first, no more than it needs. */
function bytesOf(value: bigint): number[] {
  const made: number[] = [];
  for (let rest = value; ; rest >>= 8n) {
    made.push(Number(rest & 0xffn));
    const isDone =
      (rest >> 8n === 0n && (rest & 0x80n) === 0n) || (rest >> 8n === -1n && (rest & 0x80n) !== 0n);
    if (isDone) return made;
  }
}
