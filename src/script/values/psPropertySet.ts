import { NetObject } from './value.ts';

/** A name for some properties of an object, as a script makes it: System.Management.Automation.PSPropertySet. */
export class PSPropertySet extends NetObject {
  readonly typeName = 'System.Management.Automation.PSPropertySet';
  readonly name: string;
  readonly properties: readonly string[];

  constructor(name: string, properties: readonly string[]) {
    super();
    this.name = name;
    this.properties = properties;
  }
}
