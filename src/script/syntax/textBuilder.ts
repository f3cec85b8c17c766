import type { StringPart } from './token.ts';

/** Gathers a text with what is expanded in it. */
export class TextBuilder {
  #literal = '';
  #parts: StringPart[] | null = null;

  append(text: string): void {
    this.#literal += text;
  }

  add(part: Exclude<StringPart, string>): void {
    this.#parts ??= [];
    if (this.#literal !== '') this.#parts.push(this.#literal);
    this.#literal = '';
    this.#parts.push(part);
  }

  /** The text where it holds nothing to expand. */
  get value(): string {
    return this.#parts === null ? this.#literal : '';
  }

  /** Null where there is nothing to expand. */
  get parts(): readonly StringPart[] | null {
    if (this.#parts === null) return null;
    return this.#literal === '' ? this.#parts : [...this.#parts, this.#literal];
  }
}
