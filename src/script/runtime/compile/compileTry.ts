import type { TryStatementAst } from '../../syntax/ast.ts';
import type { Completion } from '../completion.ts';
import type { Compiler } from './compiler.ts';
import { matchCatch } from './catchMatching.ts';
import { caughtError, isFlow } from '../errorFlow.ts';
import type { Execute, Frame } from '../execution.ts';
import { resolveType } from '../resolveType.ts';
import type { Sink } from '../pipeline/sink.ts';
import { withUnderscore } from '../variables/underscore.ts';

/** `try` with its `catch` clauses and its `finally`. */
export function compileTry(ast: TryStatementAst, compiler: Compiler): Execute {
  const body = compiler.statements(ast.body);
  const clauses = ast.catches.map(({ types, body: handler }) => ({
    types: types.map(({ typeName }) => resolveType(typeName, compiler)),
    body: compiler.statements(handler),
  }));
  const finallyBlock = ast.finallyBlock === null ? null : compiler.statements(ast.finallyBlock);
  const guarded: Execute = clauses.length === 0 ? body : (frame, out) => runCaught(body, clauses, frame, out);
  if (finallyBlock === null) return guarded;
  return (frame, out) => runFinally(guarded, finallyBlock, frame, out);
}

function runCaught(
  body: Execute,
  clauses: readonly { types: readonly ReturnType<typeof resolveType>[]; body: Execute }[],
  frame: Frame,
  out: Sink,
): Completion {
  const { engine } = frame;
  const outer = engine.propagates;
  engine.propagates = true;
  try {
    return body(frame, out);
  } catch (error) {
    engine.propagates = outer;
    if (isFlow(error)) throw error;
    const caught = caughtError(error, frame, frame.call.at);
    const match = matchCatch(caught, clauses, frame);
    if (match === undefined) throw caught;
    let completion: Completion;
    // An error of the clause leaves the whole `try`, and is one of the statement that this is.
    engine.propagates = outer || 'uncaught';
    withUnderscore(frame.scope, match.record, () => {
      completion = match.handler.body(frame, out);
    });
    return completion;
  } finally {
    engine.propagates = outer;
  }
}

/** A jump within `finally` takes the place of how the body ended; an error of the body goes on after it. */
function runFinally(body: Execute, finallyBlock: Execute, frame: Frame, out: Sink): Completion {
  const { engine } = frame;
  const outer = engine.propagates;
  let completion: Completion;
  try {
    completion = body(frame, out);
  } finally {
    engine.propagates = outer;
    const within = finallyBlock(frame, out);
    if (within !== undefined) completion = within;
  }
  return completion;
}
