import type { Extent } from './extent.ts';
import { type Token, type TokenKind } from './token.ts';
import { type TokenMode, Tokenizer } from './tokenizer.ts';

/** Tokens that are the same in every mode. */
const invariant: ReadonlySet<TokenKind> = new Set<TokenKind>([
  ...(['(', ')', '{', '}', '$(', '@(', '@{', ',', ';', '|', '||', '&&', '&'] as const),
  ...(['newline', 'end', 'string'] as const),
]);

/** Deepest nesting that is parsed: the tree of a deeper script could not be walked. */
export const maximumDepth = 300;

/** One token of lookahead, read again when the mode changes. */
export abstract class TokenReader extends Tokenizer {
  #ahead: Token | null = null;
  #depth = 0;
  /** The comma is no operator here: between the arguments of a method, an attribute, a parameter's default. */
  protected commaDisabled = false;

  protected peek(): Token {
    this.#ahead ??= this.scan();
    return this.#ahead;
  }

  protected next(): Token {
    const token = this.#ahead ?? this.scan();
    this.#ahead = null;
    return token;
  }

  /** Gives back the token just taken. */
  protected unget(token: Token): void {
    this.#ahead = token;
  }

  protected skip(): void {
    this.#ahead = null;
  }

  /** Whether a token has been read ahead. */
  protected get hasAhead(): boolean {
    return this.#ahead !== null;
  }

  /** Reads on from an offset. */
  protected resync(offset: number): void {
    this.#ahead = null;
    this.offset = Math.min(offset, this.text.length);
  }

  /** Where reading would go on: the start of the token ahead, if there is one. */
  protected get restorePoint(): number {
    return this.#ahead?.start ?? this.offset;
  }

  /** Runs a part of the parser in a mode; the token ahead is read again where it may differ. */
  protected within<T>(mode: TokenMode, parse: () => T): T {
    const outer = this.mode;
    this.switchMode(mode);
    const result = parse();
    this.switchMode(outer);
    return result;
  }

  protected switchMode(mode: TokenMode): void {
    if (mode === this.mode) return;
    const token = this.#ahead;
    if (token !== null && !invariant.has(token.kind)) this.resync(token.start);
    this.mode = mode;
  }

  /** Takes the next token if it is of a kind. */
  protected take(kind: TokenKind): Token | null {
    if (this.peek().kind !== kind) return null;
    return this.next();
  }

  /** The same of a token that may stand on a later line; where it does not, nothing is read. */
  protected takeBelow(kind: TokenKind): Token | null {
    const { restorePoint } = this;
    this.skipNewlines();
    const token = this.take(kind);
    if (token === null) this.resync(restorePoint);
    return token;
  }

  /** Skips line ends without reading a token: what stands behind them may be meant for another mode. */
  protected skipNewlines(): void {
    if (this.#ahead !== null && this.#ahead.kind !== 'newline') return;
    this.#ahead = null;
    this.skipBlankLines(false);
  }

  protected skipSeparators(): void {
    if (this.#ahead !== null && this.#ahead.kind !== 'newline' && this.#ahead.kind !== ';') return;
    this.#ahead = null;
    this.skipBlankLines(true);
  }

  /** As written; the name of an operator or keyword keeps its case. */
  protected textOf(token: Extent): string {
    return this.slice(token);
  }

  /** The place of the end of the text stands one behind it; what nodes take of it does not. */
  protected clamped({ start, end }: Extent): Extent {
    const { length } = this.text;
    return { start: Math.min(start, length), end: Math.min(end, length) };
  }

  /** Recovery: skips to one of the kinds outside brackets, those that are open before among them, and over it where it is to be consumed. */
  protected syncTo(consume: boolean, ...kinds: readonly TokenKind[]): void {
    let parentheses = kinds.includes(')') ? 1 : 0;
    let braces = kinds.includes('}') ? 1 : 0;
    let brackets = kinds.includes(']') ? 1 : 0;
    for (;;) {
      const token = this.next();
      const kind: string = token.kind;
      switch (kind) {
        case '(':
          parentheses++;
          break;
        case ')':
          parentheses--;
          if (parentheses === 0 && kinds.includes(')')) {
            this.#stop(token, consume);
            return;
          }
          break;
        case '{':
          braces++;
          break;
        case '}':
          braces--;
          if (braces === 0 && kinds.includes('}')) {
            this.#stop(token, consume);
            return;
          }
          break;
        case '[':
          brackets++;
          break;
        case ']':
          brackets--;
          if (brackets === 0 && kinds.includes(']')) {
            this.#stop(token, consume);
            return;
          }
          break;
        case 'end': {
          this.unget(token);
          return;
        }
        default:
          if (kinds.includes(token.kind) && parentheses === 0 && braces === 0 && brackets === 0) {
            this.#stop(token, consume);
            return;
          }
      }
    }
  }

  #stop(token: Token, consume: boolean): void {
    if (!consume) this.unget(token);
  }

  /** Tells of too deep a nesting: what is left of the text is not looked at. */
  protected tooComplicated<T>(result: T): T {
    this.report('ScriptTooComplicated', this.peek());
    this.resync(this.text.length);
    return result;
  }

  /** Parses one level deeper; too deep a nesting is told of, and what is left of the text is not looked at. */
  protected deeper<T>(parse: () => T, otherwise: (at: Extent) => T): T {
    if (this.#depth >= maximumDepth) {
      const { start } = this.clamped(this.peek());
      return this.tooComplicated(otherwise({ start, end: start }));
    }
    this.#depth++;
    const result = parse();
    this.#depth--;
    return result;
  }
}
