import { cultureText, formattedText } from '../../text/cultureText.ts';
import { formatComposite } from '../../text/formatComposite.ts';
import { cultureOf } from '../../text/culture.ts';
import { Char } from '../../values/number.ts';
import { NetObject, type Value } from '../../values/value.ts';
import { char, charsOf, indexOutOfRange, instanceOf, int, items, outOfRange, text } from '../arguments.ts';
import type { NetContext } from '../netType.ts';
import { TypeBuilder } from '../typeBuilder.ts';

/** System.Text.StringBuilder. */
export class StringBuilder extends NetObject {
  readonly typeName = 'System.Text.StringBuilder';
  content: string;
  capacity: number;

  constructor(content = '', capacity = 16) {
    super();
    this.content = content;
    this.capacity = Math.max(capacity, content.length);
  }

  edit(content: string, context: NetContext): this {
    context.allow('characters', content.length);
    this.content = content;
    while (this.capacity < content.length) this.capacity = Math.max(this.capacity * 2, 16);
    return this;
  }
}

const selfOf = instanceOf(StringBuilder, 'StringBuilder');

const place = (self: StringBuilder, index: Value | undefined, name = 'index') => {
  if (int(index) < 0 || int(index) > self.content.length) {
    throw indexOutOfRange(name);
  }
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
        made.capacity = int(value);
      },
    )
    .property('int MaxCapacity', () => 2147483647)
    .property(
      'int Length',
      ({ content }) => content.length,
      (made, value, context) => {
        made.edit(made.content.slice(0, int(value)).padEnd(int(value), '\0'), context);
      },
    )
    .method(`${self} Append(string value)`, (made, [value], context) =>
      made.edit(made.content + text(value), context),
    )
    .method(`${self} Append(char value)`, (made, [value], context) =>
      made.edit(made.content + char(value), context),
    )
    .method(`${self} Append(char value, int repeatCount)`, (made, [value, count], context) => {
      context.allow('characters', made.content.length + int(count));
      return made.edit(made.content + char(value).repeat(int(count)), context);
    })
    .method(`${self} Append(char[] value)`, (made, [value], context) =>
      made.edit(made.content + charsOf(value), context),
    )
    .method(
      `${self} Append(string value, int startIndex, int count)`,
      (made, [value, start, count], context) =>
        made.edit(made.content + text(value).slice(int(start), int(start) + int(count)), context),
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
        made.edit(made.content + cultureText(value, context), context),
      )
      .method(`${self} Insert(int index, ${type} value)`, (made, [index, value = null], context) =>
        insert(made, index, cultureText(value, context), context),
      );
  }
  return builder
    .method(`${self} AppendLine()`, (made, _, context) => made.edit(`${made.content}\n`, context))
    .method(`${self} AppendLine(string value)`, (made, [value], context) =>
      made.edit(`${made.content}${text(value)}\n`, context),
    )
    .method(
      `${self} AppendFormat(string format, params System.Object[] args)`,
      (made, [format, args = null], context) =>
        made.edit(
          made.content +
            formatComposite(text(format), items(args), (value, spec) =>
              formattedText(value, spec, cultureOf(context.culture), context),
            ),
          context,
        ),
    )
    .methods(
      [
        `${self} AppendJoin(string separator, params string[] values)`,
        `${self} AppendJoin(string separator, params System.Object[] values)`,
      ],
      (made, [separator, values = null], context) =>
        made.edit(
          made.content +
            items(values)
              .map((value) => cultureText(value, context))
              .join(text(separator)),
          context,
        ),
    )
    .method(`${self} Clear()`, (made, _, context) => made.edit('', context))
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
    .method(`${self} Remove(int startIndex, int length)`, (made, [start, length], context) => {
      const from = place(made, start, 'startIndex');
      if (from + int(length) > made.content.length)
        throw outOfRange(
          'Index was out of range. Must be non-negative and less than or equal to the size of the collection.',
          'length',
        );
      return made.edit(made.content.slice(0, from) + made.content.slice(from + int(length)), context);
    })
    .method(`${self} Replace(string oldValue, string newValue)`, (made, [old, by], context) =>
      made.edit(
        made.content.replaceAll(text(old), () => text(by)),
        context,
      ),
    )
    .method(`${self} Replace(char oldChar, char newChar)`, (made, [old, by], context) =>
      made.edit(
        made.content.replaceAll(char(old), () => char(by)),
        context,
      ),
    )
    .method('string ToString()', ({ content }) => content)
    .method('string ToString(int startIndex, int length)', ({ content }, [start, length]) =>
      content.slice(int(start), int(start) + int(length)),
    )
    .methods(
      ['char get_Chars(int index)', 'char get_Item(int index)'],
      ({ content }, [index]) => new Char(content.charCodeAt(int(index))),
    )
    .constructs('()', () => new StringBuilder())
    .constructs('(int capacity)', ([capacity]) => new StringBuilder('', int(capacity)))
    .constructs('(string value)', ([value]) => new StringBuilder(text(value)))
    .constructs(
      '(string value, int capacity)',
      ([value, capacity]) => new StringBuilder(text(value), int(capacity)),
    )
    .build();
};

function insert(
  made: StringBuilder,
  index: Value | undefined,
  value: string,
  context: NetContext,
): StringBuilder {
  const at = place(made, index);
  return made.edit(made.content.slice(0, at) + value + made.content.slice(at), context);
}
