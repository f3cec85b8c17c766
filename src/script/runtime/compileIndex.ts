import { getIndex, strictIndexError } from '../members/indexing.ts';
import type { IndexExpressionAst } from '../syntax/ast.ts';
import { NetArray } from '../values/netArray.ts';
import { isNull } from '../values/value.ts';
import type { Compiler } from './compiler.ts';
import type { Evaluate } from './execution.ts';

/** `target[index]` where a value stands. */
export function compileIndex(ast: IndexExpressionAst, compiler: Compiler): Evaluate {
  const targetOf = compiler.expression(ast.target);
  const indexOf = compiler.expression(ast.index);
  const { nullConditional } = ast;
  return (frame) => {
    const target = targetOf(frame);
    if (nullConditional && isNull(target)) return null;
    const index = indexOf(frame);
    if (target instanceof NetArray && typeof index === 'number') {
      const { items } = target;
      const item = items[index < 0 ? index + items.length : index];
      if (item !== undefined) return item;
    }
    const found = getIndex(target, index, frame.engine);
    if (found !== undefined) return found;
    if (frame.scope.strict >= 3) throw strictIndexError();
    return null;
  };
}
