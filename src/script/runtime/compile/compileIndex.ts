import { getIndex, strictIndexError, unableToIndex } from '../../members/indexing.ts';
import { enumerate } from '../../members/enumerate.ts';
import type { IndexExpressionAst } from '../../syntax/ast.ts';
import { Dictionary } from '../../values/dictionary.ts';
import { unboxed } from '../../values/extendedMembers.ts';
import { NetArray } from '../../values/netArray.ts';
import { isNull, nothing, type Value } from '../../values/value.ts';
import type { Compiler } from './compiler.ts';
import type { Evaluate } from '../execution.ts';
import { isObjectKey } from './objectKey.ts';

/** `target[index]` where a value stands. */
export function compileIndex(ast: IndexExpressionAst, compiler: Compiler): Evaluate {
  const targetOf = compiler.expression(ast.target);
  const indexOf = compiler.expression(ast.index);
  const { nullConditional } = ast;
  const objectKey = isObjectKey(ast.index);
  return (frame) => {
    const target = targetOf(frame);
    if (nullConditional && isNull(target)) return null;
    const index = indexOf(frame);
    if (objectKey && target instanceof Dictionary && !isNull(index))
      return target.get(unboxed(index)) ?? null;
    if (target instanceof NetArray && typeof index === 'number') {
      const { items } = target;
      const item = items[index < 0 ? index + items.length : index];
      if (item !== undefined) return item;
    }
    const found = getIndex(target, index, frame.engine);
    // A single value has nothing beyond its one item; a collection has null there.
    if (frame.scope.strict < 3)
      return found === undefined && !isCollection(target) ? nothing : (found ?? null);
    if (found === undefined)
      throw isCollection(target)
        ? strictIndexError(target, index, frame.engine)
        : unableToIndex(target, frame.engine);
    // Under strict mode a slice has all that it was asked for.
    if (index instanceof NetArray && found instanceof NetArray && found.items.length < index.items.length)
      throw strictIndexError(target, index, frame.engine);
    return found;
  };
}

function isCollection(value: Value): boolean {
  return typeof value === 'string' || value instanceof Dictionary || enumerate(value) !== undefined;
}
