import { NetObject, type Value } from './value.ts';

/** A number written as an argument whose text is not that of its value (`1.50`, `0x10`, `1kb`): a parameter of texts takes it as it was written. */
export class NumberLiteral extends NetObject {
  readonly typeName = 'System.Management.Automation.PSObject';
  readonly number: Value;
  readonly text: string;

  constructor(number: Value, text: string) {
    super();
    this.number = number;
    this.text = text;
  }
}

/** A value without the text it was written with. */
export function plainArgument(value: Value): Value {
  return value instanceof NumberLiteral ? value.number : value;
}
