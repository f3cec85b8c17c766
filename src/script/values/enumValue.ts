import { NetObject } from './value.ts';

/** A value of an enum. Its name is the matter of its type. */
export class EnumValue extends NetObject {
  readonly typeName: string;
  readonly value: bigint;

  constructor(typeName: string, value: bigint) {
    super();
    this.typeName = typeName;
    this.value = value;
  }

  get dictionaryKey(): string {
    return String(this.value);
  }
}
