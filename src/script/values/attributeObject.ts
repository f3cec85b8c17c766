import { NetObject, type Value } from './value.ts';

/** An attribute of .NET as an object: what its constructor was given, and what its properties were set to. */
export class AttributeObject extends NetObject {
  readonly typeName: string;
  readonly positional: readonly Value[];
  /** By lower-case name. */
  readonly named = new Map<string, Value>();

  constructor(typeName: string, positional: readonly Value[]) {
    super();
    this.typeName = typeName;
    this.positional = positional;
  }
}
