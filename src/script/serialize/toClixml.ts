import { CustomObject } from '../values/customObject.ts';
import { Dictionary } from '../values/dictionary.ts';
import { EnumValue } from '../values/enumValue.ts';
import { addedProperties } from '../values/extendedMembers.ts';
import { NetArray } from '../values/netArray.ts';
import { NetObject, type Value } from '../values/value.ts';
import { clixmlPrimitive } from './clixmlPrimitive.ts';
import { clixmlText } from './clixmlText.ts';
import type { ValueReader } from './valueReader.ts';
import { xmlLines, type XmlElement } from './xmlWriter.ts';

const start = '<Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04">';

/** A CLIXML text without values. */
export const emptyClixml = start.replace(/>$/u, ' />');

/** Values as the lines of a CLIXML text. `depth` is how many levels of objects of types are kept; deeper ones become texts. */
export function* toClixml(
  values: Iterable<Value>,
  depth: number,
  reader: ValueReader,
  timeZone: string,
): Generator<string> {
  const writer = new ClixmlWriter(reader, timeZone);
  yield start;
  for (const value of values) {
    for (const line of xmlLines(writer.element(value, null, depth), 1)) yield line;
  }
  yield '</Objs>';
}

class ClixmlWriter {
  readonly #reader: ValueReader;
  readonly #timeZone: string;
  readonly #typeReferences = new Map<string, string>();
  readonly #references = new Map<NetObject, string>();

  constructor(reader: ValueReader, timeZone: string) {
    this.#reader = reader;
    this.#timeZone = timeZone;
  }

  element(value: Value, name: string | null, depth: number): XmlElement {
    const attributes = name === null ? [] : [['N', clixmlText(name)] as const];
    const primitive = this.#primitive(value);
    if (primitive !== undefined && !hasMembers(value)) {
      const [tag, text] = primitive;
      return { name: tag, attributes, content: text ?? [] };
    }
    if (!(value instanceof NetObject)) return { name: 'S', attributes, content: this.#reader.text(value) };
    if (depth < 1 && primitive === undefined && !this.#isContainer(value))
      return { name: 'S', attributes, content: clixmlText(this.#reader.text(value)) };
    const known = this.#references.get(value);
    if (known !== undefined)
      return { name: 'Ref', attributes: [...attributes, ['RefId', known]], content: [] };
    const id = String(this.#references.size);
    this.#references.set(value, id);
    return {
      name: 'Obj',
      attributes: [...attributes, ['RefId', id]],
      content: [this.#typeNames(value), ...this.#content(value, depth, primitive)],
    };
  }

  #primitive(value: Value): readonly [string, string | null] | undefined {
    return value instanceof NetObject && value.typeName === 'System.Uri'
      ? ['URI', clixmlText(this.#reader.text(value))]
      : clixmlPrimitive(value, this.#timeZone);
  }

  /** What holds others without being counted as a level: collections and custom objects. */
  #isContainer(value: NetObject): boolean {
    return (
      value instanceof CustomObject || value instanceof Dictionary || this.#reader.items(value) !== undefined
    );
  }

  #typeNames(value: Value): XmlElement {
    const names = this.#reader.typeNames(value);
    const key = names.join('\n');
    const known = this.#typeReferences.get(key);
    if (known !== undefined) return { name: 'TNRef', attributes: [['RefId', known]], content: [] };
    const id = String(this.#typeReferences.size);
    this.#typeReferences.set(key, id);
    return {
      name: 'TN',
      attributes: [['RefId', id]],
      content: names.map((name) => ({ name: 'T', attributes: [], content: name })),
    };
  }

  #content(
    value: NetObject,
    depth: number,
    primitive: readonly [string, string | null] | undefined,
  ): XmlElement[] {
    if (primitive !== undefined) {
      const [tag, text] = primitive;
      return [
        { name: tag, attributes: [], content: text ?? [] },
        ...this.#members('MS', addedProperties(value), value, depth),
      ];
    }
    if (value instanceof EnumValue)
      return [
        { name: 'ToString', attributes: [], content: this.#reader.text(value) },
        { name: 'I32', attributes: [], content: String(value.value) },
      ];
    if (value instanceof CustomObject)
      return this.#members('MS', this.#reader.propertyNames(value), value, depth);
    if (value instanceof Dictionary) return [this.#dictionary(value, depth)];
    const items = this.#reader.items(value);
    if (items !== undefined) {
      const tag = value instanceof NetArray || value.typeName.includes('List') ? 'LST' : 'IE';
      return [
        { name: tag, attributes: [], content: [...items].map((item) => this.element(item, null, depth)) },
      ];
    }
    const extra = new Set(addedProperties(value).map((name) => name.toLowerCase()));
    const own = this.#reader.propertyNames(value).filter((name) => !extra.has(name.toLowerCase()));
    return [
      { name: 'ToString', attributes: [], content: clixmlText(this.#reader.text(value)) },
      ...this.#members('Props', own, value, depth - 1),
      ...this.#members('MS', addedProperties(value), value, depth),
    ];
  }

  #dictionary(dictionary: Dictionary, depth: number): XmlElement {
    return {
      name: 'DCT',
      attributes: [],
      content: [...dictionary.entries()].map(({ key, value }) => ({
        name: 'En',
        attributes: [],
        content: [this.element(key, 'Key', depth), this.element(value, 'Value', depth)],
      })),
    };
  }

  #members(tag: string, names: readonly string[], value: Value, depth: number): XmlElement[] {
    if (names.length === 0) return [];
    return [
      {
        name: tag,
        attributes: [],
        content: names.map((name) => this.element(this.#reader.property(value, name), name, depth)),
      },
    ];
  }
}

function hasMembers(value: Value): boolean {
  return value instanceof NetObject && addedProperties(value).length > 0;
}
