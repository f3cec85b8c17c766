import { NetException, NetThrow } from '../values/netException.ts';

/** One step of a path: `child::name[predicate]`. */
export interface XPathStep {
  readonly axis: string;
  /** A name, `*`, `p:name`, or `node()`, `text()`, `comment()`. */
  readonly test: string;
  readonly predicates: readonly XPathExpression[];
}

/** An expression of XPath 1.0. */
export type XPathExpression =
  | { readonly kind: 'literal'; readonly value: string | number }
  | { readonly kind: 'or' | 'and' | 'union'; readonly left: XPathExpression; readonly right: XPathExpression }
  | {
      readonly kind: 'compare' | 'arithmetic';
      readonly operator: string;
      readonly left: XPathExpression;
      readonly right: XPathExpression;
    }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly XPathExpression[] }
  | {
      readonly kind: 'path';
      readonly absolute: boolean;
      readonly start: XPathExpression | null;
      readonly steps: readonly XPathStep[];
    };

const name = String.raw`[\p{L}_][\p{L}\p{N}\p{M}_.-]*`;
const tokenPattern = new RegExp(
  String.raw`\s*("[^"]*"|'[^']*'|\d+(?:\.\d*)?|\.\d+|\.\.|//|::|!=|<=|>=|${name}:\*|${name}:(?!:)${name}|${name}|[/.@*\[\]()|+\-=<>,$])`,
  'uy',
);

const anyNode: XPathStep = { axis: 'descendant-or-self', test: 'node()', predicates: [] };

class XPathParser {
  readonly #text: string;
  readonly #tokens: string[] = [];
  #at = 0;

  constructor(text: string) {
    this.#text = text;
    tokenPattern.lastIndex = 0;
    while (tokenPattern.lastIndex < text.trimEnd().length) {
      const match = tokenPattern.exec(text);
      if (match === null) throw this.#error();
      this.#tokens.push(match[1] ?? '');
    }
  }

  #error(): NetThrow {
    return new NetThrow(
      new NetException('System.Xml.XPath.XPathException', `'${this.#text}' has an invalid token.`),
    );
  }

  #peek(offset = 0): string {
    return this.#tokens[this.#at + offset] ?? '';
  }

  #take(token: string): boolean {
    if (this.#peek() !== token) return false;
    this.#at++;
    return true;
  }

  #need(token: string): void {
    if (!this.#take(token)) throw this.#error();
  }

  parse(): XPathExpression {
    const expression = this.#or();
    if (this.#at < this.#tokens.length) throw this.#error();
    return expression;
  }

  #or(): XPathExpression {
    let left = this.#and();
    while (this.#take('or')) left = { kind: 'or', left, right: this.#and() };
    return left;
  }

  #and(): XPathExpression {
    let left = this.#compare();
    while (this.#take('and')) left = { kind: 'and', left, right: this.#compare() };
    return left;
  }

  #compare(): XPathExpression {
    let left = this.#sum();
    while (/^(?:=|!=|<|<=|>|>=)$/.test(this.#peek())) {
      const operator = this.#peek();
      this.#at++;
      left = { kind: 'compare', operator, left, right: this.#sum() };
    }
    return left;
  }

  #sum(): XPathExpression {
    let left = this.#product();
    while (this.#peek() === '+' || this.#peek() === '-') {
      const operator = this.#peek();
      this.#at++;
      left = { kind: 'arithmetic', operator, left, right: this.#product() };
    }
    return left;
  }

  #product(): XPathExpression {
    let left = this.#negation();
    while (/^(?:\*|div|mod)$/.test(this.#peek())) {
      const operator = this.#peek();
      this.#at++;
      left = { kind: 'arithmetic', operator, left, right: this.#negation() };
    }
    return left;
  }

  #negation(): XPathExpression {
    if (!this.#take('-')) return this.#union();
    return {
      kind: 'arithmetic',
      operator: '-',
      left: { kind: 'literal', value: 0 },
      right: this.#negation(),
    };
  }

  #union(): XPathExpression {
    let left = this.#path();
    while (this.#take('|')) left = { kind: 'union', left, right: this.#path() };
    return left;
  }

  #path(): XPathExpression {
    const token = this.#peek();
    const isCall =
      /^[\p{L}_][\w.-]*$/u.test(token) &&
      this.#peek(1) === '(' &&
      !/^(?:node|text|comment|processing-instruction)$/.test(token);
    if (/^["'\d]/.test(token) || /^\.\d/.test(token) || token === '(' || isCall) {
      const start = this.#primary();
      const steps: XPathStep[] = [];
      while (this.#peek() === '[')
        steps.push({ axis: 'self', test: 'node()', predicates: [this.#predicate()] });
      if (this.#peek() === '/' || this.#peek() === '//') this.#moreSteps(steps);
      return steps.length === 0 ? start : { kind: 'path', absolute: false, start, steps };
    }
    const steps: XPathStep[] = [];
    const absolute = token === '/' || token === '//';
    if (absolute) {
      if (this.#peek() === '/' && !this.#startsStep(1)) {
        this.#at++;
        return { kind: 'path', absolute: true, start: null, steps: [] };
      }
      this.#moreSteps(steps);
    } else {
      steps.push(this.#step());
      this.#moreSteps(steps);
    }
    return { kind: 'path', absolute, start: null, steps };
  }

  #startsStep(offset: number): boolean {
    return /^(?:[.@*]|\.\.|[\p{L}_].*)$/u.test(this.#peek(offset));
  }

  #moreSteps(steps: XPathStep[]): void {
    for (;;) {
      if (this.#take('//')) steps.push(anyNode);
      else if (!this.#take('/')) return;
      steps.push(this.#step());
    }
  }

  #step(): XPathStep {
    if (this.#take('.')) return { axis: 'self', test: 'node()', predicates: [] };
    if (this.#take('..')) return { axis: 'parent', test: 'node()', predicates: [] };
    let axis = 'child';
    if (this.#take('@')) axis = 'attribute';
    else if (this.#peek(1) === '::') {
      axis = this.#peek();
      this.#at += 2;
    }
    let test = this.#peek();
    if (!/^(?:\*|[\p{L}_].*)$/u.test(test)) throw noNodeSet();
    this.#at++;
    if (this.#peek() === '(') {
      this.#at++;
      this.#need(')');
      test += '()';
    }
    const predicates: XPathExpression[] = [];
    while (this.#peek() === '[') predicates.push(this.#predicate());
    return { axis, test, predicates };
  }

  #predicate(): XPathExpression {
    this.#need('[');
    const expression = this.#or();
    this.#need(']');
    return expression;
  }

  #primary(): XPathExpression {
    const token = this.#peek();
    this.#at++;
    if (/^["']/.test(token)) return { kind: 'literal', value: token.slice(1, -1) };
    if (/^[\d.]/.test(token)) return { kind: 'literal', value: Number(token) };
    if (token === '(') {
      const inner = this.#or();
      this.#need(')');
      return inner;
    }
    this.#need('(');
    const args: XPathExpression[] = [];
    if (!this.#take(')')) {
      do args.push(this.#or());
      while (this.#take(','));
      this.#need(')');
    }
    return { kind: 'call', name: token, args };
  }
}

/** Reads an expression. Throws XPathException. */
export function parseXPath(text: string): XPathExpression {
  if (text.length > 10_000) {
    throw new NetThrow(new NetException('System.Xml.XPath.XPathException', 'The expression is too long.'));
  }
  return new XPathParser(text).parse();
}

/** The error of an expression that is no set of nodes, or lacks a step. */
export function noNodeSet(): NetThrow {
  return new NetThrow(
    new NetException('System.Xml.XPath.XPathException', 'Expression must evaluate to a node-set.'),
  );
}
