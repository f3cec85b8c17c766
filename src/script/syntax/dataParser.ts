import type {
  ExpressionAst,
  HashtableAst,
  StatementAst,
  StringConstantExpressionAst,
  UsingStatementAst,
} from './ast.ts';
import type { Extent } from './extent.ts';
import { FunctionParser } from './functionParser.ts';
import { after, between } from './sourceReader.ts';
import { ParameterToken, type Token } from './token.ts';

const usingKinds: ReadonlyMap<string, UsingStatementAst['usingKind']> = new Map(
  (['namespace', 'module', 'assembly', 'type'] as const).map((name) => [name, name]),
);

/** Reads `using` and `data`. */
export abstract class DataParser extends FunctionParser {
  protected override usings(): readonly UsingStatementAst[] {
    const found: UsingStatementAst[] = [];
    for (;;) {
      this.skipSeparators();
      const keyword = this.peek();
      if (keyword.kind !== 'keyword' || keyword.value !== 'using') return found;
      this.skip();
      const statement = this.usingStatement(keyword);
      if (statement.kind === 'UsingStatement') found.push(statement);
    }
  }

  /** Behind `using`. */
  protected usingStatement(keyword: Token): StatementAst {
    const directive = this.next();
    const usingKind = usingKinds.get(this.textOf(directive).toLowerCase());
    if (usingKind === undefined) {
      this.unget(directive);
      this.reportIncomplete('MissingUsingStatementDirective', after(keyword));
      return this.errorStatement(keyword);
    }
    const item = this.#item(directive);
    if (item === null) {
      this.reportIncomplete('MissingUsingItemName', after(directive));
      return this.errorStatement(between(keyword, directive));
    }
    const moduleSpecification = item.kind === 'Hashtable' ? item : null;
    const name = item.kind === 'Hashtable' ? null : item;
    let alias: StringConstantExpressionAst | null = null;
    let last: Extent = item;
    const equals = this.within('expression', () => this.take('='));
    if (equals !== null) {
      const right = this.#item(equals);
      if (right === null) {
        this.reportIncomplete('MissingNamespaceAlias', after(equals));
        return this.errorStatement(between(keyword, equals));
      }
      alias = right.kind === 'Hashtable' ? null : right;
      last = right;
    }
    if (equals === null && usingKind === 'type') {
      this.reportIncomplete('MissingEqualsInUsingAlias', after(item));
      return this.errorStatement(between(keyword, item));
    }
    const end = this.peek();
    if (end.kind !== ';' && end.kind !== 'newline' && end.kind !== 'end' && end.kind !== '}') {
      this.report('MissingStatementTerminator', end);
    }
    const whole = between(keyword, last);
    const made: UsingStatementAst = {
      kind: 'UsingStatement',
      ...whole,
      usingKind,
      name,
      alias,
      moduleSpecification,
    };
    if (alias !== null || usingKind === 'type') this.report('UsingStatementNotSupported', whole);
    return made;
  }

  #item(before: Token): StringConstantExpressionAst | HashtableAst | null {
    const token = this.peek();
    if (token.kind === '@{') {
      this.skip();
      return this.hashtableBehind(token);
    }
    const value = this.singleArgument();
    if (value === null) return null;
    if (value.kind === 'StringConstantExpression') return value;
    this.report('InvalidValueForUsingItemName', value, this.textOf(value));
    return {
      kind: 'StringConstantExpression',
      start: value.start,
      end: value.end,
      value: this.textOf(value),
      quoting: before.kind === '=' ? 'single' : 'bareword',
    };
  }

  protected dataStatement(keyword: Token): StatementAst {
    this.skipNewlines();
    let variable: string | null = null;
    let last: Extent = keyword;
    const name = this.simpleNameOrNull();
    if (name !== null) {
      variable = name.value;
      last = name;
    }
    const commandsAllowed: ExpressionAst[] = [];
    let failed = false;
    for (;;) {
      this.skipNewlines();
      const token = this.peek();
      if (!(token instanceof ParameterToken)) break;
      this.skip();
      last = token;
      const flag = token.value.toLowerCase();
      if (flag === '' || !'supportedcommand'.startsWith(flag)) {
        this.report('InvalidParameterForDataSectionStatement', token, token.value);
        failed = true;
        break;
      }
      this.skipNewlines();
      const command = this.#supportedCommands(token, commandsAllowed);
      if (command === null) {
        failed = true;
        break;
      }
      last = command;
    }
    const body = failed ? null : this.statementBlock();
    if (body === null) {
      if (!failed) this.reportIncomplete('MissingStatementBlockForDataSection', after(last));
      return this.errorStatement(between(keyword, last), commandsAllowed);
    }
    return { kind: 'DataStatement', start: keyword.start, end: body.end, variable, commandsAllowed, body };
  }

  #supportedCommands(parameter: Token, into: ExpressionAst[]): Extent | null {
    let previous: Extent = parameter;
    for (;;) {
      const command = this.singleArgument();
      if (command === null) {
        this.reportIncomplete('MissingValueForSupportedCommandInDataSectionStatement', after(previous));
        return null;
      }
      into.push(command);
      const comma = this.take(',');
      if (comma === null) return command;
      previous = comma;
      this.skipNewlines();
    }
  }

  protected simpleNameOrNull(): StringConstantExpressionAst | null {
    return this.within('expression', () => this.simpleName());
  }
}
