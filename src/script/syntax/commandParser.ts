import type {
  CommandAst,
  CommandElementAst,
  CommandExpressionAst,
  ExpressionAst,
  RedirectionAst,
} from './ast.ts';
import type { Extent } from './extent.ts';
import { MemberParser } from './memberParser.ts';
import { after, between } from './sourceReader.ts';
import { ParameterToken, RedirectionToken, type Token } from './token.ts';

/** Reads commands with their arguments and redirections. */
export abstract class CommandParser extends MemberParser {
  /** A command; null where none stands. */
  protected command(): CommandAst | CommandExpressionAst | null {
    return this.within('command', () => this.#command());
  }

  #command(): CommandAst | CommandExpressionAst | null {
    const first = this.next();
    const invocationOperator = first.kind === '.' ? 'dot' : first.kind === '&' ? 'call' : 'none';
    let token = invocationOperator === 'none' ? first : this.next();
    const elements: CommandElementAst[] = [];
    const redirections: RedirectionAst[] = [];
    let last: Extent = first;
    let parametersEnded = false;
    for (;;) {
      const isName = elements.length === 0;
      if (endsCommand(token)) {
        this.unget(token);
        break;
      }
      if (token.kind === '--' && !isName && !parametersEnded) {
        parametersEnded = true;
        elements.push({
          kind: 'CommandParameter',
          ...extentOf(token),
          parameterName: '-',
          argument: null,
          hasColon: false,
        });
        last = token;
      } else if (token instanceof ParameterToken && !isName && !parametersEnded) {
        last = this.#parameter(token, elements);
      } else if (token instanceof RedirectionToken && !isName) {
        const redirection = this.redirection(token, redirections);
        if (redirection !== null) redirections.push(redirection);
        last = redirection ?? token;
      } else {
        const element = this.#argument(token, isName);
        if (element !== null) {
          elements.push(element);
          last = element;
        } else if (isName) break;
        if (!isName && token.kind === 'generic' && token.value === '--%') {
          const rest = this.verbatimRest();
          elements.push({
            kind: 'StringConstantExpression',
            ...rest,
            value: this.slice(rest),
            quoting: 'bareword',
          });
          last = rest;
        }
      }
      token = this.next();
    }
    if (elements.length > 0) {
      return { kind: 'Command', ...between(first, last), invocationOperator, elements, redirections };
    }
    if (invocationOperator === 'none') {
      this.unget(token);
      return null;
    }
    this.report('MissingExpression', first, this.textOf(first));
    const expression = this.errorExpression(first);
    return { kind: 'CommandExpression', ...between(first, first), expression, redirections: [] };
  }

  #parameter(token: ParameterToken, elements: CommandElementAst[]): Extent {
    let argument: ExpressionAst | null = null;
    if (token.hasColon && this.peek().kind !== ',') {
      argument = this.#argument(this.next(), false);
      if (argument === null) this.report('ParameterRequiresArgument', token, this.textOf(token));
    }
    const whole = between(token, argument ?? token);
    elements.push({
      kind: 'CommandParameter',
      ...whole,
      parameterName: token.value,
      argument,
      hasColon: token.hasColon,
    });
    return whole;
  }

  /** One argument, with those that commas join to it; null where the token begins none. */
  #argument(first: Token, isName: boolean): ExpressionAst | null {
    if (first.kind === ',') {
      this.report('MissingArgument', first);
      this.skipNewlines();
      return null;
    }
    let value = this.#single(first);
    if (value === null || isName || this.peek().kind !== ',') return value;
    const elements: ExpressionAst[] = [value];
    while (this.peek().kind === ',') {
      const comma = this.next();
      this.skipNewlines();
      value = this.#single(this.next());
      if (value === null) {
        this.reportIncomplete('MissingExpression', after(comma), this.peek(), ',');
        elements.push(this.errorExpression(after(comma)));
        break;
      }
      elements.push(value);
    }
    return { kind: 'ArrayLiteral', ...between(first, elements.at(-1) ?? first), elements };
  }

  /** One argument without commas; null where none stands. */
  protected argument(): ExpressionAst | null {
    const token = this.next();
    if (token.kind !== ',' && !(token instanceof ParameterToken)) return this.#single(token);
    this.unget(token);
    return null;
  }

  /** Gives the token back where it begins no argument. */
  #single(token: Token): ExpressionAst | null {
    const kind: string = token.kind;
    switch (kind) {
      case 'variable':
      case 'splat':
      case 'number':
      case 'string':
      case '(':
      case '@(':
      case '$(':
      case '@{':
      case '{':
        this.unget(token);
        return this.primary(true);
      case 'generic':
        return this.stringOf(token, 'bareword');
      case 'newline':
      case 'end':
      case ')':
      case '}':
      case ';':
      case ',':
      case '&&':
      case '||':
      case '&':
      case '|':
      case 'fileRedirection':
      case 'mergingRedirection':
        if (token instanceof RedirectionToken && token.kind === 'mergingRedirection') break;
        this.unget(token);
        return null;
      case 'unknown':
        return null;
      default:
        break;
    }
    return {
      kind: 'StringConstantExpression',
      ...extentOf(token),
      value: this.textOf(token),
      quoting: 'bareword',
    };
  }

  /** Behind a redirection's sign; null where nothing can be redirected so. */
  protected redirection(token: RedirectionToken, others: readonly RedirectionAst[]): RedirectionAst | null {
    let made: RedirectionAst;
    if (token.kind === 'mergingRedirection') {
      const { from, to } = token;
      if (to !== 1 || from === 1) {
        this.report('RedirectionNotSupported', token, this.textOf(token));
      }
      made = { kind: 'MergingRedirection', ...extentOf(token), from, to };
    } else {
      const location = this.within('command', () => this.#argument(this.next(), true));
      if (location === null) this.reportIncomplete('MissingFileSpecification', after(token), this.peek());
      made = {
        kind: 'FileRedirection',
        ...between(token, location ?? token),
        from: token.from,
        location: location ?? this.errorExpression(token),
        append: token.append,
      };
    }
    const twice = others.some(({ from }) => from === made.from);
    if (twice) this.report('StreamAlreadyRedirected', made, streamNames[made.from]);
    return made;
  }
}

const streamNames = [
  '* stream',
  'output stream',
  'error stream',
  'warning stream',
  'verbose stream',
  'debug stream',
  'information stream',
] as const;

function endsCommand(token: Token): boolean {
  const kind: string = token.kind;
  switch (kind) {
    case '|':
    case '||':
    case '&&':
    case '&':
    case ';':
    case ')':
    case '}':
    case 'newline':
    case 'end':
      return true;
    default:
      return false;
  }
}

function extentOf({ start, end }: Extent): Extent {
  return { start, end };
}
