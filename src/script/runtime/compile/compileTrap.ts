import type { StatementAst, TrapStatementAst } from '../../syntax/ast.ts';
import { type Completion, type Jump } from '../completion.ts';
import type { Compiler } from './compiler.ts';
import { matchCatch } from './catchMatching.ts';
import { notedError, failStatement, raise } from '../errorFlow.ts';
import type { Frame } from '../execution.ts';
import { resolveType } from '../resolveType.ts';
import { Scope } from '../variables/scope.ts';
import { withUnderscore } from '../variables/underscore.ts';
import type { Sink } from '../pipeline/sink.ts';

/** A trap without a type is one of every exception. */
const anyException = resolveType(
  { start: 0, end: 0, name: 'System.Exception', genericArguments: [], arrayRanks: [], assembly: null },
  { namespaces: [] },
);

/** The traps of one list of statements. */
export interface Traps {
  /** Runs the trap for an error; how the list goes on. Throws where no trap takes it or one says `break`. */
  handle(error: unknown, frame: Frame, out: Sink, at: StatementAst): Completion;
}

/** `trap [type] { … }`: the body runs after the error; `continue` goes on silently, `break` throws on, else the error is reported. */
export function compileTraps(traps: readonly TrapStatementAst[], compiler: Compiler): Traps {
  const handlers = traps.map((trap) => ({
    types: [trap.trapType === null ? anyException : resolveType(trap.trapType.typeName, compiler)],
    body: compiler.statements(trap.body),
  }));
  return {
    handle(error, frame, out, at) {
      const caught = notedError(error, frame, at);
      const match = matchCatch(caught, handlers, frame);
      if (match === undefined) raise(caught);
      const { engine } = frame;
      let jump: Jump | undefined;
      // The body has a scope of its own: what it assigns is gone after it.
      const inner: Frame = { ...frame, scope: new Scope(frame.scope, 'local'), body: undefined };
      const { state } = frame;
      const outerFrame = engine.frame;
      const outer = engine.propagates;
      engine.frame = inner;
      state.current = inner.scope;
      // An error of the trap ends what it is a trap of.
      engine.propagates = outer || 'uncaught';
      try {
        withUnderscore(inner.scope, match.record, () => {
          jump = match.handler.body(inner, out);
        });
      } finally {
        engine.propagates = outer;
        engine.frame = outerFrame;
        state.current = frame.scope;
      }
      if (jump?.kind === 'return') return jump;
      if (jump?.kind === 'break') {
        caught.strength = 'stopping';
        raise(caught);
      }
      engine.ok = jump?.kind === 'continue';
      if (jump?.kind !== 'continue') reportTrapped(caught, frame, at);
      return undefined;
    },
  };
}

/** What no jump decided goes by the preference, and goes on even where it was thrown. */
function reportTrapped(caught: ReturnType<typeof notedError>, frame: Frame, at: StatementAst): void {
  const { engine } = frame;
  const outer = engine.propagates;
  engine.propagates = false;
  try {
    if (caught.strength === 'thrown') caught.strength = 'statement';
    failStatement(caught, frame, at);
  } finally {
    engine.propagates = outer;
  }
}
