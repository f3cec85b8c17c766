import type {
  AttributeAst,
  AttributeBaseAst,
  ExpressionAst,
  NamedAttributeArgumentAst,
  StringConstantExpressionAst,
} from './ast.ts';
import type { Extent } from './extent.ts';
import { after, before } from './sourceReader.ts';
import type { Token } from './token.ts';
import { maximumDepth } from './tokenReader.ts';
import { TypeNameParser } from './typeNameParser.ts';

/** Reads `[type]` and `[Attribute(…)]`. */
export abstract class AttributeParser extends TypeNameParser {
  protected abstract expression(): ExpressionAst | null;

  /** All that stand in a row; those of an expression are not parted by line ends, but for attributes. */
  protected attributes(inExpression: boolean): readonly AttributeBaseAst[] {
    const outer = this.mode;
    this.switchMode('expression');
    const found = this.#attributes(inExpression);
    this.switchMode(outer);
    return found;
  }

  #attributes(inExpression: boolean): readonly AttributeBaseAst[] {
    const found: AttributeBaseAst[] = [];
    for (;;) {
      // A token read ahead would hide whether a member follows the type without a blank.
      if (inExpression && !this.hasAhead && this.code() !== 91) return found;
      const attribute = this.#attribute();
      if (attribute === null) return found;
      found.push(attribute);
      if (found.length > maximumDepth) return this.tooComplicated(found);
      if (!inExpression || attribute.kind === 'Attribute') this.skipNewlines();
    }
  }

  #attribute(): AttributeBaseAst | null {
    const bracket = this.take('[');
    return bracket === null ? null : this.#attributeBehind(bracket);
  }

  #attributeBehind(bracket: Token): AttributeBaseAst | null {
    this.skipNewlines();
    const typeName = this.typeName(true);
    if (typeName === null) {
      this.reportIncomplete('MissingTypename', after(bracket));
      this.resync(bracket.start);
      return null;
    }
    if (this.peek().kind === '(') return this.#arguments(bracket, typeName, this.next());
    const close = this.take(']');
    if (close === null) this.report('EndSquareBracketExpectedAtEndOfAttribute', before(this.peek()));
    return { kind: 'TypeConstraint', start: bracket.start, end: (close ?? typeName).end, typeName };
  }

  #arguments(bracket: Token, typeName: AttributeAst['typeName'], open: Token): AttributeAst {
    this.skipNewlines();
    const positionalArguments: ExpressionAst[] = [];
    const namedArguments: NamedAttributeArgumentAst[] = [];
    const outer = this.commaDisabled;
    this.commaDisabled = true;
    let last = this.#argumentList(open, positionalArguments, namedArguments);
    this.commaDisabled = outer;
    const close = this.take(')');
    if (close === null) {
      this.reportIncomplete('MissingEndParenthesisInExpression', after(last));
    } else last = close;
    this.skipNewlines();
    const end = this.take(']');
    if (end === null && close !== null) {
      this.reportIncomplete('EndSquareBracketExpectedAtEndOfAttribute', after(close));
    }
    return {
      kind: 'Attribute',
      start: bracket.start,
      end: (end ?? last).end,
      typeName,
      positionalArguments,
      namedArguments,
    };
  }

  #argumentList(open: Token, positional: ExpressionAst[], named: NamedAttributeArgumentAst[]): Extent {
    let last: Extent = open;
    let comma: Token | null = null;
    for (;;) {
      this.skipNewlines();
      const name = this.simpleName();
      if (name !== null) {
        const made = this.#named(name);
        if (!made.expressionOmitted) last = made;
        named.push(made);
      } else {
        const value = this.expression();
        if (value !== null) {
          positional.push(value);
          last = value;
        } else if (comma !== null) {
          const place = after(comma);
          this.reportIncomplete('MissingExpressionAfterToken', place, ',');
          positional.push({ kind: 'ErrorExpression', start: place.start, end: place.end, children: [] });
        }
      }
      this.skipNewlines();
      comma = this.take(',');
      if (comma === null) return last;
      last = comma;
    }
  }

  #named(name: StringConstantExpressionAst): NamedAttributeArgumentAst {
    const equals = this.take('=');
    if (equals === null) {
      const argument: ExpressionAst = {
        kind: 'ConstantExpression',
        start: name.start,
        end: name.end,
        value: true,
      };
      return {
        kind: 'NamedAttributeArgument',
        start: name.start,
        end: name.end,
        name: name.value,
        argument,
        expressionOmitted: true,
      };
    }
    this.skipNewlines();
    let argument = this.expression();
    if (argument === null) {
      const place = after(equals);
      this.reportIncomplete('MissingExpressionInNamedArgument', place);
      argument = { kind: 'ErrorExpression', start: place.start, end: place.end, children: [] };
      this.syncTo(true, ',', ')', ']', 'newline');
    }
    return {
      kind: 'NamedAttributeArgument',
      start: name.start,
      end: argument.end,
      name: name.value,
      argument,
      expressionOmitted: false,
    };
  }

  /** A word as a name: of an argument, a key, a member. */
  protected simpleName(): StringConstantExpressionAst | null {
    const token = this.peekName();
    if (token.kind !== 'identifier') return null;
    this.skip();
    return {
      kind: 'StringConstantExpression',
      start: token.start,
      end: token.end,
      value: token.value,
      quoting: 'bareword',
    };
  }

  /** The next token, a word read as a name. */
  protected peekName(): Token {
    if (this.hasAhead) {
      const token = this.peek();
      if (token.kind !== 'keyword' && token.kind !== 'generic') return token;
      this.resync(token.start);
    }
    this.wantsName = true;
    const token = this.peek();
    this.wantsName = false;
    return token;
  }
}
