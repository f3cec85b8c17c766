import type {
  AttributeAst,
  AttributeBaseAst,
  NamedBlockAst,
  ParamBlockAst,
  ParameterAst,
  ScriptBlockAst,
  StatementAst,
  UsingStatementAst,
} from './ast.ts';
import type { Extent } from './extent.ts';
import { LoopParser } from './loopParser.ts';
import { after, between } from './sourceReader.ts';
import type { Token } from './token.ts';

const blockKinds: ReadonlyMap<string, NamedBlockAst['blockKind']> = new Map(
  (['begin', 'process', 'end', 'clean', 'dynamicparam'] as const).map((name) => [name, name]),
);

/** What a script block holds beside its extent. */
export type BlockParts = Pick<ScriptBlockAst, 'dynamicParam' | 'begin' | 'process' | 'endBlock' | 'clean'>;

/** The parts of a block that was read. */
interface ReadParts {
  readonly parts: BlockParts;
  readonly extent: Extent | null;
  /** Whether it was left before its closing brace. */
  readonly abandoned: boolean;
}

/** Reads functions, script blocks and their parameters. */
export abstract class FunctionParser extends LoopParser {
  protected abstract usings(): readonly UsingStatementAst[];

  /** Behind `{` of a value. */
  protected override scriptBlock(open: Token): ScriptBlockAst {
    return this.within('command', () => this.scriptBlockBehind(open));
  }

  protected scriptBlockBehind(open: Token): ScriptBlockAst {
    const usings = this.usings();
    const paramBlock = this.paramBlock();
    const { parts, extent, abandoned } = this.blockParts(open, paramBlock);
    const close = abandoned ? null : this.take('}');
    if (close === null && !abandoned) this.reportOpen('MissingEndCurlyBrace', open, this.peek());
    return {
      kind: 'ScriptBlock',
      start: open.start,
      end: (close ?? extent ?? open).end,
      usings,
      paramBlock,
      ...parts,
    };
  }

  /** `param(…)` with its attributes; null where none stands. */
  protected paramBlock(): ParamBlockAst | null {
    this.skipSeparators();
    const token = this.peek();
    if (token.kind !== 'keyword' && token.kind !== 'generic' && token.kind !== '[') return null;
    const start = token.start;
    const attributes = token.kind === 'keyword' ? [] : this.attributes(false);
    const keyword = this.peek();
    if (keyword.kind !== 'keyword' || keyword.value !== 'param') return this.#noParamBlock(start);
    this.skip();
    this.skipNewlines();
    const open = this.take('(');
    if (open === null) return this.#noParamBlock(start);
    const parameters = this.parameterList();
    this.skipNewlines();
    const close = this.take(')');
    if (close === null) this.#unclosedList(parameters, open);
    return {
      kind: 'ParamBlock',
      start: keyword.start,
      end: (close ?? parameters.at(-1) ?? open).end,
      attributes: this.#attributesOnly(attributes),
      parameters,
    };
  }

  #noParamBlock(start: number): null {
    this.resync(start);
    return null;
  }

  #unclosedList(parameters: readonly ParameterAst[], open: Extent): void {
    this.reportIncomplete('MissingEndParenthesisInFunctionParameterList', after(parameters.at(-1) ?? open));
  }

  #attributesOnly(attributes: readonly AttributeBaseAst[]): AttributeAst[] {
    return attributes.flatMap((attribute) => {
      if (attribute.kind === 'Attribute') return [attribute];
      this.report('TypeNotAllowedBeforeParam', attribute, attribute.typeName.name);
      return [];
    });
  }

  protected parameterList(): readonly ParameterAst[] {
    const parameters: ParameterAst[] = [];
    const comma = this.commaDisabled;
    const ternary = this.inTernary;
    this.inTernary = false;
    let separator: Token | null = null;
    for (;;) {
      const parameter = this.within('expression', () => this.#parameter());
      if (parameter === null) {
        if (separator !== null) this.reportIncomplete('MissingExpressionAfterToken', after(separator), ',');
        break;
      }
      parameters.push(parameter);
      this.skipNewlines();
      separator = this.take(',');
      if (separator === null) break;
    }
    this.commaDisabled = comma;
    this.inTernary = ternary;
    return parameters;
  }

  #parameter(): ParameterAst | null {
    this.skipNewlines();
    const attributes = this.attributes(false);
    this.skipNewlines();
    const token = this.next();
    const [first] = attributes;
    if (token.kind !== 'variable' && token.kind !== 'splat') {
      this.unget(token);
      const last = attributes.at(-1);
      if (first === undefined || last === undefined) return null;
      this.reportIncomplete('InvalidFunctionParameter', after(last));
      this.syncTo(true, ',', ')');
      const extent = between(first, last);
      const name = { kind: 'VariableExpression', ...extent, path: '__error__', splatted: false } as const;
      return { kind: 'Parameter', ...extent, name, attributes, defaultValue: null };
    }
    const name = {
      kind: 'VariableExpression',
      start: token.start,
      end: token.end,
      path: token.value,
      splatted: token.kind === 'splat',
    } as const;
    const equals = this.takeBelow('=');
    if (equals === null) {
      return {
        kind: 'Parameter',
        start: (first ?? token).start,
        end: token.end,
        name,
        attributes,
        defaultValue: null,
      };
    }
    this.skipNewlines();
    this.commaDisabled = true;
    const defaultValue = this.expression();
    this.commaDisabled = false;
    if (defaultValue === null) this.reportIncomplete('MissingExpressionAfterToken', after(equals), '=');
    const last = defaultValue ?? token;
    return {
      kind: 'Parameter',
      start: (first ?? token).start,
      end: last.end,
      name,
      attributes,
      defaultValue,
    };
  }

  /** Named blocks, or statements without one, up to the closing brace. `open` is null for the whole script. */
  protected blockParts(open: Token | null, paramBlock: ParamBlockAst | null): ReadParts {
    this.skipSeparators();
    const token = this.peek();
    if (token.kind === 'keyword' && blockKinds.has(token.value)) return this.#namedBlocks(paramBlock);
    const none: BlockParts = { dynamicParam: null, begin: null, process: null, endBlock: null, clean: null };
    const { statements, traps, listExtent } = this.statementList();
    let extent = listExtent;
    while (open === null && this.peek().kind !== 'end') {
      const stray = this.next();
      this.report('UnexpectedToken', stray, this.textOf(stray));
      const more = this.statementList();
      statements.push(...more.statements);
      traps.push(...more.traps);
      if (more.listExtent !== null) extent = between(extent ?? more.listExtent, more.listExtent);
    }
    const whole = paramBlock === null ? extent : between(paramBlock, extent ?? paramBlock);
    const place = whole ?? after(open ?? { start: 0, end: 0 });
    const endBlock: NamedBlockAst = {
      kind: 'NamedBlock',
      start: place.start,
      end: place.end,
      blockKind: 'end',
      unnamed: true,
      statements,
      traps,
    };
    return { parts: { ...none, endBlock }, extent: whole, abandoned: false };
  }

  #namedBlocks(paramBlock: ParamBlockAst | null): ReadParts {
    let abandoned = false;
    const blocks = new Map<NamedBlockAst['blockKind'], NamedBlockAst>();
    let last: Extent | null = null;
    let first: Extent | null = paramBlock;
    for (;;) {
      const keyword = this.peek();
      const blockKind = keyword.kind === 'keyword' ? blockKinds.get(keyword.value) : undefined;
      if (blockKind === undefined) {
        if (keyword.kind !== 'end' && keyword.kind !== '}') {
          this.report('MissingNamedBlocks', keyword, this.textOf(keyword));
          // What follows is read as if the block had been closed before it.
          abandoned = true;
        } else if (keyword.kind !== 'end' && this.isOutermost)
          this.report('UnexpectedToken', keyword, this.textOf(keyword));
        if (this.isOutermost) this.skipToEnd();
        break;
      }
      this.skip();
      const body = this.statementBlock();
      if (body === null) {
        this.reportIncomplete('MissingNamedStatementBlock', after(keyword), this.textOf(keyword));
      }
      last = body ?? keyword;
      first ??= keyword;
      const whole = between(keyword, last);
      if (blocks.has(blockKind)) this.report('DuplicateScriptCommandClause', whole, this.textOf(keyword));
      else {
        const { statements, traps } = body ?? { statements: [], traps: [] };
        blocks.set(blockKind, { kind: 'NamedBlock', ...whole, blockKind, unnamed: false, statements, traps });
      }
      this.skipSeparators();
    }
    const parts: BlockParts = {
      dynamicParam: blocks.get('dynamicparam') ?? null,
      begin: blocks.get('begin') ?? null,
      process: blocks.get('process') ?? null,
      endBlock: blocks.get('end') ?? null,
      clean: blocks.get('clean') ?? null,
    };
    return { parts, extent: first === null || last === null ? null : between(first, last), abandoned };
  }

  /** Whether no brace is open around what is being read. */
  protected abstract readonly isOutermost: boolean;

  /** Behind the named blocks of a script nothing is read. */
  protected skipToEnd(): void {
    while (this.peek().kind !== 'end') this.skip();
  }

  protected functionDefinition(keyword: Token): StatementAst {
    const name = this.#functionName();
    if (name === null) {
      this.reportIncomplete('MissingNameAfterKeyword', after(keyword), this.textOf(keyword));
      return this.errorStatement(keyword);
    }
    let last: Extent = name;
    let parameters: readonly ParameterAst[] | null = null;
    const open = this.takeBelow('(');
    if (open !== null) {
      parameters = this.parameterList();
      this.skipNewlines();
      const close = this.take(')');
      if (close === null) {
        this.#unclosedList(parameters, open);
        this.take('{');
        return this.errorStatement(between(keyword, parameters.at(-1) ?? open));
      }
      last = close;
    }
    this.skipNewlines();
    const brace = this.take('{');
    if (brace === null) {
      if (open === null || last !== open) this.reportIncomplete('MissingFunctionBody', after(last));
      return this.errorStatement(between(keyword, last));
    }
    const body = this.scriptBlock(brace);
    if (parameters !== null && parameters.length > 0 && body.paramBlock !== null) {
      this.report('OnlyOneParameterListAllowed', body.paramBlock);
    }
    return {
      kind: 'FunctionDefinition',
      start: keyword.start,
      end: body.end,
      name: this.#nameText(name),
      nameExtent: between(name, name),
      isFilter: keyword.value === 'filter',
      parameters: body.paramBlock === null ? parameters : null,
      body,
    };
  }

  #functionName(): Token | null {
    this.skipNewlines();
    return this.within('command', () => {
      const token = this.peek();
      const kind: string = token.kind;
      switch (kind) {
        case 'newline':
        case 'end':
        case 'string':
        case 'variable':
        case 'splat':
        case '@(':
        case '$(':
        case '@{':
        case 'fileRedirection':
        case 'inputRedirection':
        case '(':
        case ')':
        case '{':
        case '}':
        case ';':
        case ',':
        case '|':
        case '&':
        case '&&':
        case '||':
          return null;
        default:
          return this.next();
      }
    });
  }

  #nameText(token: Token): string {
    return token.kind === 'generic' || token.kind === 'string' ? token.value : this.textOf(token);
  }
}
