import { NetObject, type Value } from './value.ts';

/** System.Globalization.CultureInfo by its name; empty for the invariant one. NumberFormatInfo and DateTimeFormatInfo of it by the type name. */
export class CultureInfo extends NetObject {
  readonly name: string;
  readonly typeName: string;
  /** What was set of one that can be changed, by the names of its properties; null of one that is read-only. */
  readonly changes: Map<string, Value> | null;

  constructor(
    name: string,
    typeName = 'System.Globalization.CultureInfo',
    changes: Map<string, Value> | null = null,
  ) {
    super();
    this.name = name;
    this.typeName = typeName;
    this.changes = changes;
  }

  get dictionaryKey(): string {
    return this.name;
  }
}

/** CultureInfo.InvariantCulture. */
export const invariantCultureInfo = new CultureInfo('');
