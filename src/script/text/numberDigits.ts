/** A number by its decimal digits: 0.`digits` × 10^`point`. Zero has no digits. */
export interface NumberDigits {
  readonly negative: boolean;
  /** Without leading zeros. */
  readonly digits: string;
  readonly point: number;
  /** Whether it comes from a binary fraction: then it keeps its sign when it is rounded to zero. */
  readonly floating: boolean;
}

/** Digits of a whole number. */
export function digitsOfInteger(value: bigint): NumberDigits {
  const text = String(value < 0n ? -value : value);
  return value === 0n
    ? { negative: false, digits: '', point: 0, floating: false }
    : { negative: value < 0n, digits: text, point: text.length, floating: false };
}

/** Digits of `mantissa` / 10^`scale`, trailing zeros kept. */
export function digitsOfDecimal(mantissa: bigint, scale: number): NumberDigits {
  const digits = digitsOfInteger(mantissa);
  return { ...digits, point: digits.digits === '' ? 0 : digits.point - scale };
}

/** The fewest digits that tell a double (or a single) from its neighbors. */
export function shortestDigits(value: number, single = false): NumberDigits {
  if (value === 0) return { negative: Object.is(value, -0), digits: '', point: 0, floating: true };
  let text = Math.abs(value).toExponential();
  if (single) {
    for (let precision = 1; precision <= 9; precision++) {
      const shorter = Math.abs(value).toPrecision(precision);
      if (Math.fround(Number(shorter)) === Math.abs(value)) {
        text = Number(shorter).toExponential();
        break;
      }
    }
  }
  return fromExponential(text, value < 0);
}

function fromExponential(text: string, negative: boolean): NumberDigits {
  const [mantissa = '', exponent = '0'] = text.split('e');
  const digits = mantissa.replace('.', '').replace(/0+$/, '');
  return { negative, digits, point: Number(exponent) + 1, floating: true };
}

/** All digits of a double. */
export function exactDigits(value: number): NumberDigits {
  if (value === 0) return shortestDigits(value);
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, Math.abs(value));
  const raw = bits.getBigUint64(0);
  const biased = Number(raw >> 52n);
  const fraction = raw & 0xf_ffff_ffff_ffffn;
  const mantissa = biased === 0 ? fraction : fraction | (1n << 52n);
  const exponent = (biased === 0 ? 1 : biased) - 1075;
  const scaled = exponent >= 0 ? mantissa << BigInt(exponent) : mantissa * 5n ** BigInt(-exponent);
  const text = String(scaled);
  return {
    negative: value < 0,
    digits: text.replace(/0+$/, ''),
    point: text.length - (exponent >= 0 ? 0 : -exponent),
    floating: true,
  };
}

/** The digits of a double rounded to so many significant ones, halves to even as .NET does. */
export function roundedDouble(value: number, precision: number): NumberDigits {
  if (value === 0 || precision > 17) return roundHalfEven(exactDigits(value), precision);
  const wider = Math.abs(value).toPrecision(Math.min(precision + 1, 100));
  // A tie is possible only where one digit more ends in 5 and says the value exactly.
  if (/5(?:e|$)/.test(wider) && Number(wider) === Math.abs(value))
    return roundHalfEven(exactDigits(value), precision);
  return fromExponential(Math.abs(value).toExponential(precision - 1), value < 0);
}

/** Rounds to so many digits from the first on (none or less gives zero or a carry), halves to even. */
export function roundHalfEven(number: NumberDigits, count: number): NumberDigits {
  const next = number.digits.charCodeAt(count) - 48;
  const tie = next === 5 && number.digits.length === count + 1;
  const last = count > 0 ? number.digits.charCodeAt(count - 1) - 48 : 0;
  return cut(number, count, count < 0 ? false : tie ? last % 2 === 1 : next >= 5);
}

/** Rounds to so many digits from the first on, halves away from zero. */
export function roundHalfUp(number: NumberDigits, count: number): NumberDigits {
  return cut(number, count, count >= 0 && number.digits.charCodeAt(count) >= 53);
}

function cut(number: NumberDigits, count: number, up: boolean): NumberDigits {
  if (count >= number.digits.length) return number;
  let digits = number.digits.slice(0, Math.max(count, 0));
  let { point } = number;
  if (up) {
    const raised = String(BigInt(`1${digits}`) + 1n);
    if (raised.startsWith('2')) {
      digits = `1${raised.slice(1)}`;
      point += 1;
    } else digits = raised.slice(1);
  }
  digits = digits.replace(/0+$/, '');
  return digits === ''
    ? { ...number, negative: number.negative && number.floating, digits, point: 0 }
    : { ...number, digits, point };
}
