import type {
  ExpandableStringExpressionAst,
  ExpressionAst,
  HashtableAst,
  ScriptBlockAst,
  StatementAst,
  StatementBlockAst,
  StringQuoting,
  VariableExpressionAst,
} from './ast.ts';
import { isDoubleQuote } from './characters.ts';
import { ExpressionParser } from './expressionParser.ts';
import type { Extent } from './extent.ts';
import { after, before, droppedQuote } from './sourceReader.ts';
import type { TokenMode } from './tokenizer.ts';
import { NumberToken, type StringPart, StringToken, type SubexpressionPart, type Token } from './token.ts';

type Block = StatementBlockAst & { readonly listExtent: Extent | null };

/** Reads values: variables, numbers, texts, and what stands between brackets. */
export abstract class PrimaryParser extends ExpressionParser {
  protected abstract pipelineChain(): StatementAst | null;
  protected abstract statement(): StatementAst | null;
  protected abstract statementList(): Pick<Block, 'statements' | 'traps' | 'listExtent'>;
  protected abstract scriptBlock(open: Token): ScriptBlockAst;

  protected override primary(withMembers: boolean): ExpressionAst | null {
    const token = this.next();
    const value = this.#value(token);
    if (value === null) {
      this.unget(token);
      return null;
    }
    return withMembers && !this.hasAhead ? this.members(value, this.memberOperator(true)) : value;
  }

  #value(token: Token): ExpressionAst | null {
    const kind: string = token.kind;
    switch (kind) {
      case 'variable':
      case 'splat':
        return this.variable(token);
      case 'number':
        return token instanceof NumberToken
          ? { kind: 'ConstantExpression', start: token.start, end: token.end, value: token.number }
          : null;
      case 'string':
        return token instanceof StringToken ? this.stringOf(token, token.quoting) : null;
      case '(':
        return this.#parenthesis(token);
      case '@(':
      case '$(':
        return this.#subexpression(token);
      case '@{':
        return this.#hashtable(token);
      case '{':
        return this.scriptBlockExpression(token);
      default:
        return null;
    }
  }

  protected variable(token: Token): ExpressionAst {
    return variableAt(token, token.value, token.kind === 'splat');
  }

  /** A text or bareword: constant, or with what is expanded in it. */
  protected stringOf(token: Token, quoting: StringQuoting): ExpressionAst {
    const { start, end, parts } = token;
    if (parts === null) return { kind: 'StringConstantExpression', start, end, value: token.value, quoting };
    const expanded: ExpandableStringExpressionAst = {
      kind: 'ExpandableStringExpression',
      start,
      end,
      parts: parts.map((part) => this.#part(part)),
      quoting,
    };
    return expanded;
  }

  #part(part: StringPart): string | ExpressionAst {
    if (typeof part === 'string') return part;
    if (part.kind === 'subexpression') return this.#nested(part);
    return variableAt(part, part.path, false);
  }

  /** Parses `$(…)` within a text: as if the script ended with it. */
  #nested(part: SubexpressionPart): ExpressionAst {
    const outer = {
      text: this.text,
      dropped: this.dropped,
      restore: this.restorePoint,
      mode: this.mode,
      comma: this.commaDisabled,
      ternary: this.inTernary,
    };
    this.text = part.doubled ? undoubled(this.text, part) : this.text.slice(0, part.end);
    this.dropped = part.doubled ? this.text.split(dropped).length - 1 : 0;
    this.mode = 'command';
    this.commaDisabled = false;
    this.inTernary = false;
    this.resync(part.start);
    const open = this.next();
    const made = this.#subexpression(open);
    this.text = outer.text;
    this.dropped = outer.dropped;
    this.mode = outer.mode;
    this.commaDisabled = outer.comma;
    this.inTernary = outer.ternary;
    this.resync(outer.restore);
    return made;
  }

  #parenthesis(open: Token): ExpressionAst {
    return this.#bracketLevel(open, () => {
      this.skipNewlines();
      let pipeline = this.pipelineChain();
      if (pipeline === null) {
        const place = after(open);
        this.reportIncomplete('ExpectedExpression', place);
        pipeline = { kind: 'ErrorStatement', start: place.start, end: place.end, children: [] };
      }
      this.skipNewlines();
      const close = this.take(')');
      if (close === null) {
        this.reportIncomplete('MissingEndParenthesisInExpression', after(pipeline));
      }
      return { kind: 'ParenExpression', start: open.start, end: (close ?? pipeline).end, pipeline };
    });
  }

  #subexpression(open: Token): ExpressionAst {
    return this.#bracketLevel(open, () => {
      const { statements, traps, listExtent } = this.statementList();
      this.skipNewlines();
      const close = this.take(')');
      if (close === null) {
        const token = this.peek();
        this.reportIncomplete('MissingEndParenthesisInSubexpression', token);
      }
      const inside = listExtent ?? after(open);
      const body: StatementBlockAst = {
        kind: 'StatementBlock',
        start: inside.start,
        end: inside.end,
        statements,
        traps,
      };
      const kind = open.kind === '$(' ? 'SubExpression' : 'ArrayExpression';
      return { kind, start: open.start, end: (close ?? listExtent ?? open).end, body };
    });
  }

  /** What is between brackets begins anew: commands, commas and line ends have their own meaning. */
  #bracketLevel(open: Token, parse: () => ExpressionAst, mode: TokenMode = 'command'): ExpressionAst {
    const comma = this.commaDisabled;
    const ternary = this.inTernary;
    const names = this.wantsName;
    this.commaDisabled = false;
    this.inTernary = false;
    this.wantsName = false;
    const result = this.deeper(
      () => this.within(mode, parse),
      () => this.errorExpression(open),
    );
    this.commaDisabled = comma;
    this.inTernary = ternary;
    this.wantsName = names;
    return result;
  }

  protected scriptBlockExpression(open: Token): ExpressionAst {
    return this.#bracketLevel(open, () => {
      const scriptBlock = this.scriptBlock(open);
      return { kind: 'ScriptBlockExpression', start: scriptBlock.start, end: scriptBlock.end, scriptBlock };
    });
  }

  #hashtable(open: Token): ExpressionAst {
    return this.#bracketLevel(open, () => this.hashtableBehind(open), this.mode);
  }

  /** Behind `@{`. */
  protected hashtableBehind(open: Token): HashtableAst {
    const entries: { key: ExpressionAst; value: StatementAst }[] = [];
    this.skipNewlines();
    for (;;) {
      const entry = this.#entry();
      if (entry === null) break;
      entries.push(entry);
      const { kind } = this.peek();
      if (kind !== 'newline' && kind !== ';') break;
      this.skipSeparators();
    }
    const close = this.take('}');
    if (close !== null) return { kind: 'Hashtable', start: open.start, end: close.end, entries };
    const token = this.peek();
    this.reportOpen('MissingEndCurlyBrace', after(open), token);
    return { kind: 'Hashtable', start: open.start, end: this.clamped(before(token)).end, entries };
  }

  #entry(): { key: ExpressionAst; value: StatementAst } | null {
    const key = this.within('expression', () => {
      const name = this.simpleName();
      if (name !== null) return name;
      this.commaDisabled = true;
      const made = this.unary();
      this.commaDisabled = false;
      return made;
    });
    if (key === null) return null;
    const equals = this.within('expression', () => {
      this.skipNewlines();
      return this.take('=');
    });
    if (equals === null) {
      const place = after(key);
      this.report('MissingEqualsInHashLiteral', place);
      this.syncTo(false, '}', ';', 'newline');
      return { key, value: { kind: 'ErrorStatement', start: place.start, end: place.end, children: [] } };
    }
    this.skipNewlines();
    const value = this.statement();
    if (value !== null) return { key, value };
    const place = after(equals);
    this.reportIncomplete('MissingStatementInHashLiteral', place);
    return { key, value: { kind: 'ErrorStatement', start: place.start, end: place.end, children: [] } };
  }
}

/** A variable by its path as written; `$using:x` is one within what says that it is handed over. */
function variableAt({ start, end }: Extent, path: string, splatted: boolean): ExpressionAst {
  const variable = (name: string): VariableExpressionAst => ({
    kind: 'VariableExpression',
    start,
    end,
    path: name,
    splatted,
  });
  return path.toLowerCase().startsWith('using:')
    ? { kind: 'UsingExpression', start, end, expression: variable(path.slice('using:'.length)) }
    : variable(path);
}

/** The text up to the end of a sub-expression: of doubled quotes in it the second, of an escaped one the backtick is dropped. */
function undoubled(text: string, { start, end }: Extent): string {
  let made = text.slice(0, start);
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    const quoteFollows = at + 1 < end && isDoubleQuote(text.charCodeAt(at + 1));
    if (quoteFollows && code === 96) made += dropped + text.charAt(++at);
    else if (quoteFollows && isDoubleQuote(code)) made += text.charAt(at++) + dropped;
    else made += text.charAt(at);
  }
  return made;
}

const dropped = String.fromCharCode(droppedQuote);
