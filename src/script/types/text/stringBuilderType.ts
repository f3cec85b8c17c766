import { cultureText, formattedText } from '../../text/cultureText.ts';
import { compositeParts } from '../../text/formatComposite.ts';
import { cultureOfProvider } from '../../text/provider.ts';
import { NetArray } from '../../values/netArray.ts';
import { Char } from '../../values/number.ts';
import type { Value } from '../../values/value.ts';
import {
  beyondEnd,
  char,
  charsOf,
  emptyText,
  indexOutOfRange,
  instanceOf,
  int,
  items,
  negative,
  netError,
  outOfRange,
  required,
  text,
} from '../arguments.ts';
import type { NetContext } from '../netType.ts';
import { StringBuilder } from './stringBuilder.ts';
import { TypeBuilder } from '../typeBuilder.ts';

const selfOf = instanceOf(StringBuilder, 'StringBuilder');

const place = (self: StringBuilder, index: Value | undefined, name = 'index') => {
  if (int(index) < 0 || int(index) > self.content.length) throw beyondEnd(name);
  return int(index);
};

const self = 'System.Text.StringBuilder';

/** The type System.Text.StringBuilder. */
export const stringBuilderType = () => {
  const builder = new TypeBuilder(self, selfOf)
    .property(
      'int Capacity',
      ({ capacity }) => capacity,
      (made, value) => {
        if (int(value) < made.content.length)
          throw outOfRange('capacity was less than the current size.', 'value');
        made.capacity = int(value);
      },
    )
    .property('int MaxCapacity', ({ limit }) => limit)
    .property(
      'int Length',
      ({ content }) => content.length,
      (made, value, context) => {
        if (int(value) < 0) throw negative('value', int(value));
        if (int(value) < made.content.length) made.resize(int(value));
        else made.append('\0'.repeat(int(value) - made.content.length), context);
      },
    )
    .method(`${self} Append(string value)`, (made, [value], context) => made.append(text(value), context))
    .method(`${self} Append(char value)`, (made, [value], context) => made.append(char(value), context))
    .method(`${self} Append(char value, int repeatCount)`, (made, [value, count], context) => {
      context.allow('characters', made.content.length + int(count));
      return made.append(char(value).repeat(int(count)), context);
    })
    .method(`${self} Append(char[] value)`, (made, [value], context) => made.append(charsOf(value), context))
    .method(
      `${self} Append(string value, int startIndex, int count)`,
      (made, [value, start, count], context) =>
        made.append(text(value).slice(int(start), int(start) + int(count)), context),
    )
    .method(
      `${self} Append(char[] value, int startIndex, int charCount)`,
      (made, [value, start, count], context) =>
        made.append(charsOf(value).slice(int(start), int(start) + int(count)), context),
    )
    .method(`${self} Append(${self} value)`, (made, [value = null], context) =>
      made.append(value === null ? '' : selfOf(value).content, context),
    )
    .method(
      `${self} Append(${self} value, int startIndex, int count)`,
      (made, [value, start, count], context) =>
        made.append(selfOf(value).content.slice(int(start), int(start) + int(count)), context),
    );
  for (const type of [
    'bool',
    'int',
    'long',
    'double',
    'decimal',
    'byte',
    'float',
    'uint',
    'ulong',
    'short',
    'ushort',
    'sbyte',
    'System.Object',
  ]) {
    builder
      .method(`${self} Append(${type} value)`, (made, [value = null], context) =>
        made.append(cultureText(value, context), context),
      )
      .method(`${self} Insert(int index, ${type} value)`, (made, [index, value = null], context) =>
        insert(made, index, cultureText(value, context), context),
      );
  }
  return builder
    .method(`${self} AppendLine()`, (made, _, context) => made.append('\n', context))
    .method(`${self} AppendLine(string value)`, (made, [value], context) =>
      made.append(text(value), context).append('\n', context),
    )
    .methods(
      [
        `${self} AppendFormat(string format, System.Object arg0)`,
        `${self} AppendFormat(string format, System.Object arg0, System.Object arg1)`,
        `${self} AppendFormat(string format, System.Object arg0, System.Object arg1, System.Object arg2)`,
      ],
      (made, [format, ...args], context) => appendFormat(made, null, format, args, context),
    )
    .methods(
      [
        `${self} AppendFormat(System.IFormatProvider provider, string format, System.Object arg0)`,
        `${self} AppendFormat(System.IFormatProvider provider, string format, System.Object arg0, System.Object arg1)`,
        `${self} AppendFormat(System.IFormatProvider provider, string format, System.Object arg0, System.Object arg1, System.Object arg2)`,
      ],
      (made, [provider = null, format, ...args], context) =>
        appendFormat(made, provider, format, args, context),
    )
    .method(
      `${self} AppendFormat(System.IFormatProvider provider, string format, params System.Object[] args)`,
      (made, [provider = null, format, args = null], context) =>
        appendFormat(made, provider, format, items(args), context),
    )
    .method(
      `${self} AppendFormat(string format, params System.Object[] args)`,
      (made, [format, args = null], context) => appendFormat(made, null, format, items(args), context),
    )
    .methods(
      [
        `${self} AppendJoin(string separator, params string[] values)`,
        `${self} AppendJoin(string separator, params System.Object[] values)`,
        `${self} AppendJoin(char separator, params string[] values)`,
        `${self} AppendJoin(char separator, params System.Object[] values)`,
      ],
      (made, [separator = null, values = null], context) => {
        for (const [index, value] of items(values).entries()) {
          if (index > 0) made.append(cultureText(separator, context), context);
          made.append(cultureText(value, context), context);
        }
        return made;
      },
    )
    .method(`${self} Clear()`, (made) => made.resize(0))
    .method('int EnsureCapacity(int capacity)', (made, [capacity]) => {
      made.capacity = Math.max(made.capacity, int(capacity));
      return made.capacity;
    })
    .method(`bool Equals(${self} sb)`, (made, [other = null]) => selfOf(other).content === made.content)
    .method(`${self} Insert(int index, string value)`, (made, [index, value], context) =>
      insert(made, index, text(value), context),
    )
    .method(`${self} Insert(int index, char value)`, (made, [index, value], context) =>
      insert(made, index, char(value), context),
    )
    .method(`${self} Insert(int index, string value, int count)`, (made, [index, value, count], context) => {
      if (int(count) < 0) throw negative('count', int(count));
      context.allow('characters', text(value).length * int(count));
      return insert(made, index, text(value).repeat(int(count)), context);
    })
    .method(`${self} Insert(int index, char[] value)`, (made, [index, value], context) =>
      insert(made, index, charsOf(value), context),
    )
    .method(`${self} Remove(int startIndex, int length)`, (made, [start, length]) => {
      if (int(length) < 0) throw negative('length', int(length));
      if (int(start) < 0) throw negative('startIndex', int(start));
      const from = int(start);
      if (from + int(length) > made.content.length) throw beyondEnd('length');
      return made.remove(from, int(length));
    })
    .methods(
      [
        `${self} Replace(string oldValue, string newValue)`,
        `${self} Replace(string oldValue, string newValue, int startIndex, int count)`,
      ],
      (made, [old, by, ...part], context) => {
        const wanted = required(old, 'oldValue');
        if (wanted === '') throw emptyText('oldValue');
        return replaceIn(made, wanted, text(by), part, context);
      },
    )
    .methods(
      [
        `${self} Replace(char oldChar, char newChar)`,
        `${self} Replace(char oldChar, char newChar, int startIndex, int count)`,
      ],
      (made, [old, by, ...part], context) => replaceIn(made, char(old), char(by), part, context),
    )
    .method(
      'void CopyTo(int sourceIndex, char[] destination, int destinationIndex, int count)',
      ({ content }, [from, target, at, count]) => {
        if (!(target instanceof NetArray)) return null;
        for (let index = 0; index < int(count); index++)
          target.items[int(at) + index] = new Char(content.charCodeAt(int(from) + index));
        return null;
      },
    )
    .method('string ToString()', ({ content }) => content)
    .method('string ToString(int startIndex, int length)', ({ content }, [start, length]) => {
      if (int(start) < 0) throw negative('startIndex', int(start));
      if (int(start) > content.length)
        throw outOfRange('startIndex cannot be larger than length of string.', 'startIndex');
      if (int(length) < 0) throw negative('length', int(length));
      if (int(start) + int(length) > content.length)
        throw outOfRange('Index and length must refer to a location within the string.', 'length');
      return content.slice(int(start), int(start) + int(length));
    })
    .methods(['char get_Chars(int index)', 'char get_Item(int index)'], ({ content }, [index]) => {
      const code = content.charCodeAt(int(index));
      if (Number.isNaN(code))
        throw netError('System.IndexOutOfRangeException', 'Index was outside the bounds of the array.');
      return new Char(code);
    })
    .methods(
      ['void set_Chars(int index, char value)', 'void set_Item(int index, char value)'],
      (made, [index, value]) => {
        const at = int(index);
        if (at < 0 || at >= made.content.length) throw indexOutOfRange();
        made.content = made.content.slice(0, at) + char(value) + made.content.slice(at + 1);
        return null;
      },
    )
    .constructs('()', () => new StringBuilder())
    .constructs('(int capacity)', ([capacity]) => {
      if (int(capacity) < 0) throw negative('capacity', int(capacity));
      return new StringBuilder('', int(capacity));
    })
    .constructs('(string value)', ([value]) => new StringBuilder(text(value)))
    .constructs(
      '(string value, int capacity)',
      ([value, capacity]) => new StringBuilder(text(value), int(capacity)),
    )
    .constructs(
      '(int capacity, int maxCapacity)',
      ([capacity, limit]) => new StringBuilder('', int(capacity), int(limit)),
    )
    .constructs(
      '(string value, int startIndex, int length, int capacity)',
      ([value, start, length, capacity]) =>
        new StringBuilder(text(value).slice(int(start), int(start) + int(length)), int(capacity)),
    )
    .build();
};

function appendFormat(
  made: StringBuilder,
  provider: Value,
  format: Value | undefined,
  args: readonly Value[],
  context: NetContext,
): StringBuilder {
  const culture = cultureOfProvider(provider, context);
  const parts = compositeParts(required(format, 'format'), args, (value, spec) =>
    formattedText(value, spec, culture, context),
  );
  for (const part of parts) made.append(part, context);
  return made;
}

/** Replaces in the whole text, or in so many characters from a place. */
function replaceIn(
  made: StringBuilder,
  old: string,
  by: string,
  [start = 0, count = made.content.length]: readonly Value[],
  context: NetContext,
): StringBuilder {
  const { content } = made;
  const end = int(start) + int(count);
  if (int(start) < 0 || int(start) > content.length) throw beyondEnd('startIndex');
  if (int(count) < 0 || end > content.length) throw beyondEnd('count');
  const middle = content.slice(int(start), end).replaceAll(old, () => by);
  return made.replace(content.slice(0, int(start)) + middle + content.slice(end), context);
}

function insert(
  made: StringBuilder,
  index: Value | undefined,
  value: string,
  context: NetContext,
): StringBuilder {
  return made.insert(place(made, index), value, context);
}
