import { fitDecimal } from '../text/parseNumber.ts';
import type { NumberValue } from '../text/formatNumber.ts';
import {
  changeNumber,
  doubleOf,
  isOutOfRange,
  outOfRangeOf,
  truncatedDouble,
  wholeValue,
} from '../convert/toNumber.ts';
import { Decimal, Double, Integer, Single } from '../values/number.ts';
import type { ArithmeticOperator } from '../syntax/operators.ts';
import type { Value } from '../values/value.ts';
import { arithmeticError, divideByZero } from './operatorError.ts';

const int32 = (value: number) => value >= -2147483648 && value <= 2147483647;

/** The exact whole result, as the narrowest of the types that arithmetic works in holds it: a double once it is too large. */
type Width = 'int' | 'uint' | 'long' | 'ulong';

function widthOf(value: NumberValue): Width {
  if (typeof value === 'number') return 'int';
  if (typeof value === 'bigint') return 'long';
  if (value instanceof Integer) {
    if (value.typeName === 'System.UInt32') return 'uint';
    if (value.typeName === 'System.UInt64') return 'ulong';
  }
  return 'int';
}

function commonWidth(left: NumberValue, right: NumberValue): Width | 'double' {
  const [a, b] = [widthOf(left), widthOf(right)];
  if (a === b) return a;
  const signedNegative = (value: NumberValue, width: Width) =>
    (width === 'int' || width === 'long') && wholeValue(value) < 0n;
  if (a === 'ulong' || b === 'ulong') {
    return signedNegative(left, a) || signedNegative(right, b) ? 'double' : 'ulong';
  }
  if (a === 'long' || b === 'long') return 'long';
  return signedNegative(left, a) || signedNegative(right, b) ? 'long' : 'uint';
}

function ofWidth(value: bigint, width: Width): Value {
  switch (width) {
    case 'int':
      return value >= -2147483648n && value <= 2147483647n ? Number(value) : new Double(Number(value));
    case 'long':
      return BigInt.asIntN(64, value) === value ? value : new Double(Number(value));
    case 'uint':
      return value >= 0n && value <= 4294967295n
        ? new Integer('System.UInt32', value)
        : new Double(Number(value));
    case 'ulong':
      return value >= 0n && value < 1n << 64n
        ? new Integer('System.UInt64', value)
        : new Double(Number(value));
  }
}

/** Arithmetic of two numbers, with the type of result that PowerShell gives. Throws for a division by zero of whole numbers and decimals. */
export function numeric(operator: ArithmeticOperator, left: NumberValue, right: NumberValue): Value {
  if (typeof left === 'number' && typeof right === 'number') return ofInts(operator, left, right);
  if (left instanceof Decimal || right instanceof Decimal) return ofDecimals(operator, left, right);
  if (isBig(left) || isBig(right)) return ofBigs(operator, left, right);
  if (isReal(left) || isReal(right)) return new Double(ofDoubles(operator, doubleOf(left), doubleOf(right)));
  const width = commonWidth(left, right);
  if (width === 'double') return new Double(ofDoubles(operator, doubleOf(left), doubleOf(right)));
  return ofWholes(operator, wholeValue(left), wholeValue(right), width);
}

const isReal = (value: NumberValue) => value instanceof Double || value instanceof Single;
const isBig = (value: NumberValue) =>
  value instanceof Integer && value.typeName === 'System.Numerics.BigInteger';

function ofInts(operator: ArithmeticOperator, left: number, right: number): Value {
  let result: number;
  switch (operator) {
    case '+':
      result = left + right;
      break;
    case '-':
      result = left - right;
      break;
    case '*':
      result = left * right;
      break;
    case '/':
      if (right === 0) throw divideByZero();
      result = left / right;
      return Number.isInteger(result) && int32(result) ? result + 0 : new Double(result);
    case '%':
      if (right === 0) throw divideByZero();
      // Adding zero makes the zero of JavaScript's remainder a positive one.
      return (left % right) + 0;
  }
  return int32(result) ? result + 0 : new Double(result);
}

function ofDoubles(operator: ArithmeticOperator, left: number, right: number): number {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
    case '%':
      return left % right;
  }
}

/** A product that its type does not hold has been one of BigInteger. */
function productOf(left: bigint, right: bigint, width: Width): Value {
  const product = left * right;
  const made = ofWidth(product, width);
  return made instanceof Double ? new Double(truncatedDouble(product)) : made;
}

function ofWholes(operator: ArithmeticOperator, left: bigint, right: bigint, width: Width): Value {
  switch (operator) {
    case '+':
      return ofWidth(left + right, width);
    case '-':
      return ofWidth(left - right, width);
    case '*':
      return productOf(left, right, width);
    case '/':
      if (right === 0n) throw divideByZero();
      return left % right === 0n ? ofWidth(left / right, width) : new Double(Number(left) / Number(right));
    case '%':
      if (right === 0n) throw divideByZero();
      return ofWidth(left % right, width);
  }
}

function ofBigs(operator: ArithmeticOperator, left: NumberValue, right: NumberValue): Value {
  const big = (value: NumberValue) => {
    const changed = changeNumber(value, 'System.Numerics.BigInteger');
    if (changed instanceof Integer) return changed.value;
    throw arithmeticError('System.OverflowException', 'BigInteger cannot represent infinity.');
  };
  const [a, b] = [big(left), big(right)];
  const value = (result: bigint) => new Integer('System.Numerics.BigInteger', result);
  switch (operator) {
    case '+':
      return value(a + b);
    case '-':
      return value(a - b);
    case '*':
      return value(a * b);
    case '/':
      if (b === 0n) throw divideByZero();
      return value(a / b);
    case '%':
      if (b === 0n) throw divideByZero();
      return value(a % b);
  }
}

function toDecimal(value: NumberValue): Decimal {
  const changed = changeNumber(value, 'System.Decimal');
  if (changed instanceof Decimal) return changed;
  const { message, type } = isOutOfRange(changed) ? changed : outOfRangeOf('System.Decimal');
  throw arithmeticError(type, message);
}

function ofDecimals(operator: ArithmeticOperator, left: NumberValue, right: NumberValue): Value {
  const result = decimalArithmetic(operator, toDecimal(left), toDecimal(right));
  if (result === undefined) {
    const { message, type } = outOfRangeOf('System.Decimal');
    throw arithmeticError(type, message);
  }
  return result;
}

/** Decimal arithmetic with .NET's scales; undefined where the result is too large. */
function decimalArithmetic(operator: ArithmeticOperator, left: Decimal, right: Decimal): Decimal | undefined {
  const scale = Math.max(left.scale, right.scale);
  const a = left.mantissa * 10n ** BigInt(scale - left.scale);
  const b = right.mantissa * 10n ** BigInt(scale - right.scale);
  switch (operator) {
    case '+':
      return fitDecimal(a + b, scale);
    case '-':
      return fitDecimal(a - b, scale);
    case '*':
      return fitDecimal(left.mantissa * right.mantissa, left.scale + right.scale);
    case '/':
      if (b === 0n) throw divideByZero();
      return divide(left, right);
    case '%':
      if (b === 0n) throw divideByZero();
      return fitDecimal(a % b, scale);
  }
}

/** The quotient with as many digits as a decimal holds; those of an exact one that are not needed are left out. */
function divide(left: Decimal, right: Decimal): Decimal | undefined {
  const least = Math.max(left.scale - right.scale, 0);
  for (let scale = least; scale <= 28; scale++) {
    const numerator = left.mantissa * 10n ** BigInt(scale + right.scale);
    const denominator = right.mantissa * 10n ** BigInt(left.scale);
    if (numerator % denominator === 0n) return fitDecimal(numerator / denominator, scale);
  }
  const extra = 60;
  const numerator = left.mantissa * 10n ** BigInt(extra + right.scale);
  const denominator = right.mantissa * 10n ** BigInt(left.scale);
  return fitDecimal(numerator / denominator, extra);
}
