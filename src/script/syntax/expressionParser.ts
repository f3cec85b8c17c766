import type { AttributeBaseAst, ErrorExpressionAst, ExpressionAst, StatementAst } from './ast.ts';
import { AttributeParser } from './attributeParser.ts';
import {
  type BinaryOperatorFacts,
  dashOperators,
  signOperators,
  unaryDashOperators,
} from './dashOperators.ts';
import type { Extent } from './extent.ts';
import type { UnaryOperator } from './operators.ts';
import { after, between } from './sourceReader.ts';
import type { Token } from './token.ts';

const unarySigns: ReadonlyMap<string, UnaryOperator> = new Map([
  ['!', 'not'],
  ['+', '+'],
  ['-', '-'],
  ['++', 'prefix++'],
  ['--', 'prefix--'],
] as const);

const unaryWords: ReadonlyMap<string, UnaryOperator> = new Map([
  ['not', 'not'],
  ['bnot', 'bnot'],
  ['join', 'join'],
  ['split', 'split'],
  ['isplit', 'split'],
  ['csplit', 'csplit'],
] as const);

/** Reads operators and their operands. */
export abstract class ExpressionParser extends AttributeParser {
  /** A value with what follows it closely. */
  protected abstract primary(withMembers: boolean): ExpressionAst | null;
  /** What follows a value closely. */
  protected abstract members(target: ExpressionAst, operator: Token | undefined): ExpressionAst;

  /** An expression; null where none stands. */
  protected override expression(): ExpressionAst | null {
    const outer = this.mode;
    this.switchMode('expression');
    const result = this.#ternary(this.inTernary);
    this.switchMode(outer);
    return result;
  }

  #ternary(inTernary: boolean): ExpressionAst | null {
    return this.deeper(
      () => {
        const outer = this.inTernary;
        this.inTernary = inTernary;
        const condition = this.#binary();
        this.inTernary = outer;
        return condition === null || this.peek().kind !== '?' ? condition : this.#choice(condition);
      },
      (at) => this.errorExpression(at),
    );
  }

  #choice(condition: ExpressionAst): ExpressionAst {
    const question = this.next();
    this.skipNewlines();
    const ifTrue = this.#ternary(true) ?? this.#missingOperand(question);
    this.skipNewlines();
    const colon = this.take(':');
    if (colon === null) {
      if (ifTrue.kind !== 'ErrorExpression') {
        const token = this.peek();
        this.reportIncomplete('MissingColonInTernaryExpression', token);
      }
      return {
        kind: 'ErrorExpression',
        start: condition.start,
        end: ifTrue.end,
        children: [condition, ifTrue],
      };
    }
    this.skipNewlines();
    const ifFalse = this.#ternary(true) ?? this.#missingOperand(colon);
    return {
      kind: 'TernaryExpression',
      start: condition.start,
      end: ifFalse.end,
      condition,
      ifTrue,
      ifFalse,
    };
  }

  #missingOperand(operator: Token): ExpressionAst {
    const place = after(operator);
    this.reportIncomplete('ExpectedValueExpression', place, this.textOf(operator));
    return this.errorExpression(place);
  }

  protected errorExpression(
    at: Extent,
    children: readonly (StatementAst | ExpressionAst)[] = [],
  ): ErrorExpressionAst {
    return { kind: 'ErrorExpression', start: at.start, end: at.end, children };
  }

  #binaryOperator(token: Token): BinaryOperatorFacts | undefined {
    if (token.kind === 'dashOperator') return dashOperators.get(token.value);
    return signOperators.get(token.kind);
  }

  /** Operands wait on a stack until an operator that binds no stronger comes: long chains take no depth. */
  #binary(): ExpressionAst | null {
    const first = this.#arrayLiteral();
    if (first === null) return null;
    let token = this.peek();
    let operator = this.#binaryOperator(token);
    if (operator === undefined) return this.#unknownOperator(token, first);
    const operands: ExpressionAst[] = [first];
    const pending: { readonly facts: BinaryOperatorFacts; readonly token: Token }[] = [];
    while (operator !== undefined) {
      while ((pending.at(-1)?.facts.precedence ?? 0) >= operator.precedence) this.#reduce(operands, pending);
      this.skip();
      pending.push({ facts: operator, token });
      this.skipNewlines();
      operands.push(this.#laterOperand(() => this.#arrayLiteral()) ?? this.#missingOperand(token));
      token = this.peek();
      operator = this.#binaryOperator(token);
    }
    while (pending.length > 0) this.#reduce(operands, pending);
    return this.#unknownOperator(token, operands[0] ?? first);
  }

  /** Behind an operator, a comma or a cast `?` ends a number: no name of a command can begin there. */
  #laterOperand(parse: () => ExpressionAst | null): ExpressionAst | null {
    const outer = this.inTernary;
    this.inTernary = true;
    const made = parse();
    this.inTernary = outer;
    return made;
  }

  #reduce(
    operands: ExpressionAst[],
    pending: { readonly facts: BinaryOperatorFacts; readonly token: Token }[],
  ): void {
    const operator = pending.pop();
    const right = operands.pop();
    const left = operands.pop();
    if (operator === undefined || left === undefined || right === undefined) return;
    operands.push({
      kind: 'BinaryExpression',
      start: left.start,
      end: right.end,
      operator: operator.facts.operator,
      caseSensitive: operator.facts.caseSensitive,
      operatorExtent: { start: operator.token.start, end: operator.token.end },
      left,
      right,
    });
  }

  /** `-word` behind an expression that is no operator. */
  #unknownOperator(token: Token, left: ExpressionAst): ExpressionAst {
    if (token.kind !== 'parameter') return left;
    this.report('UnexpectedToken', token, this.textOf(token));
    this.skip();
    return this.errorExpression(between(left, token), [left]);
  }

  #arrayLiteral(): ExpressionAst | null {
    const first = this.unary();
    if (first === null || this.commaDisabled || this.peek().kind !== ',') return first;
    const elements: ExpressionAst[] = [first];
    let last: ExpressionAst = first;
    while (this.peek().kind === ',') {
      const comma = this.next();
      this.skipNewlines();
      const element = this.#laterOperand(() => this.unary());
      if (element === null) {
        this.reportIncomplete('MissingExpressionAfterToken', after(comma), ',');
        last = this.errorExpression(comma);
        elements.push(last);
        break;
      }
      elements.push(element);
      last = element;
    }
    return { kind: 'ArrayLiteral', start: first.start, end: last.end, elements };
  }

  /** An operand with its unary operators, casts and attributes. */
  protected unary(): ExpressionAst | null {
    this.signedNumbers = true;
    if (this.hasAhead) {
      const ahead = this.peek();
      if (ahead.kind === '-' || ahead.kind === '+') this.resync(ahead.start);
    }
    const token = this.peek();
    this.signedNumbers = false;
    const operator =
      token.kind === 'dashOperator' && unaryDashOperators.has(token.value)
        ? unaryWords.get(token.value)
        : unarySigns.get(token.kind);
    let made: ExpressionAst | null;
    if (operator !== undefined || token.kind === ',') {
      if (token.kind === ',' && this.commaDisabled) return null;
      made = this.#operand(token, operator ?? ',');
      if (made.kind === 'ErrorExpression') return made;
    } else if (token.kind === '[') made = this.#bracketed();
    else made = this.primary(true);
    return made === null ? null : this.#postfix(made);
  }

  #operand(token: Token, operator: UnaryOperator): ExpressionAst {
    this.skip();
    this.skipNewlines();
    const operand = this.deeper(
      () => this.unary(),
      (at) => this.errorExpression(at),
    );
    if (operand === null) {
      this.reportIncomplete('MissingExpressionAfterOperator', after(token), this.textOf(token));
      return this.errorExpression(token);
    }
    if (operator === ',')
      return { kind: 'ArrayLiteral', start: token.start, end: operand.end, elements: [operand] };
    return { kind: 'UnaryExpression', start: token.start, end: operand.end, operator, operand };
  }

  #postfix(operand: ExpressionAst): ExpressionAst {
    const token = this.peek();
    if (token.kind !== '++' && token.kind !== '--') return operand;
    this.skip();
    const operator = token.kind === '++' ? 'postfix++' : 'postfix--';
    return { kind: 'UnaryExpression', start: operand.start, end: token.end, operator, operand };
  }

  /** At `[`: a type, casts, attributes before a value. */
  #bracketed(): ExpressionAst | null {
    const attributes = this.attributes(true);
    const last = attributes.at(-1);
    const first = attributes[0];
    if (first === undefined || last === undefined) return null;
    let made: ExpressionAst;
    if (last.kind === 'Attribute') {
      this.skipNewlines();
      const child = this.deeper(
        () => this.unary(),
        (at) => this.errorExpression(at),
      );
      if (child === null) {
        this.reportIncomplete('UnexpectedAttribute', last, last.typeName.name);
        const missing = this.errorExpression(after(last));
        return {
          kind: 'AttributedExpression',
          start: first.start,
          end: last.end,
          attribute: last,
          child: missing,
        };
      }
      made = { kind: 'AttributedExpression', start: last.start, end: child.end, attribute: last, child };
    } else {
      const typeAlone: ExpressionAst = {
        kind: 'TypeExpression',
        start: last.start,
        end: last.end,
        typeName: last.typeName,
      };
      const operator = this.hasAhead ? undefined : this.memberOperator(false);
      if (operator !== undefined) made = this.members(typeAlone, operator);
      else {
        const child = this.#laterOperand(() => this.#castOperand());
        made =
          child === null
            ? typeAlone
            : { kind: 'ConvertExpression', start: last.start, end: child.end, type: last, child };
      }
    }
    return this.#wrapped(made, attributes.slice(0, -1));
  }

  /** What a cast converts: null where the type stands alone. */
  #castOperand(): ExpressionAst | null {
    const { kind } = this.peek();
    if (kind === 'newline' || kind === ',') return null;
    return this.deeper(
      () => this.unary(),
      (at) => this.errorExpression(at),
    );
  }

  #wrapped(inner: ExpressionAst, attributes: readonly AttributeBaseAst[]): ExpressionAst {
    let made = inner;
    for (const attribute of attributes.toReversed()) {
      made =
        attribute.kind === 'TypeConstraint'
          ? { kind: 'ConvertExpression', start: attribute.start, end: made.end, type: attribute, child: made }
          : { kind: 'AttributedExpression', start: attribute.start, end: made.end, attribute, child: made };
    }
    return made;
  }
}
