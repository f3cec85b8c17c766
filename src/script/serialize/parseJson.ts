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

/** The words that are values, by how they begin. */
const words: ReadonlyMap<string, { readonly name: string; readonly node: JsonNode }> = new Map([
  ['nu', { name: 'null', node: { kind: 'null' } }],
  ['t', { name: 'true', node: { kind: 'boolean', value: true } }],
  ['f', { name: 'false', node: { kind: 'boolean', value: false } }],
  ['u', { name: 'undefined', node: { kind: 'null' } }],
  ['N', { name: 'NaN', node: { kind: 'number', text: 'NaN' } }],
  ['I', { name: 'Infinity', node: { kind: 'number', text: 'Infinity' } }],
]);

class JsonReader {
  readonly #scanner: JsonScanner;
  readonly #depth: number;
  readonly #checkpoint: () => void;
  /** Of the value after which the text was cut off. */
  #lastPath: Path = [];
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
    const { unit } = this.#scanner;
    const before = beforeItem(path);
    switch (unit) {
      case '{':
        return this.#object(path);
      case '[':
        return this.#array(path);
      case '"':
      case "'":
        return { kind: 'text', text: this.#quoted(before) };
      case '':
        return this.#fail('Unexpected end when reading JSON.', before);
      default:
        return /[-\d.]/u.test(unit) ? this.#number(before) : this.#named(before);
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
      if (unit === '}') {
        scanner.position++;
        break;
      }
      if (unit === '') this.#objectCut(path, last, path);
      const name = this.#name(last);
      const inner = [...path, name];
      this.#blanks(last);
      this.#colon(last);
      this.#blanks(inner);
      if (scanner.unit === '') this.#objectCut(path, inner, inner);
      members.push([name, this.#value(inner)]);
      last = inner;
      const next = this.#separator('}', last);
      if (next === 'cut' && path.length === 0) this.#objectCut(path, this.#lastPath, path);
      if (next !== 'comma') break;
    }
    return { kind: 'object', members };
  }

  /** The text ends within an object: in that which is the whole text, or in one within another, of which no position is told. */
  #objectCut(path: Path, last: Path, written: Path): never {
    if (path.length > 0) throw unfinished(written);
    return this.#fail(
      last.length === 0 ? 'Unexpected end when reading JSON.' : 'Unexpected end when deserializing object.',
      last,
    );
  }

  #array(path: Path): JsonNode {
    const scanner = this.#scanner;
    this.#enter(path);
    const items: JsonNode[] = [];
    for (;;) {
      const inner = [...path, items.length];
      this.#blanks(inner);
      if (scanner.unit === ']') {
        scanner.position++;
        break;
      }
      if (scanner.unit === '') throw unfinished(path);
      if (scanner.unit === ',') {
        // `[1,,2]` has an undefined item, which is null.
        items.push({ kind: 'null' });
        scanner.position++;
        continue;
      }
      items.push(this.#value(inner));
      if (this.#separator(']', inner) !== 'comma') break;
    }
    return { kind: 'array', items };
  }

  #colon(path: Path): void {
    const { unit } = this.#scanner;
    if (unit !== ':')
      this.#fail(
        `Invalid character after parsing property name. Expected ':' but got: ${unit === '' ? '\0' : unit}.`,
        path,
      );
    this.#scanner.position++;
  }

  /** Moves past a comma or the closing bracket; the text may be cut off here. */
  #separator(close: string, path: Path): 'comma' | 'closed' | 'cut' {
    this.#blanks(path);
    const { unit } = this.#scanner;
    if (unit === '') {
      if (path.length > this.#lastPath.length) this.#lastPath = path;
      return 'cut';
    }
    if (unit !== ',' && unit !== close)
      this.#fail(`After parsing a value an unexpected character was encountered: ${unit}.`, path);
    this.#scanner.position++;
    return unit === ',' ? 'comma' : 'closed';
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
      if (text === undefined) {
        this.#started = true;
        this.#fail(`Unterminated string. Expected delimiter: ${quote}.`, path);
      }
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
    // A zero before other digits says that they are octal.
    if (/^0\d+$/u.test(text) && /[89]/u.test(text))
      this.#fail(`Input string '${text}' is not a valid number.`, path);
    const isNumber =
      /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/u.test(text) || /^-?0[xX][\dA-Fa-f]+$/u.test(text);
    const { unit } = this.#scanner;
    if (unit !== '' && !/[\s,\]}/]/u.test(unit))
      this.#fail(`Unexpected character encountered while parsing number: ${unit}.`, path);
    if (!isNumber) this.#fail(`Input string '${text}' is not a valid number.`, path);
    return { kind: 'number', text: /^0\d+$/u.test(text) ? String(Number.parseInt(text, 8)) : text };
  }

  #named(path: Path): JsonNode {
    const { text, position, unit } = this.#scanner;
    const word = words.get(text.startsWith('nu', position) ? 'nu' : unit);
    if (word === undefined)
      return this.#fail(`Unexpected character encountered while parsing value: ${unit}.`, path);
    const { name, node } = word;
    this.#started = true;
    if (position + name.length > text.length) {
      this.#scanner.position = text.length;
      this.#fail('Unexpected end when reading JSON.', path);
    }
    for (const letter of name) {
      if (this.#scanner.unit !== letter) break;
      this.#scanner.position++;
    }
    const isWhole = this.#scanner.position === position + name.length;
    if (isWhole && /^[\s,\]}/]?$/u.test(this.#scanner.unit)) return node;
    const kind = node.kind === 'boolean' ? 'boolean' : name;
    return this.#fail(`Error parsing ${kind} value.`, path);
  }

  #blanks(path: Path): void {
    if (!this.#scanner.skipBlanks()) this.#fail('Unexpected end while parsing comment.', path);
  }

  #fail(message: string, path: Path): never {
    const place = this.#started ? this.#scanner.place : 'line 0, position 0';
    throw new JsonTextError(`${message} Path '${pathText(path)}', ${place}.`);
  }
}

/** The text ends where a token within an array or an inner object is to come. */
function unfinished(path: Path): JsonTextError {
  return new JsonTextError(`Unexpected end when reading token. Path '${pathText(path)}'.`);
}

/** What stood before an item of an array is what a fault in its text is told of. */
function beforeItem(path: Path): Path {
  const last = path.at(-1);
  if (typeof last !== 'number') return path;
  return last === 0 ? path.slice(0, -1) : [...path.slice(0, -1), last - 1];
}

function pathText(path: Path): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${String(part)}]`;
    if (/^[\w$-]+$/u.test(part)) return text === '' ? part : `${text}.${part}`;
    return `${text}['${part}']`;
  }, '');
}
