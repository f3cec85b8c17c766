import type {
  AttributeAst,
  AttributeBaseAst,
  ExpressionAst,
  FunctionMemberAst,
  PropertyMemberAst,
  StatementAst,
  StringConstantExpressionAst,
  TypeConstraintAst,
  TypeDefinitionAst,
} from './ast.ts';
import { DataParser } from './dataParser.ts';
import type { Extent } from './extent.ts';
import { after, between } from './sourceReader.ts';
import type { Token } from './token.ts';

const integralTypes = /^(system\.)?(byte|sbyte|u?short|u?int|u?long|u?int(16|32|64))$/i;

interface MemberStart {
  readonly attributes: readonly AttributeAst[];
  readonly type: TypeConstraintAst | null;
  readonly isStatic: boolean;
  readonly isHidden: boolean;
  readonly first: Extent | null;
  readonly last: Extent | null;
}

/** Reads classes and enums. */
export abstract class ClassParser extends DataParser {
  #hasClasses = false;

  /** Whether a class or an enum was read, wherever it stands. */
  get hasClasses(): boolean {
    return this.#hasClasses;
  }

  protected classDefinition(keyword: Token, attributes: readonly AttributeBaseAst[]): StatementAst {
    this.skipNewlines();
    const name = this.simpleNameOrNull();
    if (name === null) return this.#noName(keyword, attributes);
    const baseTypes = this.#baseTypes();
    this.skipNewlines();
    const open = this.take('{');
    if (open === null) return this.#noBody(keyword, attributes, baseTypes.at(-1) ?? name);
    return this.within('expression', () => {
      const members: (PropertyMemberAst | FunctionMemberAst)[] = [];
      this.skipNewlines();
      let member = this.#member(name.value);
      for (; member !== null && member !== 'broken'; member = this.#member(name.value)) {
        members.push(member);
        // A semicolon behind a method is none of the class.
        if (member.kind === 'PropertyMember') this.skipSeparators();
      }
      const definition = this.#finish(keyword, 'class', name, attributes, baseTypes, open, members);
      if (member === 'broken') return this.errorStatement(definition);
      this.#hasClasses = true;
      return definition;
    });
  }

  #noName(keyword: Token, attributes: readonly AttributeBaseAst[]): StatementAst {
    this.reportIncomplete('MissingNameAfterKeyword', after(keyword), this.textOf(keyword));
    return this.errorStatement(between(attributes[0] ?? keyword, keyword));
  }

  #noBody(keyword: Token, attributes: readonly AttributeBaseAst[], last: Extent): StatementAst {
    this.reportIncomplete('MissingTypeBody', after(last), this.textOf(keyword));
    return this.errorStatement(between(attributes[0] ?? keyword, last));
  }

  #finish(
    keyword: Token,
    typeKind: TypeDefinitionAst['typeKind'],
    name: StringConstantExpressionAst,
    attributes: readonly AttributeBaseAst[],
    baseTypes: readonly TypeConstraintAst[],
    open: Token,
    members: readonly (PropertyMemberAst | FunctionMemberAst)[],
  ): StatementAst {
    const close = this.take('}');
    if (close === null) this.reportOpen('MissingEndCurlyBrace', after(open), this.peek());
    return {
      kind: 'TypeDefinition',
      start: (attributes[0] ?? keyword).start,
      end: (close ?? members.at(-1) ?? open).end,
      typeKind,
      name: name.value,
      nameExtent: between(name, name),
      attributes: attributesOf(attributes),
      baseTypes,
      members,
    };
  }

  /** Behind the name: `: base, interface`. */
  #baseTypes(most = Infinity): readonly TypeConstraintAst[] {
    return this.within('expression', () => {
      const colon = this.takeBelow(':');
      if (colon === null) return [];
      const found: TypeConstraintAst[] = [];
      let separator: Token | null = colon;
      while (separator !== null) {
        this.skipNewlines();
        const typeName = this.typeName(false);
        if (typeName === null) {
          this.reportIncomplete('TypeNameExpected', after(separator));
          return found;
        }
        found.push({ kind: 'TypeConstraint', start: typeName.start, end: typeName.end, typeName });
        this.skipNewlines();
        separator = found.length < most ? this.take(',') : null;
      }
      return found;
    });
  }

  /** A member; null where no more can be read. */
  #member(className: string): PropertyMemberAst | FunctionMemberAst | 'broken' | null {
    const start = this.#memberStart();
    const token = this.peekName();
    if (token.kind === 'variable') {
      this.skip();
      return this.#property(start, token);
    }
    const name = this.simpleNameOrNull();
    if (name !== null) return this.#method(start, name, className);
    if (start.last === null) return null;
    this.reportIncomplete('IncompleteMemberDefinition', after(start.last));
    return brokenBy(start);
  }

  #memberStart(): MemberStart {
    const attributes: AttributeAst[] = [];
    let type: TypeConstraintAst | null = null;
    let isStatic = false;
    let isHidden = false;
    let first: Extent | null = null;
    let last: Extent | null = null;
    for (;;) {
      this.skipNewlines();
      const token = this.peek();
      let part: Extent | undefined;
      if (token.kind === 'keyword' && (token.value === 'static' || token.value === 'hidden')) {
        this.skip();
        if (token.value === 'static' ? isStatic : isHidden)
          this.report('DuplicateQualifier', token, this.textOf(token));
        if (token.value === 'static') isStatic = true;
        else isHidden = true;
        part = token;
      } else {
        const found = this.attributes(false);
        for (const attribute of found) {
          if (attribute.kind === 'Attribute') attributes.push(attribute);
          else if (type === null) type = attribute;
          else this.report('TooManyTypes', attribute);
          first ??= attribute;
          part = attribute;
        }
      }
      if (part === undefined) return { attributes, type, isStatic, isHidden, first, last };
      first ??= part;
      last = part;
    }
  }

  #property(start: MemberStart, token: Token): PropertyMemberAst {
    let initialValue: ExpressionAst | null = null;
    let last: Extent = token;
    const equals = this.within('expression', () => this.takeBelow('='));
    if (equals !== null) {
      this.skipNewlines();
      initialValue = this.expression();
      last = initialValue ?? token;
    }
    last = this.#propertyEnd(last);
    return {
      kind: 'PropertyMember',
      start: (start.first ?? token).start,
      end: last.end,
      name: token.value,
      nameExtent: between(token, token),
      attributes: start.attributes,
      propertyType: start.type,
      initialValue,
      isStatic: start.isStatic,
      isHidden: start.isHidden,
    };
  }

  /** The end of a property: a semicolon belongs to it. */
  #propertyEnd(last: Extent): Extent {
    const token = this.peek();
    const { kind } = token;
    if (kind === ';') {
      this.skip();
      return token;
    }
    if (kind !== 'newline' && kind !== '}') this.reportIncomplete('MissingPropertyTerminator', after(last));
    return last;
  }

  #method(
    start: MemberStart,
    name: StringConstantExpressionAst,
    className: string,
  ): FunctionMemberAst | 'broken' | null {
    const isConstructor = name.value.toLowerCase() === className.toLowerCase();
    const open = this.within('expression', () => this.take('('));
    if (open === null) this.reportIncomplete('MissingMethodParameterList', after(name));
    const parameters = open === null ? [] : this.parameterList();
    this.skipNewlines();
    const close = open === null ? name : this.take(')');
    if (close === null) {
      const place = after(parameters.at(-1) ?? open ?? name);
      this.reportIncomplete('MissingEndParenthesisInFunctionParameterList', place);
      return this.#brokenMember(start);
    }
    const baseArguments = isConstructor ? this.#baseArguments() : null;
    if (baseArguments === undefined) return this.#brokenMember(start);
    this.skipNewlines();
    const brace = this.take('{');
    if (brace === null) {
      this.reportIncomplete('MissingFunctionBody', after(close));
      return this.#brokenMember(start);
    }
    const body = this.scriptBlock(brace);
    return {
      kind: 'FunctionMember',
      start: (start.first ?? name).start,
      end: body.end,
      name: name.value,
      nameExtent: between(name, name),
      attributes: start.attributes,
      returnType: start.type,
      parameters,
      body,
      baseArguments,
      isConstructor,
      isStatic: start.isStatic,
      isHidden: start.isHidden,
    };
  }

  /** Reading goes on where the member's braces close, or the class's own. */
  #brokenMember(start: MemberStart): 'broken' | null {
    this.take('{');
    this.syncTo(false, '}');
    return brokenBy(start);
  }

  /** `: base(…)` of a constructor; undefined where it cannot be read. */
  #baseArguments(): readonly ExpressionAst[] | null | undefined {
    return this.within('expression', () => {
      const colon = this.takeBelow(':');
      if (colon === null) return null;
      this.skipNewlines();
      const word = this.peekName();
      this.skip();
      const isBase = word.kind === 'identifier' && word.value.toLowerCase() === 'base';
      if (!isBase) this.reportIncomplete('MissingBaseCtorCall', after(colon));
      const open = this.take('(');
      if (open !== null) return this.argumentList(open).list;
      if (isBase) {
        this.reportIncomplete('MissingMethodParameterList', after(word));
        this.next();
      }
      return undefined;
    });
  }

  protected enumDefinition(keyword: Token, attributes: readonly AttributeBaseAst[]): StatementAst {
    this.skipNewlines();
    const name = this.simpleNameOrNull();
    if (name === null) return this.#noName(keyword, attributes);
    const baseTypes = this.#baseTypes(1);
    const [underlying] = baseTypes;
    if (underlying !== undefined && !integralTypes.test(underlying.typeName.name))
      this.report('InvalidUnderlyingType', underlying, underlying.typeName.name);
    this.skipNewlines();
    const open = this.take('{');
    if (open === null) return this.#noBody(keyword, attributes, name);
    this.#hasClasses = true;
    const members: PropertyMemberAst[] = [];
    this.skipNewlines();
    for (;;) {
      const member = this.#enumerator();
      if (member === null) break;
      members.push(member);
      this.skipSeparators();
    }
    return this.#finish(keyword, 'enum', name, attributes, baseTypes, open, members);
  }

  #enumerator(): PropertyMemberAst | null {
    const name = this.simpleNameOrNull();
    if (name === null) return null;
    let initialValue: ExpressionAst | null = null;
    let last: Extent = name;
    const equals = this.within('expression', () => this.take('='));
    if (equals !== null) {
      this.skipNewlines();
      initialValue = this.expression();
      if (initialValue === null) this.reportIncomplete('ExpectedValueExpression', after(equals), '=');
      last = initialValue ?? equals;
    }
    if (equals === null || initialValue !== null) last = this.#propertyEnd(last);
    return {
      kind: 'PropertyMember',
      start: name.start,
      end: last.end,
      name: name.value,
      nameExtent: between(name, name),
      attributes: [],
      propertyType: null,
      initialValue,
      isStatic: true,
      isHidden: false,
    };
  }
}

/** What a member that cannot be read leaves behind: with a type or an attribute, nothing that is a class. */
function brokenBy({ attributes, type }: MemberStart): 'broken' | null {
  return attributes.length > 0 || type !== null ? 'broken' : null;
}

function attributesOf(attributes: readonly AttributeBaseAst[]): AttributeAst[] {
  return attributes.filter((attribute) => attribute.kind === 'Attribute');
}
