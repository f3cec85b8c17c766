import { CustomObject } from '../values/customObject.ts';
import { Dictionary } from '../values/dictionary.ts';
import { isNull, type Value } from '../values/value.ts';
import type { ValueReader } from './valueReader.ts';
import type { XmlElement } from './xmlWriter.ts';

/** How values become XML. */
export interface ToXmlOptions {
  /** Levels of properties that are objects themselves. */
  readonly depth: number;
  readonly typeInformation: boolean;
}

/** A value as an `Object` element of ConvertTo-Xml: with `Property` elements for what it consists of. */
export function toXml(value: Value, options: ToXmlOptions, reader: ValueReader): XmlElement {
  return element('Object', null, value, options.depth, options, reader);
}

function element(
  name: string,
  property: string | null,
  value: Value,
  depth: number,
  options: ToXmlOptions,
  reader: ValueReader,
  isMember = false,
): XmlElement {
  // A property of an object that is null says so by a type; an item or an entry has none.
  const type = isNull(value)
    ? isMember
      ? 'System.Object'
      : null
    : (reader.typeNames(value)[0] ?? 'System.Object');
  return {
    name,
    attributes: [
      ...(property === null ? [] : [['Name', property] as const]),
      ...(options.typeInformation && type !== null ? [['Type', type] as const] : []),
    ],
    content: contentOf(value, depth, options, reader),
  };
}

function contentOf(
  value: Value,
  depth: number,
  options: ToXmlOptions,
  reader: ValueReader,
): string | readonly XmlElement[] {
  if (isNull(value)) return [];
  const child = (name: string | null, inner: Value): XmlElement =>
    element('Property', name, inner, depth - 1, options, reader);
  // Collections are opened one level deeper than objects.
  if (depth < 0) return reader.text(value);
  if (value instanceof Dictionary)
    return [...value.entries()].flatMap(({ key, value: inner }) => [
      child('Key', key),
      child('Value', inner),
    ]);
  const items = typeof value === 'string' ? undefined : reader.items(value);
  if (items !== undefined) return [...items].map((item) => child(null, item));
  if (isPrimitive(value, reader)) return reader.cultureText(value);
  if (depth < 1) return value instanceof CustomObject ? notesOf(value, options, reader) : reader.text(value);
  const names = reader.propertyNames(value);
  return names.length === 0
    ? reader.text(value)
    : names.map((name) =>
        element('Property', name, reader.property(value, name), depth - 1, options, reader, true),
      );
}

/** A custom object that is too deep is its text, and the text of each of its notes. */
function notesOf(value: CustomObject, { typeInformation }: ToXmlOptions, reader: ValueReader): XmlElement[] {
  const part = (name: string | null, type: string, content: string): XmlElement => ({
    name: 'Property',
    attributes: [
      ...(name === null ? [] : [['Name', name] as const]),
      ...(typeInformation ? [['Type', type] as const] : []),
    ],
    content,
  });
  return [
    part(null, 'System.String', reader.text(value)),
    ...reader
      .propertyNames(value)
      .map((name) =>
        part(name, 'System.Management.Automation.PSNoteProperty', reader.text(reader.property(value, name))),
      ),
  ];
}

const primitives = new Set(
  'String Boolean Char Byte SByte Int16 UInt16 Int32 UInt32 Int64 UInt64 Single Double Decimal DateTime TimeSpan Guid Uri Version'
    .split(' ')
    .map((name) => `System.${name}`),
);

function isPrimitive(value: Value, reader: ValueReader): boolean {
  return primitives.has(reader.typeNames(value)[0] ?? '');
}
