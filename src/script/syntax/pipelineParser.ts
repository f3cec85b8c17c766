import type {
  CommandAst,
  CommandExpressionAst,
  ExpressionAst,
  PipelineAst,
  PipelineChainAst,
  RedirectionAst,
  StatementAst,
} from './ast.ts';
import { isBlank, isNewline } from './characters.ts';
import { CommandParser } from './commandParser.ts';
import type { Extent } from './extent.ts';
import type { AssignmentOperator } from './operators.ts';
import { after, between } from './sourceReader.ts';
import { RedirectionToken, type Token } from './token.ts';

const assignments: ReadonlySet<string> = new Set<AssignmentOperator>([
  '=',
  '+=',
  '-=',
  '*=',
  '/=',
  '%=',
  '??=',
]);

function isAssignment(kind: string): kind is AssignmentOperator {
  return assignments.has(kind);
}

/** Reads assignments, pipelines, and chains of pipelines. */
export abstract class PipelineParser extends CommandParser {
  /** An assignment, or pipelines joined by `&&` and `||`; null where none stands. */
  protected override pipelineChain(): StatementAst | null {
    return this.deeper<StatementAst | null>(
      () => this.#assignmentOrChain(),
      (at) => ({ kind: 'ErrorStatement', ...at, children: [] }),
    );
  }

  #assignmentOrChain(): StatementAst | null {
    if (this.#startsWithWord()) return this.#chain(null);
    const outer = this.mode;
    this.switchMode('expression');
    const start = this.expression();
    const operator = start !== null && isAssignment(this.peek().kind) ? this.next() : null;
    this.switchMode(outer);
    return start !== null && operator !== null ? this.#assignment(start, operator) : this.#chain(start);
  }

  /** A word begins no expression: it need not be looked at as one. */
  #startsWithWord(): boolean {
    const { kind } = this.peek();
    return kind === 'identifier' || kind === 'keyword';
  }

  #assignment(left: ExpressionAst, sign: Token): StatementAst {
    const operator = isAssignment(sign.kind) ? sign.kind : '=';
    this.skipNewlines();
    let right = this.statement();
    if (right === null) {
      const place = after(sign);
      this.reportIncomplete('ExpectedValueExpression', place, this.textOf(sign));
      right = { kind: 'ErrorStatement', start: place.start, end: place.end, children: [] };
    }
    return {
      kind: 'AssignmentStatement',
      start: left.start,
      end: right.end,
      left,
      operator,
      operatorExtent: between(sign, sign),
      right,
    };
  }

  #chain(start: ExpressionAst | null): StatementAst | null {
    let chain: PipelineAst | PipelineChainAst | null = null;
    let operator: Token | null = null;
    let first = start;
    for (;;) {
      const pipeline = this.#pipeline(first);
      first = null;
      if (pipeline === null) {
        if (operator === null) return chain;
        const atEnd = this.peek().kind === 'end';
        this.reportIncomplete('EmptyPipelineChainElement', atEnd ? after(operator) : operator);
        return chain;
      }
      chain =
        chain === null
          ? pipeline
          : {
              kind: 'PipelineChain',
              start: chain.start,
              end: pipeline.end,
              left: chain,
              operator: operator?.kind === '||' ? '||' : '&&',
              right: { ...pipeline, background: false },
              background: pipeline.background,
            };
      const next = this.peek();
      if (next.kind !== '&&' && next.kind !== '||') return chain;
      this.skip();
      this.skipNewlines();
      if (pipeline.background) {
        this.report('BackgroundOperatorInPipelineChain', next);
        return { kind: 'ErrorStatement', start: chain.start, end: next.end, children: [] };
      }
      operator = next;
      first = this.within('expression', () => this.#laterExpression());
    }
  }

  #pipeline(start: ExpressionAst | null): PipelineAst | null {
    const elements: (CommandAst | CommandExpressionAst)[] = [];
    let pipe: Token | null = null;
    let first = start;
    let background = false;
    for (;;) {
      const element = this.#element(first, pipe !== null, elements.length > 0);
      first = null;
      if (element !== null) elements.push(element);
      else if (elements.length > 0 || this.peek().kind === '|') {
        const place = pipe === null ? this.peek() : after(pipe);
        this.reportIncomplete('EmptyPipeElement', place);
      }
      const token = this.#behindElement();
      const kind: string = token.kind;
      switch (kind) {
        case ';':
        case 'newline':
        case ')':
        case '}':
        case 'end':
        case '&&':
        case '||':
          break;
        case '&':
          if (elements.length === 0) this.report('UnexpectedToken', token, this.textOf(token));
          else this.skip();
          background = true;
          break;
        case '|':
          this.skip();
          this.skipNewlines();
          pipe = token;
          if (this.peek().kind !== 'end') continue;
          this.reportIncomplete('EmptyPipeElement', after(token));
          break;
        default:
          this.report('UnexpectedToken', token, this.textOf(token));
      }
      const [head] = elements;
      const tail = elements.at(-1);
      if (head === undefined || tail === undefined) return null;
      return { kind: 'Pipeline', start: head.start, end: tail.end, elements, background };
    }
  }

  /** The token behind an element: on a line of its own, `|` or `||` goes on with the pipeline. */
  #behindElement(): Token {
    const token = this.peek();
    if (token.kind !== 'newline' || !this.#goesOnBehind(token)) return token;
    this.skipNewlines();
    return this.peek();
  }

  #goesOnBehind({ end }: Extent): boolean {
    let at = end;
    for (;;) {
      while (isBlank(this.text.charCodeAt(at))) at++;
      const code = this.text.charCodeAt(at);
      if (code === 124) return true;
      if (code === 35) {
        while (at < this.text.length && !isNewline(this.text.charCodeAt(at))) at++;
        if (this.text.charCodeAt(at) === 13 && this.text.charCodeAt(at + 1) === 10) at++;
        at++;
      } else if (code === 60 && this.text.charCodeAt(at + 1) === 35) {
        const close = this.text.indexOf('#>', at + 2);
        if (close < 0) return false;
        at = close + 2;
      } else return false;
    }
  }

  #element(
    start: ExpressionAst | null,
    behindPipe: boolean,
    isLater: boolean,
  ): CommandAst | CommandExpressionAst | null {
    const expression =
      start ?? (behindPipe ? this.within('expression', () => this.#laterExpression()) : null);
    if (expression === null) return this.command();
    if (isLater) this.report('ExpressionsMustBeFirstInPipeline', expression);
    const redirections: RedirectionAst[] = [];
    let last: Extent = expression;
    this.switchMode('command');
    for (let token = this.peek(); token instanceof RedirectionToken; token = this.peek()) {
      this.skip();
      const redirection = this.redirection(token, redirections);
      if (redirection !== null) redirections.push(redirection);
      last = redirection ?? token;
    }
    return { kind: 'CommandExpression', start: expression.start, end: last.end, expression, redirections };
  }

  #laterExpression(): ExpressionAst | null {
    return this.#startsWithWord() ? null : this.expression();
  }
}
