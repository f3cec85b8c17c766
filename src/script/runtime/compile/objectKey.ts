import type { ExpressionAst } from '../../syntax/ast.ts';

/** Whether an index is written `[object]…`: in an ordered dictionary it is a key, also where it is a whole number. */
export function isObjectKey(index: ExpressionAst): boolean {
  return index.kind === 'ConvertExpression' && /^(?:system\.)?object$/i.test(index.type.typeName.name);
}
