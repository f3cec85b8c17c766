import type {
  ExpressionAst,
  ParameterAst,
  ScriptBlockAst,
  StatementAst,
  StatementBlockAst,
} from '../../syntax/ast.ts';
import type { BlockCode, Evaluate, Execute, StatementHook } from '../execution.ts';
import type { Source } from '../source.ts';

/** What compiles one kind of node gets the others compiled by it. */
export interface Compiler {
  readonly source: Source;
  /** Namespaces of `using namespace`, searched for types. */
  readonly namespaces: readonly string[];
  expression(ast: ExpressionAst): Evaluate;
  /** A statement where it stands: its output is written. */
  statement(ast: StatementAst): Execute;
  /** A statement as a value: right of an assignment, in parentheses, as a condition. */
  value(ast: StatementAst): Evaluate;
  /** Statements with their traps, in the scope they stand in. */
  statements(ast: Pick<StatementBlockAst, 'statements' | 'traps'>): Execute;
  /** `parameters` are those of `function f($a)`; the unnamed statements of a filter are its process block. */
  scriptBlock(
    ast: ScriptBlockAst,
    form?: { readonly parameters: readonly ParameterAst[] | null; readonly filter: boolean },
  ): BlockCode;
  /** Whether what is compiled is the body of a method: `return` alone gives output there. */
  readonly inMethod: boolean;
  /** The same for the body of a method. */
  method(): Compiler;
  /** Whether what is compiled stands within an expandable text, however deep. */
  readonly inText: boolean;
  /** The same for what stands within an expandable text. */
  text(): Compiler;
  /** Told of the statements that are compiled by it; null outside of debug sessions. */
  readonly hook: StatementHook | null;
  /** The same with a hook. */
  hookedBy(hook: StatementHook | null): Compiler;
  /** Names of the functions around what is compiled, from the outermost on: those of types that are declared there begin with them. */
  readonly functions: readonly string[];
  /** The same for the body of a function. */
  inFunction(name: string): Compiler;
  /** The same with other namespaces. */
  within(namespaces: readonly string[]): Compiler;
}
