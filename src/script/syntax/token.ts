import type { Value } from '../values/value.ts';
import type { StringQuoting } from './ast.ts';
import type { Extent } from './extent.ts';
import type { StreamNumber } from './streamNumber.ts';

/** Signs that are tokens of their own, named by themselves. */
export type SignKind =
  | ('(' | ')' | '{' | '}' | '[' | ']' | '$(' | '@(' | '@{')
  | (',' | ';' | '|' | '||' | '&&' | '&' | '.' | '..' | '::' | ':' | '?' | '??' | '?.' | '?[')
  | ('+' | '-' | '*' | '/' | '%' | '++' | '--' | '!')
  | ('=' | '+=' | '-=' | '*=' | '/=' | '%=' | '??=');

/** What a token is. */
export type TokenKind =
  | SignKind
  | ('end' | 'newline' | 'unknown')
  /** A word of an expression or a name; a bareword of a command, which may hold variables; a keyword; `:name`. */
  | ('identifier' | 'generic' | 'keyword' | 'label')
  /** `-name` that is no operator; an operator with a dash, by its name. */
  | ('parameter' | 'dashOperator')
  | ('variable' | 'splat' | 'number' | 'string')
  | ('fileRedirection' | 'mergingRedirection' | 'inputRedirection');

/** Part of a text that is to be expanded; texts between are unescaped. */
export type StringPart = string | VariablePart | SubexpressionPart;

/** A variable in a text. */
export type VariablePart = Extent & { readonly kind: 'variable'; readonly path: string };

/** `$(…)` in a text. */
export type SubexpressionPart = Extent & {
  readonly kind: 'subexpression';
  /** Quotes within are doubled, as the text around it has them. */
  readonly doubled: boolean;
};

/** What the parser reads. One class for all kinds, its fields set once, keeps reading quick. */
export class Token {
  declare readonly kind: TokenKind;
  declare readonly start: number;
  declare readonly end: number;
  /** Words: unescaped text. Keywords, dash operators: in lower case. Parameters, variables, labels: the name. Signs: empty. */
  declare readonly value: string;
  /** Of strings and barewords: what is expanded; null for a constant. */
  declare readonly parts: readonly StringPart[] | null;

  constructor(
    kind: TokenKind,
    start: number,
    end: number,
    value = '',
    parts: readonly StringPart[] | null = null,
  ) {
    this.kind = kind;
    this.start = start;
    this.end = end;
    this.value = value;
    this.parts = parts;
  }
}

/** A number with its value. */
export class NumberToken extends Token {
  declare readonly number: Value;

  constructor(start: number, end: number, number: Value) {
    super('number', start, end);
    this.number = number;
  }
}

/** A text between quotes. */
export class StringToken extends Token {
  declare readonly quoting: StringQuoting;

  constructor(
    start: number,
    end: number,
    value: string,
    parts: readonly StringPart[] | null,
    quoting: StringQuoting,
  ) {
    super('string', start, end, value, parts);
    this.quoting = quoting;
  }
}

/** `-name`, or `-name:`. */
export class ParameterToken extends Token {
  declare readonly hasColon: boolean;

  constructor(start: number, end: number, name: string, hasColon: boolean) {
    super('parameter', start, end, name);
    this.hasColon = hasColon;
  }
}

/** `>`, `2>>`, `3>&1`, `<`. */
export class RedirectionToken extends Token {
  declare readonly from: StreamNumber;
  /** Of a merging one. */
  declare readonly to: StreamNumber;
  declare readonly append: boolean;

  constructor(
    kind: 'fileRedirection' | 'mergingRedirection' | 'inputRedirection',
    start: number,
    end: number,
    from: StreamNumber,
    { to = 1, append = false }: { readonly to?: StreamNumber; readonly append?: boolean } = {},
  ) {
    super(kind, start, end);
    this.from = from;
    this.to = to;
    this.append = append;
  }
}
