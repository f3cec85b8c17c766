import type { JsonNode } from './jsonNode.ts';
import { JsonScanner, JsonTextError } from './jsonScanner.ts';

/** Names and indexes from the root: `a.b[0]`. */
type Path = readonly (string | number)[];

/**
 * Reads a JSON text as PowerShell does: comments, single quotes, bare names and a comma before a closing bracket are taken. Throws JsonTextError with
 * PowerShell's words; `depth` is how many levels may be within each other, `checkpoint` is called as it goes.
 */
export function parseJson(text: string, depth: number, checkpoint: () => void): JsonNode | undefined {
  return new JsonReader(text, depth, checkpoint).document();
}

class JsonReader {
  readonly #scanner: JsonScanner;
  readonly #depth: number;
  readonly #checkpoint: () => void;
  /** Nothing was read yet: positions are not told. */
  #started = false;

  constructor(text: string, depth: number, checkpoint: () => void) {
    this.#scanner = new JsonScanner(text);
    this.#depth = depth;
    this.#checkpoint = checkpoint;
  }

  /** Undefined for a text of nothing but blanks. */
  document(): JsonNode | undefined {
    this.#blanks([]);
    if (this.#scanner.unit === '') return undefined;
    const node = this.#value([]);
    this.#blanks([]);
    const { unit } = this.#scanner;
    if (unit !== '')
      this.#fail(`Additional text encountered after finished reading JSON content: ${unit}.`, []);
    return node;
  }

  #value(path: Path): JsonNode {
    const scanner = this.#scanner;
    const { unit } = scanner;
    switch (unit) {
      case '{':
        return this.#object(path);
      case '[':
        return this.#array(path);
      case '"':
      case "'":
        return { kind: 'text', text: this.#quoted(path) };
      case '':
        return this.#fail('Unexpected end when reading JSON.', path);
      default:
        return /[-\d.]/u.test(unit) ? this.#number(path) : this.#named(path);
    }
  }

  #object(path: Path): JsonNode {
    const scanner = this.#scanner;
    this.#enter(path);
    const members: [string, JsonNode][] = [];
    let last: Path = path;
    for (;;) {
      this.#blanks(last);
      const { unit } = scanner;
      if (unit === '}') break;
      if (unit === '') this.#fail('Unexpected end when deserializing object.', last);
      const name = this.#name(last);
      const inner = [...path, name];
      this.#blanks(last);
      this.#colon(last, inner);
      this.#blanks(inner);
      if (scanner.unit === '') this.#fail('Unexpected end when deserializing object.', inner);
      members.push([name, this.#value(inner)]);
      last = inner;
      if (!this.#separator('}', last, 'Unexpected end when deserializing object.')) break;
    }
    scanner.position++;
    return { kind: 'object', members };
  }

  #array(path: Path): JsonNode {
    const scanner = this.#scanner;
    this.#enter(path);
    const items: JsonNode[] = [];
    const end = 'Unexpected end of content while loading JArray.';
    for (;;) {
      const inner = [...path, items.length];
      this.#blanks(inner);
      if (scanner.unit === ']') break;
      if (scanner.unit === '') this.#fail(end, path);
      if (scanner.unit === ',') {
        // `[1,,2]` has an undefined item, which is null.
        items.push({ kind: 'null' });
        scanner.position++;
        continue;
      }
      items.push(this.#value(inner));
      if (!this.#separator(']', inner, end)) break;
    }
    scanner.position++;
    return { kind: 'array', items };
  }

  #colon(path: Path, inner: Path): void {
    const { unit } = this.#scanner;
    if (unit === '') this.#fail('Unexpected end when reading JSON.', inner);
    if (unit !== ':')
      this.#fail(`Invalid character after parsing property name. Expected ':' but got: ${unit}.`, path);
    this.#scanner.position++;
  }

  /** Moves past a comma; false where the closing bracket stands there. */
  #separator(close: string, path: Path, end: string): boolean {
    this.#blanks(path);
    const { unit } = this.#scanner;
    if (unit === close) return false;
    if (unit === '') this.#fail(end, path);
    if (unit !== ',')
      this.#fail(`After parsing a value an unexpected character was encountered: ${unit}.`, path);
    this.#scanner.position++;
    return true;
  }

  #enter(path: Path): void {
    this.#checkpoint();
    this.#scanner.position++;
    this.#started = true;
    if (path.length >= this.#depth)
      this.#fail(`The reader's MaxDepth of ${String(this.#depth)} has been exceeded.`, path);
  }

  #name(path: Path): string {
    const { unit } = this.#scanner;
    if (unit === '"' || unit === "'") return this.#quoted(path);
    const word = this.#scanner.word();
    if (word === '') this.#fail(`Invalid property identifier character: ${unit}.`, path);
    const next = this.#scanner.unit;
    if (next === '') this.#fail('Unexpected end while parsing unquoted property name.', path);
    if (next !== ':' && !/\s/u.test(next))
      this.#fail(`Invalid JavaScript property identifier character: ${next}.`, path);
    return word;
  }

  #quoted(path: Path): string {
    const quote = this.#scanner.unit;
    try {
      const text = this.#scanner.quoted();
      if (text === undefined) this.#fail(`Unterminated string. Expected delimiter: ${quote}.`, path);
      return text;
    } catch (error) {
      if (error instanceof JsonTextError && !error.message.includes(" Path '"))
        this.#fail(error.message, path);
      throw error;
    }
  }

  #number(path: Path): JsonNode {
    if (this.#scanner.text.startsWith('-Infinity', this.#scanner.position)) {
      this.#scanner.position += 9;
      return { kind: 'number', text: '-Infinity' };
    }
    const text = this.#scanner.number();
    const isNumber =
      /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/u.test(text) || /^-?0[xX][\dA-Fa-f]+$/u.test(text);
    if (!isNumber) this.#fail(`Input string '${text}' is not a valid number.`, path);
    const { unit } = this.#scanner;
    if (unit !== '' && !/[\s,\]}/]/u.test(unit))
      this.#fail(`Unexpected character encountered while parsing number: ${unit}.`, path);
    return { kind: 'number', text };
  }

  #named(path: Path): JsonNode {
    const { text, position, unit } = this.#scanner;
    const known = (
      [
        ['null', { kind: 'null' }],
        ['true', { kind: 'boolean', value: true }],
        ['false', { kind: 'boolean', value: false }],
        ['undefined', { kind: 'null' }],
        ['NaN', { kind: 'number', text: 'NaN' }],
        ['Infinity', { kind: 'number', text: 'Infinity' }],
      ] satisfies [string, JsonNode][]
    ).find(([word]) => text.startsWith(word, position));
    if (known !== undefined) {
      this.#scanner.position += known[0].length;
      if (/^[\s,\]}/]?$/u.test(this.#scanner.unit)) return known[1];
      this.#fail(`Error parsing ${unit === 't' || unit === 'f' ? 'boolean' : known[0]} value.`, path);
    }
    const wrong = ['tru', 'fals', 'nul'].find((start) => text.startsWith(start, position));
    if (wrong !== undefined) this.#fail(`Error parsing ${wrong === 'nul' ? 'null' : 'boolean'} value.`, path);
    return this.#fail(`Unexpected character encountered while parsing value: ${unit}.`, path);
  }

  #blanks(path: Path): void {
    if (!this.#scanner.skipBlanks()) this.#fail('Unexpected end while parsing comment.', path);
  }

  #fail(message: string, path: Path): never {
    const place = this.#started ? this.#scanner.place : 'line 0, position 0';
    throw new JsonTextError(`${message} Path '${pathText(path)}', ${place}.`);
  }
}

function pathText(path: Path): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${String(part)}]`;
    if (/^[\w$-]+$/u.test(part)) return text === '' ? part : `${text}.${part}`;
    return `${text}['${part}']`;
  }, '');
}
