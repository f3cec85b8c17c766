import { Boxed } from './extendedMembers.ts';
import type { NetObject, Value } from './value.ts';

/**
 * A number written as an argument whose text is not that of its value (`1.50`, `0x10`, `1kb`): it is shown as it was written wherever it is passed on
 * as it is, and counts as its number everywhere else.
 */
export class WrittenNumber extends Boxed {
  declare readonly base: number | bigint | NetObject;
  readonly text: string;

  constructor(number: number | bigint | NetObject, text: string) {
    super(
      number,
      typeof number === 'number'
        ? 'System.Int32'
        : typeof number === 'bigint'
          ? 'System.Int64'
          : number.typeName,
    );
    this.text = text;
  }

  /** Another object of the same number and text. */
  copy(): WrittenNumber {
    return new WrittenNumber(this.base, this.text);
  }
}

/** A value without the text it was written with. */
export function plainNumber(value: Value): Value {
  return value instanceof WrittenNumber ? value.base : value;
}
