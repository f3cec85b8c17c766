/** What is wrong with a JSON text, in the words of the reader that PowerShell uses. */
export class JsonTextError extends Error {
  override readonly name = 'JsonTextError';
}

const wordUnit = /[\p{L}\p{Nd}_$]/u;
const numberUnit = /[-+.\dA-Fa-fxX]/u;

/** Reads a JSON text unit by unit: with comments, single quotes and bare names, as PowerShell does. */
export class JsonScanner {
  readonly text: string;
  position = 0;
  #line = 1;
  #lineStart = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** `line 1, position 6`: line from 1, position from 0. */
  get place(): string {
    return `line ${String(this.#line)}, position ${String(this.position - this.#lineStart)}`;
  }

  /** The unit at the position; empty at the end. */
  get unit(): string {
    return this.text.charAt(this.position);
  }

  /** Moves past blanks and comments. False where a comment has no end. */
  skipBlanks(): boolean {
    for (;;) {
      const { unit } = this;
      if (unit === '\n') {
        this.position++;
        this.#line++;
        this.#lineStart = this.position;
      } else if (unit !== '' && /\s|\ufeff/u.test(unit)) this.position++;
      else if (unit === '/') {
        if (!this.#skipComment()) return false;
      } else return true;
    }
  }

  /** A quoted text; undefined where it has no end. The position is at the quote. */
  quoted(): string | undefined {
    const quote = this.unit;
    this.position++;
    let text = '';
    for (;;) {
      const { unit } = this;
      if (unit === '') return undefined;
      this.position++;
      if (unit === quote) return text;
      if (unit === '\n') {
        this.#line++;
        this.#lineStart = this.position;
      }
      text += unit === '\\' ? this.#escape() : unit;
    }
  }

  /** A bare name: letters, digits, `_` and `$`. */
  word(): string {
    return this.#while(wordUnit);
  }

  /** What may be part of a number. */
  number(): string {
    return this.#while(numberUnit);
  }

  #while(pattern: RegExp): string {
    const start = this.position;
    while (this.unit !== '' && pattern.test(this.unit)) this.position++;
    return this.text.slice(start, this.position);
  }

  #escape(): string {
    const { unit } = this;
    this.position++;
    switch (unit) {
      case 'b':
        return '\b';
      case 't':
        return '\t';
      case 'n':
        return '\n';
      case 'f':
        return '\f';
      case 'r':
        return '\r';
      case '\\':
      case '"':
      case "'":
      case '/':
        return unit;
      case 'u': {
        const digits = this.text.slice(this.position, this.position + 4);
        if (!/^[\dA-Fa-f]{4}$/u.test(digits))
          throw new JsonTextError(`Invalid Unicode escape sequence: \\u${digits}.`);
        this.position += 4;
        return String.fromCharCode(Number.parseInt(digits, 16));
      }
      default:
        throw new JsonTextError(`Bad JSON escape sequence: \\${unit}.`);
    }
  }

  #skipComment(): boolean {
    const next = this.text.charAt(this.position + 1);
    if (next === '/') {
      const end = this.text.indexOf('\n', this.position);
      this.position = end < 0 ? this.text.length : end;
      return true;
    }
    if (next !== '*') return false;
    const end = this.text.indexOf('*/', this.position + 2);
    if (end < 0) return false;
    while (this.position < end + 2) {
      if (this.unit === '\n') {
        this.#line++;
        this.#lineStart = this.position + 1;
      }
      this.position++;
    }
    return true;
  }
}
