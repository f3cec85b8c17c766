import { regexError } from './regexError.ts';
import {
  bothCases,
  categorySource,
  rangeSource,
  shorthand,
  unit,
  type RegexMode,
  type RegexTarget,
} from './regexClass.ts';

/** Codes of the letters that stand for control characters. */
const controlCodes: ReadonlyMap<string, number> = new Map([
  ['t', 9],
  ['n', 10],
  ['v', 11],
  ['f', 12],
  ['r', 13],
  ['a', 7],
  ['e', 27],
  ['b', 8],
]);

/** Reads the sets of a pattern, `[a-z-[aeiou]]`, and the escapes that may stand in them. */
export class RegexSets {
  protected readonly pattern: string;
  protected readonly target: RegexTarget;
  protected at = 0;
  protected mode: RegexMode;
  protected needsUnicode = false;

  constructor(pattern: string, mode: RegexMode, target: RegexTarget) {
    this.pattern = pattern;
    this.mode = { ...mode };
    this.target = target;
  }

  protected error(reason: string, offset = this.at): Error {
    return regexError(this.pattern, offset, reason);
  }

  protected peek(offset = 0): string {
    return this.pattern.charAt(this.at + offset);
  }

  /** An escape that may stand in a class: what it is there, and the unit that it means where it means one. */
  protected setEscape(): { source: string; literal: string | null; negated: string | null; length: number } {
    const char = this.peek(1);
    const rest = this.pattern.slice(this.at);
    const literal = (length: number, code: number) => {
      this.at += length;
      const text = String.fromCharCode(code);
      return { source: unit(text), literal: text, negated: null, length: 1 };
    };
    const simple = controlCodes.get(char);
    if (simple !== undefined) return literal(2, simple);
    if (/[dws]/.test(char)) {
      this.at += 2;
      const source = shorthand(char, this.target);
      if (source.includes('\\p')) this.needsUnicode = true;
      return { source, literal: null, negated: null, length: source.length };
    }
    if (/[DWS]/.test(char)) {
      this.at += 2;
      const source = shorthand(char.toLowerCase(), this.target);
      if (source.includes('\\p')) this.needsUnicode = true;
      return { source: `\\${char}`, literal: null, negated: source, length: source.length };
    }
    if (char === 'p' || char === 'P') {
      const match = /^\\[pP]\{([\w-]+)\}/.exec(rest);
      if (match === null) throw this.error('Incomplete \\p{X} character escape.', this.at + 2);
      this.needsUnicode = true;
      this.at += match[0].length;
      const source = categorySource(match[1] ?? '', char === 'P', this.pattern, this.at);
      return { source, literal: null, negated: null, length: 2 };
    }
    const hex = /^\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4}))/.exec(rest);
    if (hex !== null) return literal(hex[0].length, Number.parseInt(hex[1] ?? hex[2] ?? '0', 16));
    const octal = /^\\(0[0-7]{0,2})/.exec(rest);
    if (octal !== null) return literal(octal[0].length, Number.parseInt(octal[1] ?? '0', 8));
    if (char === 'c') return literal(3, this.peek(2).toUpperCase().charCodeAt(0) - 64);
    if (/[a-zA-Z0-9_]/.test(char)) {
      throw this.error(`Unrecognized escape sequence \\${char}.`, this.at + 2);
    }
    return literal(2, char.charCodeAt(0));
  }

  protected set(): string {
    const start = this.at;
    this.at++;
    const negated = this.peek() === '^';
    if (negated) this.at++;
    let content = '';
    /** Classes that JavaScript cannot put inside another: alternatives of their own. */
    const outside: string[] = [];
    let subtracted: string | null = null;
    let first = true;
    const ignoreCase = this.mode.ignoreCase && !this.target.caseFlag;
    for (;;) {
      const char = this.peek();
      if (char === '') throw this.error('Unterminated [] set.', this.pattern.length);
      if (char === ']' && !first) {
        this.at++;
        break;
      }
      first = false;
      if (char === '-' && this.peek(1) === '[' && content + outside.join('') !== '') {
        this.at++;
        subtracted = this.set();
        continue;
      }
      const item = this.setItem(char);
      if (item.negated !== null) {
        outside.push(`[^${item.negated}]`);
        continue;
      }
      if (
        item.literal !== null &&
        this.peek() === '-' &&
        !/[\][]/.test(this.peek(1)) &&
        this.peek(1) !== ''
      ) {
        this.at++;
        const to = this.setItem(this.peek());
        if (to.literal === null)
          throw this.error(`Cannot include class \\${this.pattern.charAt(this.at - 1)} in character range.`);
        if (to.literal < item.literal) {
          throw this.error('[x-y] range in reverse order.');
        }
        content += rangeSource(item.literal, to.literal, ignoreCase);
      } else content += item.literal !== null && ignoreCase ? bothCases(item.literal) : item.source;
    }
    if (this.at === start) throw this.error('Unterminated [] set.');
    const source = classSource(content, outside, negated);
    return subtracted === null ? source : `(?:(?!${subtracted})${source})`;
  }

  protected setItem(char: string): { source: string; literal: string | null; negated: string | null } {
    if (char === '\\') {
      if (this.peek(1) === '') throw this.error('Illegal \\ at end of pattern.', this.at + 1);
      return this.setEscape();
    }
    this.at++;
    return { source: unit(char), literal: char, negated: null };
  }
}

function classSource(content: string, outside: readonly string[], negated: boolean): string {
  if (outside.length === 0) return negated ? `[^${content}]` : `[${content}]`;
  const all = [...(content === '' ? [] : [`[${content}]`]), ...outside].join('|');
  return negated ? `(?:(?!${all})[^])` : `(?:${all})`;
}
