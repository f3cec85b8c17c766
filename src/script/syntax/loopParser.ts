import type { ExpressionAst, StatementAst, StatementBlockAst, SwitchStatementAst } from './ast.ts';
import type { Extent } from './extent.ts';
import { after, before, between } from './sourceReader.ts';
import { StatementParser } from './statementParser.ts';
import { ParameterToken, type Token } from './token.ts';

/** Reads loops and `switch`. */
export abstract class LoopParser extends StatementParser {
  protected override labeled(label: Token): StatementAst | null {
    const { restorePoint } = this;
    this.skipNewlines();
    const keyword = this.peek();
    if (keyword.kind === 'keyword') {
      this.skip();
      const loop = this.loop(keyword, label);
      if (loop !== null) return loop;
    }
    this.resync(restorePoint);
    this.unget(label);
    return this.pipelineChain();
  }

  /** Behind the keyword of a loop or `switch`; null for another keyword. */
  protected loop(keyword: Token, label: Token | null): StatementAst | null {
    switch (keyword.value) {
      case 'switch':
        return this.#switch(keyword, label);
      case 'foreach':
        return this.#forEach(keyword, label);
      case 'for':
        return this.#for(keyword, label);
      case 'while':
        return this.#while(keyword, label);
      case 'do':
        return this.#do(keyword, label);
      default:
        return null;
    }
  }

  #while(keyword: Token, label: Token | null): StatementAst {
    const start = label ?? keyword;
    this.skipNewlines();
    const open = this.take('(');
    if (open === null) return this.#noParenthesis(keyword, start);
    const condition = this.#conditionBehind(open, keyword);
    const close = this.#closeCondition(condition, keyword);
    if (close === null) return this.errorStatement(between(start, condition), [condition]);
    const body = this.statementBlock();
    if (body === null) return this.#noBody(keyword, start, close, [condition]);
    return {
      kind: 'WhileStatement',
      start: start.start,
      end: body.end,
      label: label?.value ?? null,
      condition,
      body,
    };
  }

  #noParenthesis(keyword: Token, start: Token, children: readonly StatementAst[] = []): StatementAst {
    this.reportIncomplete('MissingOpenParenthesisAfterKeyword', after(keyword), this.textOf(keyword));
    return this.errorStatement(between(start, keyword), children);
  }

  #noBody(keyword: Token, start: Token, last: Token, children: readonly StatementAst[]): StatementAst {
    this.reportIncomplete('MissingLoopStatement', after(last), this.textOf(keyword));
    return this.errorStatement(between(start, last), children);
  }

  #conditionBehind(open: Token, keyword: Token): StatementAst {
    this.skipNewlines();
    const condition = this.pipelineChain();
    if (condition !== null) return condition;
    const place = after(open);
    this.reportIncomplete('MissingExpressionAfterKeyword', place, this.textOf(keyword));
    return this.errorStatement(place);
  }

  #closeCondition(condition: StatementAst, keyword: Token): Token | null {
    this.skipNewlines();
    const close = this.take(')');
    if (close === null && condition.kind !== 'ErrorStatement') {
      this.reportIncomplete('MissingEndParenthesisAfterStatement', after(condition), this.textOf(keyword));
    }
    return close;
  }

  #do(keyword: Token, label: Token | null): StatementAst {
    const start = label ?? keyword;
    const body = this.statementBlock();
    if (body === null) return this.#noBody(keyword, start, keyword, []);
    const { restorePoint } = this;
    this.skipNewlines();
    const end = this.peek();
    if (end.kind !== 'keyword' || (end.value !== 'while' && end.value !== 'until')) {
      this.resync(restorePoint);
      this.reportIncomplete('MissingWhileOrUntilInDoWhile', after(body));
      return this.errorStatement(between(start, body), [body]);
    }
    this.skip();
    this.skipNewlines();
    const open = this.take('(');
    if (open === null) {
      this.reportIncomplete('MissingOpenParenthesisAfterKeyword', after(end), this.textOf(end));
      return this.errorStatement(between(start, end), [body]);
    }
    const condition = this.#conditionBehind(open, end);
    const close = this.#closeCondition(condition, end);
    if (close === null) return this.errorStatement(between(start, condition), [body, condition]);
    const kind = end.value === 'while' ? 'DoWhileStatement' : 'DoUntilStatement';
    return { kind, start: start.start, end: close.end, label: label?.value ?? null, condition, body };
  }

  #for(keyword: Token, label: Token | null): StatementAst {
    const start = label ?? keyword;
    this.skipNewlines();
    const open = this.take('(');
    if (open === null) return this.#noParenthesis(keyword, start);
    const parts: (StatementAst | null)[] = [];
    let last: { readonly start: number; readonly end: number } = open;
    for (let index = 0; index < 3; index++) {
      this.skipNewlines();
      const part = this.pipelineChain();
      parts.push(part);
      if (part !== null) last = part;
      if (index === 2) break;
      this.skipNewlines();
      const semicolon = this.take(';');
      if (semicolon !== null) last = semicolon;
    }
    const [initializer = null, condition = null, iterator = null] = parts;
    const children = parts.filter((part) => part !== null);
    this.skipNewlines();
    const close = this.take(')');
    if (close === null) {
      this.reportIncomplete('MissingEndParenthesisAfterStatement', after(last), this.textOf(keyword));
      return this.errorStatement(between(start, last), children);
    }
    const body = this.statementBlock();
    if (body === null) return this.#noBody(keyword, start, close, children);
    const name = label?.value ?? null;
    return {
      kind: 'ForStatement',
      start: start.start,
      end: body.end,
      label: name,
      initializer,
      condition,
      iterator,
      body,
    };
  }

  #forEach(keyword: Token, label: Token | null): StatementAst | null {
    const start = label ?? keyword;
    let reserved: 'parallel' | 'throttlelimit' | null = null;
    this.skipNewlines();
    for (;;) {
      const token = this.peek();
      if (!(token instanceof ParameterToken)) break;
      this.skip();
      const flag = token.value.toLowerCase();
      if (flag !== '' && 'parallel'.startsWith(flag)) reserved = 'parallel';
      else if (flag !== '' && 'throttlelimit'.startsWith(flag)) {
        reserved ??= 'throttlelimit';
        this.within('command', () => this.primary(true));
      } else this.report('InvalidForeachFlag', token, token.value);
      this.skipNewlines();
    }
    const open = this.take('(');
    if (open === null) return this.#noParenthesis(keyword, start);
    this.skipNewlines();
    const token = this.next();
    if (token.kind !== 'variable' && token.kind !== 'splat') {
      this.unget(token);
      this.reportIncomplete('MissingVariableNameAfterForeach', after(open));
      return this.errorStatement(between(start, open));
    }
    const variable = this.variable(token);
    this.skipNewlines();
    const inToken = this.within('expression', () => {
      const found = this.peek();
      return found.kind === 'keyword' && found.value === 'in' ? this.next() : null;
    });
    if (inToken === null || variable.kind !== 'VariableExpression') {
      const place = after(variable);
      this.reportIncomplete('MissingInInForeach', place);
      return this.errorStatement(between(start, variable), [variable]);
    }
    this.skipNewlines();
    const collection = this.pipelineChain();
    if (collection === null) {
      this.reportIncomplete('MissingForeachExpression', after(inToken));
      return this.errorStatement(between(start, inToken), [variable]);
    }
    this.skipNewlines();
    const close = this.take(')');
    if (close === null) {
      this.reportIncomplete('MissingEndParenthesisAfterForeach', after(collection));
      return this.errorStatement(between(start, collection), [variable, collection]);
    }
    const body = this.statementBlock();
    if (body === null) {
      this.reportIncomplete('MissingForeachStatement', after(close));
      return this.errorStatement(between(start, close), [variable, collection]);
    }
    if (reserved !== null) this.report('KeywordParameterReservedForFutureUse', start, 'foreach', reserved);
    if (reserved === 'throttlelimit') this.report('ThrottleLimitRequiresParallelFlag', start);
    const name = label?.value ?? null;
    return {
      kind: 'ForEachStatement',
      start: start.start,
      end: body.end,
      label: name,
      variable,
      collection,
      body,
    };
  }

  #switch(keyword: Token, label: Token | null): StatementAst {
    const start = label ?? keyword;
    const flags = new Set<string>();
    let match: 'exact' | 'wildcard' | 'regex' = 'exact';
    let file: ExpressionAst | null = null;
    let failed = false;
    let last: { readonly start: number; readonly end: number } = keyword;
    for (;;) {
      this.skipNewlines();
      const token = this.peek();
      if (!(token instanceof ParameterToken)) break;
      this.skip();
      last = token;
      const flag = switchFlag(token.value);
      if (flag === undefined) {
        this.report('InvalidSwitchFlag', token, token.value);
        continue;
      }
      if (flag === 'parallel')
        this.report('KeywordParameterReservedForFutureUse', token, 'switch', 'parallel');
      flags.add(flag);
      if (flag === 'regex' || flag === 'wildcard' || flag === 'exact') match = flag;
      if (flag !== 'file') continue;
      this.skipNewlines();
      file = this.singleArgument();
      if (file === null) {
        failed = true;
        this.reportIncomplete('MissingFilenameOption', after(token));
      } else last = file;
    }
    let condition: StatementAst | null = null;
    let closed = false;
    const open = this.peek().kind === '(' ? this.next() : null;
    if (open !== null) {
      last = open;
      this.skipNewlines();
      condition = this.pipelineChain();
      if (condition === null) {
        failed = true;
        this.reportIncomplete('PipelineValueRequired', after(open));
      } else last = condition;
      this.skipNewlines();
      const close = this.take(')');
      if (close !== null) {
        closed = true;
        last = close;
      } else if (!failed) {
        // What follows is read all the same: the clauses may be there.
        failed = true;
        this.reportIncomplete('MissingEndParenthesisInSwitchStatement', after(last));
      }
    } else if (file === null && !failed) {
      failed = true;
      this.reportIncomplete('PipelineValueRequired', after(last));
    } else if (file !== null) condition = this.#pipelineOf(file);
    const children: (StatementAst | ExpressionAst)[] = condition === null ? [] : [condition];
    this.skipNewlines();
    const brace = this.take('{');
    if (brace === null) {
      if (!failed || closed || this.peek().kind !== 'end')
        this.reportIncomplete('MissingCurlyBraceInSwitchStatement', after(last));
      return this.errorStatement(between(start, last), children);
    }
    const body = this.#clauses(brace);
    const close = this.take('}');
    if (close === null && !body.failed) this.reportOpen('MissingEndCurlyBrace', brace, this.peek());
    const end = close ?? this.clamped(before(this.peek()));
    if (failed || body.failed || condition === null)
      return this.errorStatement(between(start, end), children);
    return {
      kind: 'SwitchStatement',
      start: start.start,
      end: end.end,
      label: label?.value ?? null,
      match,
      file: flags.has('file'),
      caseSensitive: flags.has('casesensitive'),
      condition,
      clauses: body.clauses,
      defaultClause: body.defaultClause,
    };
  }

  #pipelineOf(expression: ExpressionAst): StatementAst {
    const { start, end } = expression;
    const element = { kind: 'CommandExpression', start, end, expression, redirections: [] } as const;
    return { kind: 'Pipeline', start, end, elements: [element], background: false };
  }

  /** `-x { … }` is a clause for the text `-x`. */
  #parameterAsText(token: Token): ExpressionAst | null {
    if (token.kind !== 'parameter') return null;
    this.next();
    const { start, end } = token;
    return { kind: 'StringConstantExpression', start, end, value: this.textOf(token), quoting: 'bareword' };
  }

  #clauses(
    brace: Token,
  ): Pick<SwitchStatementAst, 'clauses' | 'defaultClause'> & { readonly failed: boolean } {
    const clauses: { condition: ExpressionAst; body: StatementBlockAst }[] = [];
    let defaultClause: StatementBlockAst | null = null;
    let failed = false;
    let last: Extent = brace;
    this.skipSeparators();
    for (;;) {
      const token = this.peek();
      const condition = this.#parameterAsText(token) ?? this.singleArgument();
      if (condition === null) {
        this.reportIncomplete('MissingSwitchConditionExpression', after(last));
        return { clauses, defaultClause, failed: true };
      }
      const body = this.statementBlock();
      last = body ?? condition;
      if (body === null) {
        failed = true;
        this.reportIncomplete('MissingSwitchStatementClause', after(condition));
      } else if (
        condition.kind === 'StringConstantExpression' &&
        condition.quoting === 'bareword' &&
        condition.value.toLowerCase() === 'default'
      ) {
        if (defaultClause !== null) {
          failed = true;
          this.report('MultipleSwitchDefaultClauses', condition);
        }
        defaultClause = body;
      } else clauses.push({ condition, body });
      this.skipSeparators();
      const next = this.peek();
      if (next.kind === '}' || next.kind === 'end') return { clauses, defaultClause, failed };
      if (next === token) return { clauses, defaultClause, failed: true };
    }
  }
}

const flagNames = ['regex', 'wildcard', 'exact', 'file', 'casesensitive', 'parallel'] as const;

function switchFlag(written: string): (typeof flagNames)[number] | undefined {
  const lower = written.toLowerCase();
  return lower === '' ? undefined : flagNames.find((name) => name.startsWith(lower));
}
