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
    for (let isName = true; ; isName = false) {
      if (endsCommand(token)) {
        this.unget(token);
        break;
      }
      if (token.kind === '--' && !isName && !parametersEnded) {
        parametersEnded = true;
        elements.push({
          kind: 'CommandParameter',
          start: token.start,
          end: token.end,
          parameterName: '-',
          argument: null,
          hasColon: false,
        });
        last = token;
      } else if (token instanceof ParameterToken && !isName && !parametersEnded) {
        last = this.#parameter(token, elements);
      } else if (token instanceof RedirectionToken && isName) {
        elements.push(this.#word(token));
        last = token;
      } else if (token instanceof RedirectionToken) {
        const redirection = this.redirection(token, redirections);
        if (redirection !== null) redirections.push(redirection);
        last = redirection ?? token;
      } else {
        const verbatim = !isName && token.kind === 'generic' && token.value === '--%';
        const element =
          verbatim || (isName && invocationOperator === 'none')
            ? this.#single(token, isName)
            : this.#argument(token, isName);
        if (element !== null) {
          elements.push(element);
          last = element;
        } else if (isName && invocationOperator === 'none') break;
        if (verbatim) {
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
      return {
        kind: 'Command',
        start: first.start,
        end: last.end,
        invocationOperator,
        elements,
        redirections,
      };
    }
    if (invocationOperator === 'none') {
      this.unget(token);
      return null;
    }
    this.report('MissingExpression', first, this.textOf(first));
    return null;
  }

  #parameter(token: ParameterToken, elements: CommandElementAst[]): Extent {
    let argument: ExpressionAst | null = null;
    if (token.hasColon && this.peek().kind !== ',') {
      argument = this.#argument(this.next(), false);
      if (argument === null) this.report('ParameterRequiresArgument', after(token), this.textOf(token));
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
        this.reportIncomplete('MissingExpression', after(comma), ',');
        elements.push(this.errorExpression(after(comma)));
        break;
      }
      elements.push(value);
    }
    return { kind: 'ArrayLiteral', start: first.start, end: (elements.at(-1) ?? first).end, elements };
  }

  /** One argument without commas; null where none stands. */
  protected override singleArgument(): ExpressionAst | null {
    return this.within('command', () => {
      const token = this.next();
      if (token.kind !== ',' && !(token instanceof ParameterToken)) return this.#single(token);
      this.unget(token);
      return null;
    });
  }

  /** Gives the token back where it begins no argument. */
  #single(token: Token, isName = false): ExpressionAst | null {
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
        return isName ? this.#name(token) : this.stringOf(token, 'bareword');
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
      case 'inputRedirection':
        this.unget(token);
        return null;
      default:
        return this.#word(token);
    }
  }

  /** Nothing is expanded in the bareword that names a command. */
  #name({ start, end, value, parts }: Token): ExpressionAst {
    const text = parts?.map((part) => (typeof part === 'string' ? part : this.slice(part))).join('');
    return { kind: 'StringConstantExpression', start, end, value: text ?? value, quoting: 'bareword' };
  }

  /** A token as the word that it is written as. */
  #word(token: Token): ExpressionAst {
    return {
      kind: 'StringConstantExpression',
      start: token.start,
      end: token.end,
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
      made = { kind: 'MergingRedirection', start: token.start, end: token.end, from, to };
    } else {
      const location = this.singleArgument();
      if (location === null) this.report('MissingFileSpecification', after(token));
      if (token.kind === 'inputRedirection') {
        this.report('RedirectionNotSupported', token, this.textOf(token));
        return null;
      }
      made = {
        kind: 'FileRedirection',
        start: token.start,
        end: (location ?? token).end,
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
