import { formatNumber } from '../text/formatNumber.ts';
import { invariantCulture } from '../text/culture.ts';
import { formatDate } from '../text/formatDate.ts';
import { dateToFormat, offsetToFormat } from '../text/dateToFormat.ts';
import type { NetContext } from '../types/netType.ts';
import { DateTime } from '../values/dateTime.ts';
import { DateTimeOffset } from '../values/dateTimeOffset.ts';
import { Dictionary } from '../values/dictionary.ts';
import { EnumValue } from '../values/enumValue.ts';
import { scriptError } from '../values/errorRecord.ts';
import { addedProperties, Boxed } from '../values/extendedMembers.ts';
import { Char, Decimal, Double, Integer, Single } from '../values/number.ts';
import { SwitchParameter } from '../values/switchParameter.ts';
import { isNull, NetObject, type Value } from '../values/value.ts';
import { XmlNode } from '../values/xmlNode.ts';
import type { JsonValue } from './jsonWriter.ts';
import type { ValueReader } from './valueReader.ts';

/** How values become JSON. */
export interface ToJsonOptions {
  /** Levels within each other; what is deeper becomes a text. */
  readonly depth: number;
  readonly enumsAsStrings: boolean;
  /** What came by the pipeline: PowerShell has a PSObject around it, which shows the members that its types add. */
  readonly piped: ReadonlySet<Value>;
}

/** Turns values into what is written as JSON. `truncated` tells whether anything was too deep. */
export class JsonMaker {
  truncated = false;
  readonly #options: ToJsonOptions;
  readonly #reader: ValueReader;
  readonly #context: NetContext;

  constructor(options: ToJsonOptions, reader: ValueReader, context: NetContext) {
    this.#options = options;
    this.#reader = reader;
    this.#context = context;
  }

  /** The JSON of a value at a level; 0 is the value itself. */
  make(value: Value, level = 0): JsonValue {
    this.#context.checkpoint();
    const plain = this.#plain(value);
    if (plain !== undefined) return this.#withNotes(value, plain, level);
    if (level > this.#options.depth) {
      this.truncated = true;
      return { kind: 'text', text: this.#reader.text(value) };
    }
    if (value instanceof Dictionary) return { kind: 'object', members: this.#entries(value, level) };
    const items = value instanceof XmlNode ? value.children : this.#reader.items(value);
    if (items !== undefined)
      return this.#withNotes(value, { kind: 'array', items: this.#items(items, level) }, level);
    return { kind: 'object', members: this.#members(value, level) };
  }

  /** What is one literal or one text; undefined for what holds others. */
  #plain(value: Value): JsonValue | undefined {
    if (isNull(value)) return literal('null');
    if (typeof value === 'string') return { kind: 'text', text: value };
    if (!(value instanceof NetObject)) return literal(String(value));
    if (value instanceof Boxed) return this.#plain(value.base);
    if (value instanceof SwitchParameter) return undefined;
    if (value instanceof Char) return { kind: 'text', text: String.fromCharCode(value.code) };
    if (value instanceof DateTime || value instanceof DateTimeOffset)
      return { kind: 'text', text: this.#date(value) };
    if (value instanceof EnumValue)
      return this.#options.enumsAsStrings
        ? { kind: 'text', text: this.#reader.text(value) }
        : literal(String(value.value));
    if (value instanceof Double || value instanceof Single) return real(value);
    if (value instanceof Decimal || value instanceof Integer)
      return literal(withPoint(formatNumber(value, 'G', invariantCulture), value));
    if (value.typeName === 'System.Guid' || value.typeName === 'System.Uri')
      return { kind: 'text', text: this.#reader.text(value) };
    return value.typeName === 'System.DBNull' ? literal('null') : undefined;
  }

  /** A value with members of its own beside its text, number or items is an object of them; a text or a date is not. */
  #withNotes(value: Value, plain: JsonValue, level: number): JsonValue {
    if (!(value instanceof NetObject) || value instanceof DateTime) return plain;
    const isText = value instanceof Boxed && typeof value.base === 'string';
    const names = isText ? [] : this.#extraNames(value);
    if (names.length === 0) return plain;
    return {
      kind: 'object',
      members: [
        ['value', plain] as const,
        ...names.map((name) => [name, this.make(this.#reader.property(value, name), level + 1)] as const),
      ],
    };
  }

  #extraNames(value: NetObject): readonly string[] {
    if (value.typeName === 'System.Guid' && this.#options.piped.has(value)) return ['Guid'];
    return addedProperties(value);
  }

  *#entries(dictionary: Dictionary, level: number): Generator<readonly [string, JsonValue]> {
    for (const { key, value } of dictionary.entries()) {
      if (typeof key !== 'string') throw nonStringKey(dictionary);
      yield [key, this.make(value, level + 1)];
    }
    for (const name of this.#extraNames(dictionary))
      yield [name, this.make(this.#reader.property(dictionary, name), level + 1)];
  }

  *#items(items: Iterable<Value>, level: number): Generator<JsonValue> {
    for (const item of items) yield this.make(item, level + 1);
  }

  *#members(value: Value, level: number): Generator<readonly [string, JsonValue]> {
    for (const name of this.#reader.allPropertyNames(value))
      yield [name, this.make(this.#reader.property(value, name), level + 1)];
  }

  #date(value: DateTime | DateTimeOffset): string {
    const date =
      value instanceof DateTime ? dateToFormat(value, this.#context.timeZone) : offsetToFormat(value);
    const pattern = "yyyy'-'MM'-'dd'T'HH':'mm':'ss.FFFFFFFK";
    return formatDate(date, pattern, invariantCulture);
  }
}

function literal(text: string): JsonValue {
  return { kind: 'literal', text };
}

function real(value: Double | Single): JsonValue {
  if (!Number.isFinite(value.value))
    return {
      kind: 'text',
      text: Number.isNaN(value.value) ? 'NaN' : value.value > 0 ? 'Infinity' : '-Infinity',
    };
  return literal(withPoint(formatNumber(value, 'R', invariantCulture), value));
}

/** `2` as `2.0`, where it is the text of a real number. */
function withPoint(text: string, value: Double | Single | Decimal | Integer): string {
  return value instanceof Integer || /[.eE]/u.test(text) ? text : `${text}.0`;
}

function nonStringKey(dictionary: Dictionary): Error {
  return scriptError(
    'NonStringKeyInDictionary',
    `The type '${dictionary.typeName}' is not supported for serialization or deserialization of a dictionary. Keys must be strings.`,
    'InvalidOperation',
    { type: 'System.InvalidOperationException', target: dictionary },
  );
}
