import { cultureText, formattedText } from '../../text/cultureText.ts';
import { compositeParts } from '../../text/formatComposite.ts';
import { cultureOf } from '../../text/culture.ts';
import { Char } from '../../values/number.ts';
import { NetObject, type Value } from '../../values/value.ts';
import { char, charsOf, indexOutOfRange, instanceOf, int, items, outOfRange, text } from '../arguments.ts';
import type { NetContext } from '../netType.ts';
import { TypeBuilder } from '../typeBuilder.ts';

/** Characters that a block of a StringBuilder has at most where it grows. */
const largestBlock = 8000;

/** System.Text.StringBuilder. Its capacity grows by the blocks that .NET keeps its characters in: it is what is shown of one. */
export class StringBuilder extends NetObject {
  readonly typeName = 'System.Text.StringBuilder';
  content: string;
  capacity: number;
  /** Characters in the blocks before the last one. */
  #before = 0;

  constructor(content = '', capacity = 16) {
    super();
    this.content = content;
    this.capacity = Math.max(capacity === 0 ? 16 : capacity, content.length);
  }

  append(text: string, context: NetContext): this {
    const { content, capacity } = this;
    context.allow('characters', content.length + text.length);
    this.content = content + text;
    const rest = this.content.length - capacity;
    if (rest > 0) this.#grow(capacity, Math.max(rest, Math.min(capacity, largestBlock)));
    return this;
  }

  /** A new last block behind so many characters. */
  #grow(before: number, block: number): void {
    this.#before = before;
    this.capacity = before + block;
  }

  insert(at: number, text: string, context: NetContext): this {
    const { content } = this;
    context.allow('characters', content.length + text.length);
    const used = content.length - this.#before;
    const hasRoom = at >= this.#before && used <= 32 && this.capacity - content.length >= text.length;
    if (!hasRoom && text !== '') this.#grow(this.#before + text.length, this.capacity - this.#before);
    this.content = content.slice(0, at) + text + content.slice(at);
    return this;
  }

  remove(at: number, count: number): this {
    const { content } = this;
    if (count === content.length) return this.resize(0);
    const early = Math.max(0, Math.min(at + count, this.#before) - at);
    this.#before -= early;
    this.capacity -= early;
    this.content = content.slice(0, at) + content.slice(at + count);
    return this;
  }

  /** Cuts it short. */
  resize(length: number): this {
    if (length < this.#before || (length === 0 && this.#before > 0)) {
      const block = Math.max(Math.trunc((this.content.length * 6) / 5), this.capacity - this.#before);
      this.capacity = Math.min(this.capacity, block);
      this.#before = 0;
    }
    this.content = this.content.slice(0, length);
    return this;
  }

  /** Puts another text in place of the one that it has. */
  replace(content: string, context: NetContext): this {
    const added = content.length - this.content.length;
    context.allow('characters', content.length);
    if (content.length > this.capacity) this.#grow(this.#before + added, this.capacity - this.#before);
    this.content = content;
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
    .method(
      `${self} AppendFormat(string format, params System.Object[] args)`,
      (made, [format, args = null], context) => {
        const parts = compositeParts(text(format), items(args), (value, spec) =>
          formattedText(value, spec, cultureOf(context.culture), context),
        );
        for (const part of parts) made.append(part, context);
        return made;
      },
    )
    .methods(
      [
        `${self} AppendJoin(string separator, params string[] values)`,
        `${self} AppendJoin(string separator, params System.Object[] values)`,
      ],
      (made, [separator, values = null], context) => {
        for (const [index, value] of items(values).entries()) {
          if (index > 0) made.append(text(separator), context);
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
    .method(`${self} Remove(int startIndex, int length)`, (made, [start, length]) => {
      const from = place(made, start, 'startIndex');
      if (from + int(length) > made.content.length)
        throw outOfRange(
          'Index was out of range. Must be non-negative and less than or equal to the size of the collection.',
          'length',
        );
      return made.remove(from, int(length));
    })
    .method(`${self} Replace(string oldValue, string newValue)`, (made, [old, by], context) =>
      made.replace(
        made.content.replaceAll(text(old), () => text(by)),
        context,
      ),
    )
    .method(`${self} Replace(char oldChar, char newChar)`, (made, [old, by], context) =>
      made.replace(
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
  return made.insert(place(made, index), value, context);
}
