import { NetObject } from './value.ts';

/** System.Globalization.CultureInfo by its name; empty for the invariant one. NumberFormatInfo and DateTimeFormatInfo of it by the type name. */
export class CultureInfo extends NetObject {
  readonly name: string;
  readonly typeName: string;

  constructor(name: string, typeName = 'System.Globalization.CultureInfo') {
    super();
    this.name = name;
    this.typeName = typeName;
  }

  get dictionaryKey(): string {
    return this.name;
  }
}

/** CultureInfo.InvariantCulture. */
export const invariantCultureInfo = new CultureInfo('');
