import { NetObject } from './value.ts';

/** System.Double. */
export class Double extends NetObject {
  readonly typeName = 'System.Double';
  readonly value: number;

  constructor(value: number) {
    super();
    this.value = value;
  }
}

/** System.Single: `value` is rounded to 32 bits. */
export class Single extends NetObject {
  readonly typeName = 'System.Single';
  readonly value: number;
  constructor(value: number) {
    super();
    this.value = Math.fround(value);
  }
}

/** System.Decimal: `mantissa` / 10^`scale`, with at most 96 bits and a scale of 0 to 28. */
export class Decimal extends NetObject {
  readonly typeName = 'System.Decimal';
  readonly mantissa: bigint;
  readonly scale: number;

  constructor(mantissa: bigint, scale: number) {
    super();
    this.mantissa = mantissa;
    this.scale = scale;
  }
}

/** Sign of a whole number: -1, 0 or 1. */
export function signOf(value: bigint): number {
  return value < 0n ? -1 : value > 0n ? 1 : 0;
}

/** The whole numbers beside Int32 and Int64, with their range; BigInteger has none. */
export const integerRanges = {
  'System.SByte': [-128n, 127n],
  'System.Byte': [0n, 255n],
  'System.Int16': [-32768n, 32767n],
  'System.UInt16': [0n, 65535n],
  'System.UInt32': [0n, 4294967295n],
  'System.UInt64': [0n, 18446744073709551615n],
} as const;

/** Full name of a whole number's type beside Int32 and Int64. */
export type IntegerTypeName = keyof typeof integerRanges | 'System.Numerics.BigInteger';

/** A whole number beside Int32 and Int64; `value` is within the range of its type. */
export class Integer extends NetObject {
  readonly typeName: IntegerTypeName;
  readonly value: bigint;

  constructor(typeName: IntegerTypeName, value: bigint) {
    super();
    this.typeName = typeName;
    this.value = value;
  }
}

/** System.Char: one UTF-16 unit. */
export class Char extends NetObject {
  readonly typeName = 'System.Char';
  readonly code: number;

  constructor(code: number) {
    super();
    this.code = code;
  }
}
