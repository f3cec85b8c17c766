import { isWatched, stopsBefore } from '../../debug/stopsBefore.ts';
import type { StatementAst } from '../../syntax/ast.ts';
import type { Compiler } from './compiler.ts';
import type { Frame } from '../execution.ts';

/** The code of a statement, which tells a debugger of itself where there is one; else the code as it is. */
export function watchedStatement<Rest extends readonly unknown[], Result>(
  ast: StatementAst,
  { hook }: Compiler,
  run: (frame: Frame, ...rest: Rest) => Result,
): (frame: Frame, ...rest: Rest) => Result {
  if (hook === null || !isWatched(ast)) return run;
  const stops = stopsBefore(ast);
  return (frame, ...rest) => {
    if (stops) hook.reached(ast, frame);
    try {
      return run(frame, ...rest);
    } catch (error) {
      hook.failed(error, ast, frame);
      throw error;
    }
  };
}
