import type { StatementAst } from '../../syntax/ast.ts';
import type { Extent } from '../../syntax/extent.ts';
import { placedError } from '../errorFlow.ts';
import type { Frame } from '../execution.ts';
import { nowhere, type Sink } from '../pipeline/sink.ts';
import type { Compiler } from './compiler.ts';
import { watchedStatement } from './watchedStatement.ts';

/**
 * A part of a statement that is a statement by itself: a condition, what a loop runs over, a step of `for`. Its errors stand where it stands, and are
 * dealt with by the statement around it; what it writes goes nowhere.
 */
export function compilePart<Result>(
  ast: StatementAst,
  compiler: Compiler,
  run: (frame: Frame, out: Sink) => Result,
): (frame: Frame) => Result {
  const part = placed(ast, watchedStatement(ast, compiler, run));
  return (frame) => part(frame, nowhere);
}

/** Code whose errors stand at a place within its statement. */
export function placed<Result>(
  at: Extent,
  run: (frame: Frame, out: Sink) => Result,
): (frame: Frame, out: Sink) => Result {
  return (frame, out) => {
    try {
      return run(frame, out);
    } catch (error) {
      throw placedError(error, frame, at);
    }
  };
}
