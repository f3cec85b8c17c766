import {
  endsNumber,
  endsToken,
  isDash,
  isDigit,
  isDoubleQuote,
  isNewline,
  isSingleQuote,
  isVariableStart,
  isWordPart,
  isWordStart,
} from './characters.ts';
import { dashOperators, unaryDashOperators } from './dashOperators.ts';
import { keywords } from './keywords.ts';
import { numberLiteral } from './numberLiteral.ts';
import type { StreamNumber } from './streamNumber.ts';
import { StringReader } from './stringReader.ts';
import { TextBuilder } from './textBuilder.ts';
import { NumberToken, ParameterToken, RedirectionToken, type SignKind, StringToken, Token } from './token.ts';

/** What a sign or a word means depends on where it stands: a command's arguments, an expression, the name of a type, a declaration. */
export type TokenMode = 'command' | 'expression' | 'typeName';

/** Cuts the text into tokens, one at a time, in the mode that the parser asks for. */
export abstract class Tokenizer extends StringReader {
  protected mode: TokenMode = 'command';
  /** `-5` is a number here and not an operator with one. */
  protected signedNumbers = false;
  /** `?` and `:` end a number: it stands within `? :`. */
  protected inTernary = false;
  /** Words are names: no keyword, and `-` does not belong to them. */
  protected wantsName = false;

  /** Reads the next token. */
  protected scan(): Token {
    this.skipBlanks();
    const start = this.offset;
    const code = this.code();
    if (isWordStart(code)) return this.#word(start);
    switch (code) {
      case 10:
      case 13:
        return this.#newline(start);
      case 36:
        return this.#dollarToken(start);
      case 64:
        return this.#atToken(start);
      case 40:
      case 41:
      case 44:
      case 59:
      case 123:
      case 125:
        return this.#single(start, code);
      case 93:
        return this.#sign(']', 1);
      case 91:
        return this.mode === 'command' ? this.#generic(start) : this.#sign('[', 1);
      case 124:
        return this.code(1) === 124 ? this.#sign('||', 2) : this.#sign('|', 1);
      case 38:
        return this.code(1) === 38 ? this.#sign('&&', 2) : this.#sign('&', 1);
      case 61:
        return this.#operator('=', 1);
      case 43:
        return this.#plus(start);
      case 42:
        if (this.code(1) === 62) return this.#redirection(start, 0, 1);
        return this.code(1) === 61 ? this.#operator('*=', 2) : this.#operator('*', 1);
      case 47:
        return this.code(1) === 61 ? this.#operator('/=', 2) : this.#operator('/', 1);
      case 37:
        return this.code(1) === 61 ? this.#operator('%=', 2) : this.#operator('%', 1);
      case 33:
        if (this.mode === 'command' && !endsToken(this.code(1))) return this.#generic(start);
        return this.mode === 'expression' && this.#negatesWord() ? this.#generic(start) : this.#sign('!', 1);
      case 46:
        return this.#dot(start);
      case 58:
        return this.#colon(start);
      case 63:
        return this.mode === 'command' ? this.#generic(start) : this.#question();
      case 60:
        return this.#less(start);
      case 62:
        return this.#redirection(start, 1, 0);
    }
    if (isDigit(code)) return this.#digit(start);
    if (isDash(code)) return this.#dash(start);
    if (isSingleQuote(code)) {
      const value = this.singleQuoted();
      return new StringToken(start, this.offset, value, null, 'single');
    }
    if (isDoubleQuote(code)) return this.#doubleQuotedToken(start);
    if (Number.isNaN(code)) {
      const behind = this.text.length + 1 - this.dropped;
      return new Token('end', behind, behind);
    }
    return this.#generic(start);
  }

  #doubleQuotedToken(start: number): Token {
    const builder = new TextBuilder();
    this.doubleQuoted(builder);
    return new StringToken(start, this.offset, builder.value, builder.parts, 'double');
  }

  #newline(start: number): Token {
    this.offset += this.code() === 13 && this.code(1) === 10 ? 2 : 1;
    return new Token('newline', start, this.offset);
  }

  #sign(kind: SignKind, length: number): Token {
    const start = this.offset;
    this.offset += length;
    return new Token(kind, start, this.offset);
  }

  /** A sign that is part of a bareword where a command's argument goes on behind it. */
  #operator(kind: SignKind, length: number): Token {
    if (this.mode === 'command' && !endsToken(this.code(length))) return this.#generic(this.offset);
    return this.#sign(kind, length);
  }

  #single(start: number, code: number): Token {
    this.offset = start + 1;
    switch (code) {
      case 40:
        return new Token('(', start, start + 1);
      case 41:
        return new Token(')', start, start + 1);
      case 44:
        return new Token(',', start, start + 1);
      case 59:
        return new Token(';', start, start + 1);
      case 123:
        return new Token('{', start, start + 1);
      default:
        return new Token('}', start, start + 1);
    }
  }

  /** Whether what follows `!` without a blank is no value, but goes on with it as one word. */
  #negatesWord(): boolean {
    const dots = this.code(1) === 46 ? 1 : 0;
    if (isWordStart(this.code(dots + 1))) return true;
    return isDigit(this.code(dots + 1)) && this.#numberAt(this.offset + 1) === undefined;
  }

  #plus(start: number): Token {
    const next = this.code(1);
    if (next === 43) return this.#operator('++', 2);
    if (next === 61) return this.#operator('+=', 2);
    if (this.signedNumbers && (isDigit(next) || next === 46)) return this.#number(start);
    return this.#operator('+', 1);
  }

  #dash(start: number): Token {
    const next = this.code(1);
    if (isDash(next)) {
      if (this.mode === 'command' && this.code(2) === 37 && endsToken(this.code(3)))
        return this.#generic(start);
      return this.#operator('--', 2);
    }
    if (next === 61) return this.#operator('-=', 2);
    if (isWordStart(next) || next === 63) return this.#parameter(start);
    if (this.signedNumbers && (isDigit(next) || next === 46)) return this.#number(start);
    return this.#operator('-', 1);
  }

  /** `-name`: an operator in an expression, where it is one. */
  #parameter(start: number): Token {
    this.offset++;
    if (this.mode === 'command') return this.#commandParameter(start);
    while (isWordStart(this.code())) this.offset++;
    const name = this.text.slice(start + 1, this.offset);
    const operator = name.toLowerCase();
    if (dashOperators.has(operator) || unaryDashOperators.has(operator)) {
      return new Token('dashOperator', start, this.offset, operator);
    }
    if (name === '') return this.#operatorAt(start, '-');
    return new ParameterToken(start, this.offset, name, false);
  }

  #operatorAt(start: number, kind: SignKind): Token {
    this.offset = start;
    return this.#operator(kind, 1);
  }

  #commandParameter(start: number): Token {
    for (;;) {
      const code = this.code();
      if (endsToken(code)) break;
      if (code === 58) {
        this.offset++;
        return new ParameterToken(start, this.offset, this.text.slice(start + 1, this.offset - 1), true);
      }
      if (code === 46 || code === 91) break;
      if (isSingleQuote(code) || isDoubleQuote(code)) return this.#generic(start);
      this.offset++;
    }
    return new ParameterToken(start, this.offset, this.text.slice(start + 1, this.offset), false);
  }

  #digit(start: number): Token {
    const code = this.code();
    const redirects = this.code(1) === 62 && code >= 49 && code <= 54;
    if (redirects && (this.mode === 'command' || this.code(2) === 38)) {
      return this.#redirection(start, streams[code - 48] ?? 1, 1);
    }
    return this.#number(start);
  }

  /** A number, or the bareword that begins like one. */
  #number(start: number): Token {
    const literal = this.#numberAt(start);
    if (literal === undefined) return this.#generic(start);
    this.offset = literal.end;
    if (literal.value === null) {
      this.report('BadNumericConstant', { start, end: literal.end }, this.text.slice(start, literal.end));
    }
    return new NumberToken(start, literal.end, literal.value);
  }

  /** The number at an offset, where it ends as one. */
  #numberAt(start: number): ReturnType<typeof numberLiteral> {
    const literal = numberLiteral(this.text, start);
    if (literal === undefined) return undefined;
    const next = this.text.charCodeAt(literal.end);
    const ends =
      this.mode === 'command'
        ? endsToken(next)
        : endsNumber(next) || (this.inTernary && (next === 58 || next === 63));
    return ends ? literal : undefined;
  }

  #dot(start: number): Token {
    const next = this.code(1);
    if (next === 46) return this.#operator('..', 2);
    if (isDigit(next)) return this.#number(start);
    return this.#operator('.', 1);
  }

  #colon(start: number): Token {
    if (this.code(1) === 58) return this.#operator('::', 2);
    if (this.mode !== 'command') return this.#sign(':', 1);
    if (!isWordStart(this.code(1))) return this.#generic(start);
    let end = start + 2;
    while (isWordPart(this.text.charCodeAt(end))) end++;
    if (!endsToken(this.text.charCodeAt(end))) return this.#generic(start);
    this.offset = end;
    return new Token('label', start, end, this.text.slice(start + 1, end));
  }

  #question(): Token {
    const next = this.code(1);
    if (next === 63) return this.code(2) === 61 ? this.#sign('??=', 3) : this.#sign('??', 2);
    return this.#sign('?', 1);
  }

  #less(start: number): Token {
    this.offset++;
    return new RedirectionToken('inputRedirection', start, this.offset, 0);
  }

  /** At a redirection whose `>` stands `ahead`. */
  #redirection(start: number, from: StreamNumber, ahead: 0 | 1): Token {
    this.offset += ahead + 1;
    if (this.code() === 62) {
      this.offset++;
      return new RedirectionToken('fileRedirection', start, this.offset, from, { append: true });
    }
    const target = this.code(1);
    if (ahead === 1 && this.code() === 38 && (target === 49 || target === 50)) {
      this.offset += 2;
      const to = target === 49 ? 1 : 2;
      return new RedirectionToken('mergingRedirection', start, this.offset, from, { to });
    }
    return new RedirectionToken('fileRedirection', start, this.offset, from);
  }

  #dollarToken(start: number): Token {
    const next = this.code(1);
    if (next === 40) return this.#sign('$(', 2);
    if (!isVariableStart(next) && next !== 123) return this.#generic(start);
    return this.#variable(start, 'variable');
  }

  #variable(start: number, kind: 'variable' | 'splat'): Token {
    const path = this.variablePath(kind === 'splat' ? 'splat' : 'expression') ?? '';
    if (this.mode === 'command' && this.#goesOn()) return this.#generic(start);
    return new Token(kind, start, this.offset, path);
  }

  /** Whether more of a bareword follows a variable in a command's argument. */
  #goesOn(): boolean {
    const code = this.code();
    if (endsToken(code) || code === 46 || code === 91) return false;
    return !(code === 58 && this.code(1) === 58);
  }

  #atToken(start: number): Token {
    const next = this.code(1);
    if (next === 40) return this.#sign('@(', 2);
    if (next === 123) return this.#sign('@{', 2);
    if (isSingleQuote(next) || isDoubleQuote(next)) return this.hereString();
    if (isVariableStart(next)) return this.#variable(start, 'splat');
    this.offset++;
    this.report('UnrecognizedToken', { start, end: this.offset });
    return new Token('unknown', start, this.offset);
  }

  #word(start: number): Token {
    let end = start + 1;
    while (isWordPart(this.text.charCodeAt(end))) end++;
    if (this.mode === 'command' && !this.wantsName && !endsToken(this.text.charCodeAt(end))) {
      return this.#generic(start);
    }
    this.offset = end;
    const word = this.text.slice(start, end);
    if (!this.wantsName && this.mode !== 'typeName') {
      const lower = word.toLowerCase();
      if (keywords.has(lower)) return new Token('keyword', start, end, lower);
    }
    return new Token('identifier', start, end, word);
  }

  /** A bareword with the quotes, escapes and variables in it. */
  #generic(start: number): Token {
    this.offset = start;
    const builder = new TextBuilder();
    for (;;) {
      let stop = this.offset;
      for (;;) {
        const code = this.text.charCodeAt(stop);
        if (endsToken(code) || code === 96 || code === 36 || isSingleQuote(code) || isDoubleQuote(code))
          break;
        stop++;
      }
      if (stop > this.offset) builder.append(this.text.slice(this.offset, stop));
      this.offset = stop;
      const code = this.code();
      if (code === 96) this.escape(builder);
      else if (code === 36) this.dollar(builder, false);
      else if (isSingleQuote(code)) builder.append(this.singleQuoted());
      else if (isDoubleQuote(code)) this.doubleQuoted(builder);
      else break;
    }
    return new Token('generic', start, this.offset, builder.value, builder.parts);
  }

  /** What follows a value without a blank: `.`, `::`, `[` and their forms with `?`. Undefined for none. */
  protected memberOperator(withIndex: boolean): Token | undefined {
    while (this.code() === 60 && this.code(1) === 35) this.skipBlanks();
    const code = this.code();
    const next = this.code(1);
    if (code === 46) {
      if (next === 46) return undefined;
      if (this.mode === 'command' && endsToken(next) && next !== 40 && next !== 123) return undefined;
      return this.#sign('.', 1);
    }
    if (code === 58 && next === 58) {
      if (this.mode === 'command' && endsToken(this.code(2)) && this.code(2) !== 40) return undefined;
      return this.#sign('::', 2);
    }
    if (code === 91 && withIndex) return this.#sign('[', 1);
    if (code === 63 && this.mode === 'expression') {
      if (next === 46) return this.#sign('?.', 2);
      if (next === 91 && withIndex) return this.#sign('?[', 2);
    }
    return undefined;
  }

  /** Skips the rest of the line and gives where it lies: what follows `--%`, up to a pipe or the end. */
  protected verbatimRest(): { readonly start: number; readonly end: number } {
    while (this.offset < this.text.length && (this.code() === 32 || this.code() === 9)) this.offset++;
    const start = this.offset;
    let quoted = false;
    while (this.offset < this.text.length && !isNewline(this.code())) {
      const code = this.code();
      if (isDoubleQuote(code)) quoted = !quoted;
      if (!quoted && (code === 124 || (code === 38 && this.code(1) === 38))) break;
      this.offset++;
    }
    return { start, end: this.offset };
  }
}

const streams: readonly StreamNumber[] = [0, 1, 2, 3, 4, 5, 6];
