import { NetObject, type Value } from './value.ts';

/** A method of an object that is not called: `'x'.Trim`. */
export class PSMethod extends NetObject {
  readonly self: Value;
  readonly name: string;
  /** A line an overload, as Get-Member shows it. */
  readonly definitions: readonly string[];
  readonly isStatic: boolean;
  readonly typeName: string;

  constructor(
    self: Value,
    name: string,
    definitions: readonly string[],
    { isStatic = false, typeName = 'System.Management.Automation.PSMethod' } = {},
  ) {
    super();
    this.typeName = typeName;
    this.self = self;
    this.name = name;
    this.definitions = definitions;
    this.isStatic = isStatic;
  }
}
