import { enumerate } from '../members/enumerate.ts';
import { propertiesOf, type PropertyInfo } from '../members/propertiesOf.ts';
import { typeNamesOf } from '../members/typeNames.ts';
import { toText } from '../convert/toText.ts';
import { cultureText } from '../text/cultureText.ts';
import type { NetContext } from '../types/netType.ts';
import { CustomObject } from '../values/customObject.ts';
import { ScriptError } from '../values/errorRecord.ts';
import { isNull, nothing, type Value } from '../values/value.ts';
import type { ValueReader } from './valueReader.ts';

/** Reads values as a session sees them. */
export class SessionValues implements ValueReader {
  readonly #context: NetContext;
  #last: { readonly value: Value; readonly properties: readonly PropertyInfo[] } | null = null;

  constructor(context: NetContext) {
    this.#context = context;
  }

  typeNames(value: Value): readonly string[] {
    return typeNamesOf(value, this.#context);
  }

  propertyNames(value: Value): readonly string[] {
    return this.#properties(value)
      .filter(({ hidden }) => hidden !== true)
      .map(({ name }) => name);
  }

  allPropertyNames(value: Value): readonly string[] {
    const properties = this.#properties(value);
    const own = properties.filter(({ kind }) => kind === 'Property');
    return [...own, ...properties.filter(({ kind }) => kind !== 'Property')].map(({ name }) => name);
  }

  property(value: Value, name: string): Value {
    const key = name.toLowerCase();
    const member = value instanceof CustomObject ? value.members.get(key) : undefined;
    if (member?.kind === 'note') return member.value === nothing ? null : member.value;
    try {
      const found = this.#properties(value)
        .find((property) => property.name.toLowerCase() === key)
        ?.get();
      return found === undefined || isNull(found) ? null : found;
    } catch (error) {
      if (error instanceof ScriptError) return null;
      throw error;
    }
  }

  items(value: Value): Iterable<Value> | undefined {
    return enumerate(value);
  }

  text(value: Value): string {
    return toText(value, this.#context);
  }

  cultureText(value: Value): string {
    return cultureText(value, this.#context);
  }

  /** Of the value asked for last: a writer asks for its properties one by one. */
  #properties(value: Value): readonly PropertyInfo[] {
    if (this.#last?.value === value) return this.#last.properties;
    const properties = propertiesOf(value, this.#context);
    this.#last = { value, properties };
    return properties;
  }
}
