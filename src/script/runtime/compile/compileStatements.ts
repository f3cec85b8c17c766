import type { StatementAst, StatementBlockAst, TrapStatementAst } from '../../syntax/ast.ts';
import type { Completion } from '../completion.ts';
import type { Compiler } from './compiler.ts';
import { failStatement, isFlow } from '../errorFlow.ts';
import type { Execute, Frame } from '../execution.ts';
import { defineTypes } from '../classes/defineTypes.ts';
import type { Sink } from '../pipeline/sink.ts';
import { compileTraps, type Traps } from './compileTrap.ts';
import { watchedStatement } from './watchedStatement.ts';

/** Statements one after another: an error of one is dealt with here before the next one runs. */
export function compileStatements(
  { statements, traps }: Pick<StatementBlockAst, 'statements' | 'traps'>,
  compiler: Compiler,
): Execute {
  const compiled = statements
    .filter((statement) => statement.kind !== 'TrapStatement')
    .map((statement) => ({
      run: watchedStatement(statement, compiler, compiler.statement(statement)),
      ast: statement,
    }));
  const run = sequence(compiled, traps, compiler);
  if (!statements.some(({ kind }) => kind === 'TypeDefinition')) return run;
  return (frame, out) => {
    defineTypes(statements, compiler, frame);
    return run(frame, out);
  };
}

function sequence(
  compiled: readonly CompiledStatement[],
  traps: readonly TrapStatementAst[],
  compiler: Compiler,
): Execute {
  if (traps.length > 0) return withTraps(compiled, traps, compiler);
  const [first] = compiled;
  if (first === undefined) return () => undefined;
  if (compiled.length === 1) return (frame, out) => runOne(first, frame, out);
  return (frame, out) => {
    for (const statement of compiled) {
      let completion: Completion;
      try {
        completion = statement.run(frame, out);
      } catch (error) {
        failStatement(error, frame, statement.ast);
      }
      if (completion !== undefined) return completion;
    }
    return undefined;
  };
}

interface CompiledStatement {
  readonly run: Execute;
  readonly ast: StatementAst;
}

function runOne(statement: CompiledStatement, frame: Frame, out: Sink): Completion {
  try {
    return statement.run(frame, out);
  } catch (error) {
    failStatement(error, frame, statement.ast);
    return undefined;
  }
}

function withTraps(
  statements: readonly CompiledStatement[],
  traps: readonly TrapStatementAst[],
  compiler: Compiler,
): Execute {
  const handlers: Traps = compileTraps(traps, compiler);
  return (frame, out) => {
    const { engine } = frame;
    const outer = engine.propagates;
    // A trap of this list is asked first, whatever stands around it; what it calls hands its errors up to it.
    engine.propagates = true;
    try {
      for (const statement of statements) {
        let completion: Completion;
        try {
          completion = statement.run(frame, out);
        } catch (error) {
          if (isFlow(error)) throw error;
          engine.propagates = outer;
          completion = handlers.handle(error, frame, out, statement.ast);
          engine.propagates = true;
        }
        if (completion !== undefined) return completion;
      }
    } finally {
      engine.propagates = outer;
    }
    return undefined;
  };
}
