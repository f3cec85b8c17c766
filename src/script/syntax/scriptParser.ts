import type { AttributeBaseAst, ScriptBlockAst, StatementAst } from './ast.ts';
import { ClassParser } from './classParser.ts';
import { after } from './sourceReader.ts';
import type { Token } from './token.ts';

/** The parser: of a whole script. One is made for each text. */
export class ScriptParser extends ClassParser {
  #braces = 0;

  /** Reads the whole text. */
  script(): ScriptBlockAst {
    const usings = this.usings();
    const paramBlock = this.paramBlock();
    const { parts } = this.blockParts(null, paramBlock);
    return { kind: 'ScriptBlock', start: 0, end: this.text.length, usings, paramBlock, ...parts };
  }

  protected override get isOutermost(): boolean {
    return this.#braces === 0;
  }

  protected override scriptBlockBehind(open: Token): ScriptBlockAst {
    this.#braces++;
    const made = super.scriptBlockBehind(open);
    this.#braces--;
    return made;
  }

  protected override keywordStatement(
    keyword: Token,
    attributes: readonly AttributeBaseAst[],
  ): StatementAst | null | undefined {
    switch (keyword.value) {
      case 'if':
        return this.ifStatement(keyword);
      case 'switch':
      case 'foreach':
      case 'for':
      case 'while':
      case 'do':
        return this.loop(keyword, null) ?? undefined;
      case 'function':
      case 'filter':
        return this.functionDefinition(keyword);
      case 'return':
        return this.flowStatement('ReturnStatement', keyword);
      case 'exit':
        return this.flowStatement('ExitStatement', keyword);
      case 'throw':
        return this.flowStatement('ThrowStatement', keyword);
      case 'break':
        return this.jumpStatement('BreakStatement', keyword);
      case 'continue':
        return this.jumpStatement('ContinueStatement', keyword);
      case 'try':
        return this.tryStatement(keyword);
      case 'trap':
        return this.trapStatement(keyword);
      case 'data':
        return this.dataStatement(keyword);
      case 'class':
        return this.classDefinition(keyword, attributes);
      case 'enum':
        return this.enumDefinition(keyword, attributes);
      case 'using':
        return this.#lateUsing(keyword);
      case 'workflow':
        return this.#workflow(keyword);
      case 'configuration':
        this.report('ConfigurationNotSupportedInPowerShellCore', keyword);
        this.command();
        return this.errorStatement(keyword);
      case 'parallel':
      case 'sequence':
        return this.#concurrent(keyword);
      case 'define':
      case 'from':
      case 'var':
        this.report('ReservedKeywordNotAllowed', keyword, this.textOf(keyword));
        return this.errorStatement(keyword);
      default:
        return undefined;
    }
  }

  #lateUsing(keyword: Token): StatementAst {
    const statement = this.usingStatement(keyword);
    this.report('UsingMustBeAtStartOfScript', statement);
    return this.errorStatement(statement, [statement]);
  }

  /** What only workflows know. */
  #concurrent(keyword: Token): StatementAst {
    const body = this.statementBlock();
    if (body === null)
      this.reportIncomplete('MissingStatementAfterKeyword', after(keyword), this.textOf(keyword));
    else this.report('UnexpectedKeyword', keyword, this.textOf(keyword));
    return this.errorStatement(keyword);
  }

  /** Reads what would be a function. */
  #workflow(keyword: Token): StatementAst {
    const definition = this.functionDefinition(keyword);
    if (definition.kind === 'FunctionDefinition')
      this.report('WorkflowNotSupportedInPowerShellCore', keyword);
    return this.errorStatement(definition);
  }
}
