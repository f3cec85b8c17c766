import { NetObject } from '../../values/value.ts';
import type { NetContext } from '../netType.ts';

/** Characters that a block of a StringBuilder has at most where it grows. */
const largestBlock = 8000;

/** System.Text.StringBuilder. Its capacity grows by the blocks that .NET keeps its characters in: it is what is shown of one. */
export class StringBuilder extends NetObject {
  readonly typeName = 'System.Text.StringBuilder';
  content: string;
  capacity: number;
  readonly limit: number;
  /** Characters in the blocks before the last one. */
  #before = 0;

  constructor(content = '', capacity = 16, limit = 2147483647) {
    super();
    this.limit = limit;
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
