import { NetArray } from './netArray.ts';
import { NetObject, type Value } from './value.ts';

/** System.Collections.DictionaryEntry, or KeyValuePair`2 by its type name. */
export class DictionaryEntry extends NetObject {
  readonly key: Value;
  value: Value;
  readonly typeName: string;

  constructor(key: Value, value: Value, typeName = 'System.Collections.DictionaryEntry') {
    super();
    this.key = key;
    this.value = value;
    this.typeName = typeName;
  }
}

/** `[key, value]`; of an array the type alone. */
export function entryText({ key, value }: DictionaryEntry, text: (part: Value) => string): string {
  return `[${text(key)}, ${value instanceof NetArray ? value.typeName : text(value)}]`;
}
