import {
  isBlank,
  isDoubleQuote,
  isNewline,
  isSingleQuote,
  isVariableStart,
  isWordPart,
} from './characters.ts';
import type { Extent } from './extent.ts';
import { isScopeName } from './scopeName.ts';
import { droppedQuote, SourceReader } from './sourceReader.ts';
import { TextBuilder } from './textBuilder.ts';
import { StringToken, type SubexpressionPart, Token } from './token.ts';

const backtick = 96;
const dollar = 36;
const openParenthesis = 40;
const closeParenthesis = 41;
const openBrace = 123;
const closeBrace = 125;
const at = 64;
const colon = 58;

const escapes = new Map([
  ['0', '\0'],
  ['a', '\x07'],
  ['b', '\b'],
  ['e', '\x1b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
]);

/** Reads quoted texts, here-strings, variables and what of them stands within expandable texts. */
export abstract class StringReader extends SourceReader {
  /** Reads `'…'` from its opening quote: the text unescaped. */
  protected singleQuoted(): string {
    const start = this.offset++;
    let value = '';
    for (;;) {
      let stop = this.offset;
      while (stop < this.text.length && !isSingleQuote(this.text.charCodeAt(stop))) stop++;
      value += this.text.slice(this.offset, stop);
      this.offset = stop;
      if (stop >= this.text.length) {
        this.unterminated(start, "'");
        return this.undoubled(value);
      }
      this.offset++;
      if (!isSingleQuote(this.code())) return this.undoubled(value);
      value += this.text.charAt(this.offset++);
    }
  }

  /** Reads `"…"` from its opening quote into a builder. */
  protected doubleQuoted(builder: TextBuilder): void {
    const start = this.offset++;
    this.skipDropped();
    for (;;) {
      const stop = this.#plainEnd();
      if (stop > this.offset) builder.append(this.undoubled(this.text.slice(this.offset, stop)));
      this.offset = stop;
      const code = this.code();
      if (Number.isNaN(code)) {
        this.unterminated(start, '"');
        return;
      }
      if (code === backtick) this.escape(builder);
      else if (code === dollar) this.dollar(builder, true);
      else {
        this.offset++;
        this.skipDropped();
        if (!isDoubleQuote(this.code())) return;
        builder.append(this.text.charAt(this.offset++));
        this.skipDropped();
      }
    }
  }

  protected unterminated(start: number, quote: string): void {
    const whole = { start: start - this.dropped, end: this.text.length - this.dropped };
    this.reportIncomplete('TerminatorExpectedAtEndOfString', whole, quote);
  }

  /** Where the next character stands that means something in an expandable text. */
  #plainEnd(): number {
    let stop = this.offset;
    for (; stop < this.text.length; stop++) {
      const code = this.text.charCodeAt(stop);
      if (code === dollar || code === backtick || isDoubleQuote(code)) break;
    }
    return stop;
  }

  /** In a text within a text, the second of two quotes is skipped. */
  protected skipDropped(): void {
    if (this.code() === droppedQuote) this.offset++;
  }

  protected undoubled(text: string): string {
    return text.includes('\ufffe') ? text.replaceAll('\ufffe', '') : text;
  }

  /** Reads a backtick with what it stands before. */
  protected escape(builder: TextBuilder): void {
    const next = this.text.charAt(this.offset + 1);
    this.offset += 2;
    if (next === 'u' && this.code() === openBrace) builder.append(this.#unicodeEscape());
    else if (next === 'u')
      this.report('InvalidUnicodeEscapeSequence', { start: this.offset - 2, end: this.offset });
    else builder.append(escapes.get(next) ?? next);
    this.offset = Math.min(this.offset, this.text.length);
  }

  /** At the brace of `` `u{…} ``. */
  #unicodeEscape(): string {
    const whole = this.offset++ - 2;
    let digits = '';
    for (;;) {
      const character = this.text.charAt(this.offset);
      if (character === '}') {
        this.offset++;
        if (digits === '') this.report('InvalidUnicodeEscapeSequence', { start: whole, end: this.offset });
        const code = Number.parseInt(digits, 16);
        if (code <= 0x10ffff) return String.fromCodePoint(code);
        if (digits !== '') {
          const start = this.offset - 1 - digits.length;
          this.report('InvalidUnicodeEscapeSequenceValue', { start, end: this.offset - 1 });
        }
        return '\ufffd';
      }
      if (digits.length === 6) {
        const tooMany = /[0-9a-f]/i.test(character);
        this.#badEscape(
          tooMany ? 'TooManyDigitsInUnicodeEscapeSequence' : 'MissingUnicodeEscapeSequenceTerminator',
          this.offset,
        );
        return '\ufffd';
      }
      if (!/^[0-9a-f]$/i.test(character)) {
        this.#badEscape('InvalidUnicodeEscapeSequence', this.offset);
        return '\ufffd';
      }
      digits += character;
      this.offset++;
    }
  }

  #badEscape(
    id:
      | 'InvalidUnicodeEscapeSequence'
      | 'TooManyDigitsInUnicodeEscapeSequence'
      | 'MissingUnicodeEscapeSequenceTerminator',
    start: number,
  ): void {
    this.report(id, { start, end: start + 1 });
  }

  /** At a `$` within an expandable text. `doubled` where quotes are doubled in it. */
  protected dollar(builder: TextBuilder, doubled: boolean): void {
    const start = this.offset;
    const next = this.code(1);
    if (next === openParenthesis) builder.add(this.#subexpression(doubled));
    else if (isVariableStart(next) || next === openBrace) {
      const path = this.variablePath('expandable');
      if (path === null) builder.append(this.text.slice(start, this.offset));
      else builder.add({ kind: 'variable', start, end: this.offset, path });
    } else {
      this.offset++;
      builder.append('$');
    }
  }

  /** `$(…)` within a text: parentheses are counted, quotes are not heeded. What is within is parsed when the tree is made. */
  #subexpression(doubled: boolean): SubexpressionPart {
    const start = this.offset;
    this.offset += 2;
    let depth = 1;
    let quotesDoubled = false;
    for (;;) {
      const code = this.code();
      if (Number.isNaN(code)) {
        this.#openSubexpression({ start, end: this.text.length });
        break;
      }
      this.offset++;
      if (code === openParenthesis) depth++;
      else if (code === closeParenthesis && --depth === 0) break;
      else if (doubled && (code === backtick || isDoubleQuote(code)) && isDoubleQuote(this.code())) {
        this.offset++;
        quotesDoubled = true;
      }
    }
    return { kind: 'subexpression', start, end: this.offset, doubled: quotesDoubled };
  }

  #openSubexpression(whole: Extent): void {
    this.reportIncomplete('IncompleteDollarSubexpressionReference', whole);
  }

  /**
   * At `$` or `@` of a variable: its path as written, unescaped. Null where a `$` in an expandable text begins none after all.
   */
  protected variablePath(place: 'expression' | 'expandable' | 'splat'): string | null {
    const start = this.offset++;
    const first = this.code();
    if (first === openBrace) return this.#bracedPath(start);
    if (place !== 'splat' && (first === dollar || first === 63 || first === 94)) {
      this.offset++;
      return this.text.charAt(start + 1);
    }
    for (;;) {
      const code = this.code();
      if (isWordPart(code) || code === 63) this.offset++;
      else if (code === colon) {
        const next = this.code(1);
        const leads = this.offset === start + 1;
        if (leads && place === 'expandable' && !isWordPart(next) && next !== 63 && next !== colon) {
          this.offset++;
          this.report('InvalidVariableReference', { start, end: this.offset });
          return this.text.slice(start + 1, this.offset);
        }
        if (leads && next === colon) this.offset++;
        else if (next === colon) break;
        if (!isWordPart(next) && next !== 63 && next !== colon) {
          this.offset++;
          this.#badDrive(start);
          break;
        }
        this.offset++;
      } else break;
    }
    return this.text.slice(start + 1, this.offset);
  }

  #badDrive(start: number): void {
    const name = this.text.slice(start + 1, this.offset - 1);
    const id =
      name !== '' && !isScopeName(name) ? 'InvalidVariableReferenceWithDrive' : 'InvalidVariableReference';
    this.report(id, { start, end: this.offset });
  }

  #bracedPath(start: number): string {
    this.offset++;
    let path = '';
    for (;;) {
      const code = this.code();
      if (Number.isNaN(code)) {
        const rest = { start: start + 1, end: this.offset };
        this.reportIncomplete('IncompleteDollarVariableReference', rest);
        return path;
      }
      this.offset++;
      if (code === closeBrace) break;
      if (code === openBrace) {
        this.report('OpenBraceNeedsToBeBackTickedInVariableName', {
          start: this.offset,
          end: this.offset + 1,
        });
      }
      if (code === backtick) {
        const builder = new TextBuilder();
        this.offset--;
        this.escape(builder);
        path += builder.value;
      } else path += String.fromCharCode(code);
    }
    if (path === '') this.report('EmptyVariableReference', { start: start + 2, end: this.offset });
    else if (/^[^:]+:$/.test(path))
      this.report('InvalidBracedVariableReference', { start, end: this.offset });
    return path;
  }

  /** Reads a here-string from its `@`. */
  protected hereString(): Token {
    const start = this.offset;
    const single = isSingleQuote(this.code(1));
    const isQuote = single ? isSingleQuote : isDoubleQuote;
    this.offset += 2;
    if (!this.#header())
      return new StringToken(start, this.offset, '', [], single ? 'singleHere' : 'doubleHere');
    const builder = new TextBuilder();
    const quote = single ? "'" : '"';
    let footerWithBlanks = -1;
    const bodyStart = this.offset;
    let lineStart = true;
    for (;;) {
      if (lineStart) {
        if (isQuote(this.code()) && this.code(1) === at) break;
        let behind = this.offset;
        while (isBlank(this.text.charCodeAt(behind))) behind++;
        if (
          footerWithBlanks < 0 &&
          behind > this.offset &&
          isQuote(this.text.charCodeAt(behind)) &&
          this.text.charCodeAt(behind + 1) === at
        ) {
          footerWithBlanks = behind;
        }
        lineStart = false;
      }
      const code = this.code();
      if (Number.isNaN(code)) {
        this.#openHereString(start, footerWithBlanks, quote);
        return new StringToken(
          start,
          this.offset,
          builder.value,
          builder.parts,
          single ? 'singleHere' : 'doubleHere',
        );
      }
      if (isNewline(code)) {
        const length = code === 13 && this.code(1) === 10 ? 2 : 1;
        const next = this.offset + length;
        const ends = isQuote(this.text.charCodeAt(next)) && this.text.charCodeAt(next + 1) === at;
        if (!ends) builder.append(this.text.slice(this.offset, next));
        this.offset = next;
        lineStart = true;
      } else if (!single && code === backtick) {
        const escapesLine = isNewline(this.code(1));
        this.escape(builder);
        lineStart = escapesLine;
      } else if (!single && code === dollar) this.dollar(builder, false);
      else {
        let stop = this.offset + 1;
        for (; stop < this.text.length; stop++) {
          const next = this.text.charCodeAt(stop);
          if (isNewline(next) || (!single && (next === backtick || next === dollar))) break;
        }
        builder.append(this.text.slice(this.offset, stop));
        this.offset = stop;
      }
    }
    this.offset += 2;
    return new StringToken(
      start,
      this.offset,
      bodyStart === this.offset ? '' : builder.value,
      builder.parts,
      single ? 'singleHere' : 'doubleHere',
    );
  }

  #openHereString(start: number, footer: number, quote: string): void {
    if (footer >= 0) {
      this.reportIncomplete('WhitespaceBeforeHereStringFooter', { start: footer, end: footer + 2 });
      return;
    }
    const whole = { start, end: this.text.length };
    this.reportIncomplete('TerminatorExpectedAtEndOfString', whole, `${quote}@`);
  }

  /** The rest of the line behind `@"`: blanks alone. */
  #header(): boolean {
    const start = this.offset;
    while (isBlank(this.code())) this.offset++;
    const code = this.code();
    if (isNewline(code)) {
      this.offset += code === 13 && this.code(1) === 10 ? 2 : 1;
      return true;
    }
    if (Number.isNaN(code)) {
      const whole = { start: start - 2, end: this.text.length };
      this.reportIncomplete('TerminatorExpectedAtEndOfString', whole, `${this.text.charAt(start - 1)}@`);
      return false;
    }
    this.report('UnexpectedCharactersAfterHereStringHeader', { start: this.offset, end: this.offset + 1 });
    while (this.offset < this.text.length && !isNewline(this.code())) this.offset++;
    return false;
  }
}
