import type {
  AttributeBaseAst,
  CatchClauseAst,
  ErrorStatementAst,
  ExpressionAst,
  FlowStatementAst,
  StatementAst,
  StatementBlockAst,
  TrapStatementAst,
  TypeConstraintAst,
} from './ast.ts';
import type { Extent } from './extent.ts';
import { statementKeywords } from './keywords.ts';
import { PipelineParser } from './pipelineParser.ts';
import { after, before, between } from './sourceReader.ts';
import type { Token } from './token.ts';

/** Reads statements: their lists and blocks, `if`, `try`, `trap`, and what leaves a block. */
export abstract class StatementParser extends PipelineParser {
  /** A statement that a keyword begins, once it has been taken; undefined for a keyword that begins none here. */
  protected abstract keywordStatement(
    keyword: Token,
    attributes: readonly AttributeBaseAst[],
  ): StatementAst | null | undefined;
  /** Behind `:label`. */
  protected abstract labeled(label: Token): StatementAst | null;

  /** Statements up to a closing bracket or the end of the text. */
  protected override statementList(): {
    statements: StatementAst[];
    traps: TrapStatementAst[];
    listExtent: Extent | null;
  } {
    const statements: StatementAst[] = [];
    const traps: TrapStatementAst[] = [];
    let first: Extent | null = null;
    let last: Extent | null = null;
    for (;;) {
      this.skipSeparators();
      const { kind } = this.peek();
      if (kind === ')' || kind === '}' || kind === 'end') break;
      const statement = this.statement();
      if (statement === null) break;
      if (statement.kind === 'TrapStatement') traps.push(statement);
      else statements.push(statement);
      first ??= statement;
      last = statement;
    }
    const listExtent = first === null || last === null ? null : between(first, last);
    return { statements, traps, listExtent };
  }

  /** `{ … }`; null where none stands. */
  protected statementBlock(): StatementBlockAst | null {
    this.skipNewlines();
    const open = this.take('{');
    if (open === null) return null;
    return this.deeper<StatementBlockAst>(
      () => this.#blockBehind(open),
      () => ({ kind: 'StatementBlock', start: open.start, end: open.end, statements: [], traps: [] }),
    );
  }

  #blockBehind(open: Token): StatementBlockAst {
    const comma = this.commaDisabled;
    const ternary = this.inTernary;
    this.commaDisabled = false;
    this.inTernary = false;
    const { statements, traps, listExtent } = this.within('command', () => this.statementList());
    this.commaDisabled = comma;
    this.inTernary = ternary;
    const close = this.take('}');
    if (close === null) this.reportOpen('MissingEndCurlyBrace', open, this.peek());
    return {
      kind: 'StatementBlock',
      start: open.start,
      end: (close ?? listExtent ?? open).end,
      statements,
      traps,
    };
  }

  protected override statement(): StatementAst | null {
    return this.deeper<StatementAst | null>(
      () => this.within('command', () => this.#statement()),
      (at) => this.errorStatement(at),
    );
  }

  #statement(): StatementAst | null {
    let token = this.next();
    const { start } = token;
    let attributes: readonly AttributeBaseAst[] = [];
    if (token.kind === 'generic' && this.text.charCodeAt(start) === 91) {
      this.resync(start);
      attributes = this.attributes(false);
      token = this.next();
      if (!this.#allowsAttributes(token, attributes)) return this.#expressionAt(start);
    }
    const kind: string = token.kind;
    switch (kind) {
      case 'keyword': {
        // Once something is wrong, what is left of a broken statement is read as if its keyword did not stand there.
        if (strayKeywords.has(token.value) && this.diagnostics.length > 0) {
          this.skipNewlines();
          return this.#statement();
        }
        const made = this.keywordStatement(token, attributes);
        if (made !== undefined) return made;
        break;
      }
      case 'label':
        return this.labeled(token);
      case 'end':
      case '}':
      case ')':
        this.unget(token);
        return null;
      default:
        break;
    }
    if (attributes.length > 0) return this.#expressionAt(start);
    this.unget(token);
    return this.pipelineChain();
  }

  #expressionAt(start: number): StatementAst | null {
    this.resync(start);
    return this.pipelineChain();
  }

  /** Whether what stands behind attributes is a statement of its own, though it may not have them: no expression that they belong to. */
  #allowsAttributes(token: Token, attributes: readonly AttributeBaseAst[]): boolean {
    const [first] = attributes;
    if (token.kind !== 'keyword' || first === undefined) return false;
    const types = attributes.filter(({ kind }) => kind === 'TypeConstraint');
    if (statementKeywords.has(token.value)) {
      if (types.length > 0) return false;
      this.report('UnexpectedAttribute', first, first.typeName.name);
    } else for (const type of types) this.report('TypeNotAllowedBeforeStatement', type, type.typeName.name);
    return true;
  }

  protected errorStatement(
    at: Extent,
    children: readonly (StatementAst | ExpressionAst)[] = [],
  ): ErrorStatementAst {
    return { kind: 'ErrorStatement', start: at.start, end: at.end, children };
  }

  protected ifStatement(start: Token): StatementAst {
    const clauses: { condition: StatementAst; body: StatementBlockAst }[] = [];
    let keyword = start;
    for (;;) {
      const parts = clauses.flatMap(({ condition, body }) => [condition, body]);
      this.skipNewlines();
      const open = this.take('(');
      if (open === null) {
        this.reportIncomplete('MissingOpenParenthesisInIfStatement', after(keyword), this.textOf(keyword));
        return this.errorStatement(between(start, keyword), parts);
      }
      this.skipNewlines();
      let condition = this.pipelineChain();
      if (condition === null) {
        const place = after(open);
        this.reportIncomplete('IfStatementMissingCondition', place, this.textOf(keyword));
        condition = this.errorStatement(place);
      }
      this.skipNewlines();
      const close = this.take(')');
      if (close === null) {
        const token = this.peek();
        if (condition.kind !== 'ErrorStatement') {
          this.reportIncomplete('MissingEndParenthesisAfterStatement', token, this.textOf(keyword));
        }
        return this.errorStatement(between(start, this.clamped(before(token))), [...parts, condition]);
      }
      this.skipNewlines();
      const body = this.statementBlock();
      if (body === null) {
        this.reportIncomplete('MissingStatementBlock', close, this.textOf(keyword));
        return this.errorStatement(between(start, close), [...parts, condition]);
      }
      clauses.push({ condition, body });
      const { restorePoint } = this;
      this.skipNewlines();
      const next = this.peek();
      if (next.kind === 'keyword' && next.value === 'elseif') {
        keyword = this.next();
        continue;
      }
      if (next.kind !== 'keyword' || next.value !== 'else') {
        this.resync(restorePoint);
        return { kind: 'IfStatement', start: start.start, end: body.end, clauses, elseClause: null };
      }
      this.skip();
      this.skipNewlines();
      const elseClause = this.statementBlock();
      if (elseClause === null) {
        this.reportIncomplete('MissingStatementBlockAfterElse', after(next));
        return this.errorStatement(between(start, next), [...parts, condition, body]);
      }
      return { kind: 'IfStatement', start: start.start, end: elseClause.end, clauses, elseClause };
    }
  }

  protected tryStatement(start: Token): StatementAst {
    const body = this.statementBlock();
    if (body === null) {
      this.reportIncomplete('MissingTryStatementBlock', after(start));
      return this.errorStatement(start);
    }
    const catches: CatchClauseAst[] = [];
    const children: (StatementAst | ExpressionAst)[] = [body];
    let last: Extent = body;
    let failed = false;
    for (;;) {
      const { restorePoint } = this;
      this.skipNewlines();
      const keyword = this.peek();
      if (keyword.kind !== 'keyword' || keyword.value !== 'catch') {
        if (keyword.kind !== 'keyword' || keyword.value !== 'finally') this.resync(restorePoint);
        break;
      }
      this.skip();
      const clause = this.#catchClause(keyword, children);
      if (clause.kind === 'CatchClause') catches.push(clause);
      else failed = true;
      last = clause;
    }
    const keyword = this.peek();
    let finallyBlock: StatementBlockAst | null = null;
    if (keyword.kind === 'keyword' && keyword.value === 'finally') {
      this.skip();
      finallyBlock = this.statementBlock();
      if (finallyBlock === null) {
        this.reportIncomplete('MissingFinallyStatementBlock', after(keyword));
        failed = true;
        last = keyword;
      } else last = finallyBlock;
    }
    if (catches.length === 0 && finallyBlock === null && !failed) {
      this.reportIncomplete('MissingCatchOrFinally', after(body));
      failed = true;
    }
    if (failed) return this.errorStatement(between(start, last), children);
    return { kind: 'TryStatement', start: start.start, end: last.end, body, catches, finallyBlock };
  }

  #catchClause(
    keyword: Token,
    children: (StatementAst | ExpressionAst)[],
  ): CatchClauseAst | ErrorStatementAst {
    const types: TypeConstraintAst[] = [];
    let comma: Token | null = null;
    let last: Extent = keyword;
    let failed = false;
    for (;;) {
      const { restorePoint } = this;
      this.skipNewlines();
      const type = this.typeConstraint();
      if (type === null) {
        if (comma !== null) {
          this.reportIncomplete('MissingTypeLiteralToken', after(comma));
          failed = true;
        } else this.resync(restorePoint);
        break;
      }
      types.push(type);
      last = type;
      comma = this.take(',');
      if (comma === null) break;
    }
    const body = this.statementBlock();
    if (body === null) {
      if (!failed) this.reportIncomplete('MissingCatchHandlerBlock', after(last));
      return this.errorStatement(between(keyword, last));
    }
    children.push(body);
    if (failed) return this.errorStatement(between(keyword, body));
    return { kind: 'CatchClause', start: keyword.start, end: body.end, types, body };
  }

  /** `[type]`; null where none stands. */
  protected typeConstraint(): TypeConstraintAst | null {
    return this.within('expression', () => {
      const bracket = this.peek();
      if (bracket.kind !== '[') return null;
      this.skip();
      this.skipNewlines();
      const typeName = this.typeName(true);
      if (typeName === null) {
        this.resync(bracket.start);
        this.reportIncomplete('MissingTypename', after(bracket));
        return null;
      }
      const close = this.take(']');
      if (close === null) this.report('EndSquareBracketExpectedAtEndOfAttribute', before(this.peek()));
      return { kind: 'TypeConstraint', start: bracket.start, end: (close ?? typeName).end, typeName };
    });
  }

  protected trapStatement(start: Token): StatementAst {
    const { restorePoint } = this;
    this.skipNewlines();
    const trapType = this.typeConstraint();
    if (trapType === null) this.resync(restorePoint);
    const body = this.statementBlock();
    if (body === null) {
      const last = trapType ?? start;
      this.reportIncomplete('MissingTrapStatement', after(last));
      return this.errorStatement(between(start, last));
    }
    return { kind: 'TrapStatement', start: start.start, end: body.end, trapType, body };
  }

  /** `return`, `exit`, `throw` with the value behind it. */
  protected flowStatement(kind: FlowStatementAst['kind'], start: Token): StatementAst {
    const next = this.peek().kind;
    const pipeline =
      next === ';' || next === 'newline' || next === '}' || next === ')' ? null : this.pipelineChain();
    return { kind, start: start.start, end: (pipeline ?? start).end, pipeline };
  }

  /** `break` and `continue`: the label may be a word or computed. */
  protected jumpStatement(kind: 'BreakStatement' | 'ContinueStatement', start: Token): StatementAst {
    const label = this.#jumpLabel();
    return { kind, start: start.start, end: (label ?? start).end, label };
  }

  #jumpLabel(): ExpressionAst | null {
    const token = this.peek();
    if (token.kind === 'newline' || token.kind === 'end' || token.kind === ';') return null;
    return this.within('expression', () => {
      const name = this.simpleName();
      return name ?? this.primary(true);
    });
  }
}

/** Keywords that go on with a statement: at the start of one they are commands. */
const strayKeywords: ReadonlySet<string> = new Set(['else', 'elseif', 'catch', 'until']);
