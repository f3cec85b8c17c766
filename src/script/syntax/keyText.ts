import { Decimal, Double, Integer } from '../values/number.ts';
import type { ExpressionAst } from './ast.ts';

/** The text by which a constant key of a hash literal is compared with the others; undefined for a computed one. */
export function keyText(key: ExpressionAst): string | undefined {
  if (key.kind === 'StringConstantExpression') return key.value;
  if (key.kind !== 'ConstantExpression') return undefined;
  const { value } = key;
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  if (value instanceof Double || value instanceof Integer) return String(value.value);
  return value instanceof Decimal && value.scale === 0 ? String(value.mantissa) : undefined;
}
