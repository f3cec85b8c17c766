import { NetObject, type Value } from './value.ts';

/** An array of fixed length: `object[]` where no element type is named. Its items can be replaced, not added to. */
export class NetArray extends NetObject {
  readonly items: Value[];
  /** Full name of the type of its elements. */
  readonly elementType: string;

  constructor(items: Value[], elementType = 'System.Object') {
    super();
    this.items = items;
    this.elementType = elementType;
  }

  get typeName(): string {
    return `${this.elementType}[]`;
  }
}
