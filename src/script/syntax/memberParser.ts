import type { ExpressionAst, InvokeMemberExpressionAst } from './ast.ts';
import type { Extent } from './extent.ts';
import { PrimaryParser } from './primaryParser.ts';
import { after, between } from './sourceReader.ts';
import type { Token, TokenKind } from './token.ts';
import type { TypeName } from './typeName.ts';

type Call = Pick<InvokeMemberExpressionAst, 'arguments' | 'genericArguments'> & { readonly end: Extent };

/** Reads what follows a value without a blank: members, calls, indexes. */
export abstract class MemberParser extends PrimaryParser {
  /** One argument of a command without commas; null where none stands. */
  protected abstract singleArgument(): ExpressionAst | null;

  protected override members(target: ExpressionAst, operator: Token | undefined): ExpressionAst {
    let made = target;
    let next = operator;
    for (let count = 0; next !== undefined; count++) {
      if (count === 1000) {
        return this.tooComplicated(made);
      }
      made = next.kind === '[' || next.kind === '?[' ? this.#element(made, next) : this.#member(made, next);
      next = this.hasAhead ? undefined : this.memberOperator(true);
    }
    return made;
  }

  #element(target: ExpressionAst, bracket: Token): ExpressionAst {
    const comma = this.commaDisabled;
    const ternary = this.inTernary;
    this.commaDisabled = false;
    this.inTernary = false;
    const made = this.within('expression', () => {
      this.skipNewlines();
      const found = this.expression();
      if (found === null) this.reportIncomplete('MissingArrayIndexExpression', after(bracket));
      const index = found ?? this.errorExpression(bracket);
      this.skipNewlines();
      const close = this.take(']');
      if (close === null && found !== null) {
        this.reportIncomplete('MissingEndSquareBracket', after(index));
      }
      return { index, end: close ?? index };
    });
    this.commaDisabled = comma;
    this.inTernary = ternary;
    const nullConditional = bracket.kind === '?[';
    return {
      kind: 'IndexExpression',
      start: target.start,
      end: made.end.end,
      target,
      index: made.index,
      nullConditional,
    };
  }

  #member(target: ExpressionAst, operator: Token): ExpressionAst {
    const isStatic = operator.kind === '::';
    const nullConditional = operator.kind === '?.';
    const member = this.#memberName();
    if (member === null) {
      this.reportIncomplete('MissingPropertyName', after(operator));
      const found = this.#argumentForName();
      return {
        kind: 'MemberExpression',
        start: target.start,
        end: (found ?? operator).end,
        target,
        member: found ?? this.errorExpression(between(target, operator)),
        isStatic,
        nullConditional,
      };
    }
    if (!this.hasAhead) {
      const call = this.#call();
      if (call !== null) {
        const { end, ...rest } = call;
        return {
          kind: 'InvokeMemberExpression',
          start: target.start,
          end: end.end,
          target,
          member,
          ...rest,
          isStatic,
          nullConditional,
        };
      }
    }
    return {
      kind: 'MemberExpression',
      start: target.start,
      end: member.end,
      target,
      member,
      isStatic,
      nullConditional,
    };
  }

  /** Where no name stands, what could be a command's argument is taken for it; behind a parameter blanks mean nothing. */
  #argumentForName(): ExpressionAst | null {
    this.resync(this.restorePoint);
    return this.within('command', () => {
      const parameter = this.take('parameter');
      if (parameter === null) return this.singleArgument();
      this.skipBlanks();
      return this.errorExpression(parameter);
    });
  }

  #memberName(): ExpressionAst | null {
    return this.within('expression', () => {
      this.skipNewlines();
      const name = this.simpleName();
      if (name !== null) return name;
      const token = this.peek();
      if (token.kind === 'end' || token.kind === 'newline') return null;
      return unaryMembers.has(token.kind) ? this.unary() : this.primary(false);
    });
  }

  /** Behind the name of a member: `(…)`, `{…}`, or type arguments and one of them. */
  #call(): Call | null {
    const code = this.code();
    if (code === 40) return { ...this.#arguments(this.next()), genericArguments: [] };
    if (code === 123) {
      const block = this.scriptBlockExpression(this.next());
      return { arguments: [block], genericArguments: [], end: block };
    }
    return code === 91 ? this.#genericCall() : null;
  }

  /** `[type, type](…)`: what is not followed by arguments is an index. */
  #genericCall(): Call | null {
    const start = this.offset;
    const known = this.diagnostics.length;
    const genericArguments = this.within('expression', () => {
      this.skip();
      this.next();
      const found: TypeName[] = [];
      do {
        this.skipNewlines();
        const argument = this.typeName(false);
        if (argument === null) return null;
        found.push(argument);
        this.skipNewlines();
      } while (this.take(',') !== null);
      return this.take(']') === null ? null : found;
    });
    if (genericArguments !== null && !this.hasAhead && this.code() === 40) {
      return { ...this.#arguments(this.next()), genericArguments };
    }
    this.forgetReports(known);
    this.resync(start);
    return null;
  }

  #arguments(open: Token): { readonly arguments: readonly ExpressionAst[]; readonly end: Extent } {
    const found = this.argumentList(open);
    return { arguments: found.list, end: found.end };
  }

  /** Behind the `(` of a call. */
  protected argumentList(open: Token): { readonly list: readonly ExpressionAst[]; readonly end: Extent } {
    const comma = this.commaDisabled;
    const ternary = this.inTernary;
    this.commaDisabled = true;
    this.inTernary = false;
    const result = this.within('expression', () => {
      const list: ExpressionAst[] = [];
      let last: Extent = open;
      let separator: Token | null = null;
      let reported = false;
      for (;;) {
        this.skipNewlines();
        const argument = this.expression();
        if (argument === null) {
          if (separator === null) break;
          this.reportIncomplete('MissingExpressionAfterToken', after(separator), ',');
          reported = true;
          last = separator;
          break;
        }
        list.push(argument);
        last = argument;
        this.skipNewlines();
        separator = this.take(',');
        if (separator === null) break;
      }
      this.skipNewlines();
      const close = this.take(')');
      if (close === null && !reported) {
        this.reportIncomplete('MissingEndParenthesisInMethodCall', after(list.at(-1) ?? open));
      }
      return { list, end: close ?? last };
    });
    this.commaDisabled = comma;
    this.inTernary = ternary;
    return result;
  }
}

/** Signs that begin the name of a member that is computed by an operator or a cast. */
const unaryMembers: ReadonlySet<TokenKind> = new Set<TokenKind>([
  ...(['[', ',', '!', '+', '-', '++', '--', 'dashOperator'] as const),
]);
