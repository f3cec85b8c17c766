import type { ObjectReader } from '../../../src/script/format/objectReader.ts';
import { CustomObject } from '../../../src/script/values/customObject.ts';
import { NetArray } from '../../../src/script/values/netArray.ts';
import { Decimal, Double, Single } from '../../../src/script/values/number.ts';
import { isNull, type Value } from '../../../src/script/values/value.ts';

/** Reads custom objects, arrays, numbers and texts without a session. */
export function plainReader(variables: Readonly<Record<string, Value>> = {}): ObjectReader {
  const reader: ObjectReader = {
    typeNames: (value) => typesOf(value),
    propertyNames: (value) =>
      value instanceof CustomObject ? [...value.members.values()].map(({ name }) => name) : [],
    setProperties: () => [],
    shownNames: (value) => reader.propertyNames(value),
    defaultProperty: () => null,
    defaultProperties: () => null,
    pattern: (pattern) => (name) =>
      new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`, 'iu').test(name),
    propertyName: (value, name) =>
      value instanceof CustomObject ? value.members.get(name.toLowerCase())?.name : undefined,
    property: (value, name) => (value instanceof CustomObject ? value.note(name) : undefined),
    evaluate: () => null,
    items: (value) => (value instanceof NetArray ? value.items : undefined),
    text: (value) => textOf(value),
    declaresText: () => true,
    plainText: (value) => textOf(value),
    format: (value, format) => {
      if (value instanceof Double || value instanceof Single)
        return format === 'F' ? value.value.toFixed(3) : value.value.toFixed(1);
      return textOf(value);
    },
    same: (left, right) => textOf(left).toLowerCase() === textOf(right).toLowerCase(),
    variable: (name) => variables[name],
    location: '/work',
    isCommand: () => true,
    checkpoint: () => undefined,
  };
  return reader;
}

function typesOf(value: Value): string[] {
  if (isNull(value)) return [];
  if (typeof value === 'string') return ['System.String', 'System.Object'];
  if (typeof value === 'number') return ['System.Int32', 'System.ValueType', 'System.Object'];
  if (typeof value === 'boolean') return ['System.Boolean', 'System.ValueType', 'System.Object'];
  if (typeof value === 'bigint') return ['System.Int64', 'System.ValueType', 'System.Object'];
  const own = value instanceof CustomObject ? value.typeNames : [];
  return [...own, value.typeName, 'System.Object'];
}

function textOf(value: Value): string {
  if (isNull(value)) return '';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (value instanceof Double || value instanceof Single) return String(value.value);
  if (value instanceof Decimal) return String(value.mantissa);
  if (value instanceof NetArray) return value.items.map(textOf).join(' ');
  if (value instanceof CustomObject) {
    if (value.members.size === 0) return '';
    const notes = [...value.members.values()].map(
      ({ name }) => `${name}=${textOf(value.note(name) ?? null)}`,
    );
    return `@{${notes.join('; ')}}`;
  }
  return typeof value === 'object' ? value.typeName : String(value);
}
