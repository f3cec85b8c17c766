import { binary } from '../../operators/binary.ts';
import type { ExpressionAst } from '../../syntax/ast.ts';
import type { UnaryOperator } from '../../syntax/operators.ts';
import { EnumValue } from '../../values/enumValue.ts';
import { scriptError } from '../../values/errorRecord.ts';
import { unboxed } from '../../values/extendedMembers.ts';
import { Decimal, Double, Integer, Single } from '../../values/number.ts';
import { isNull, type Value } from '../../values/value.ts';
import { compileTarget } from './compileTarget.ts';
import type { Compiler } from './compiler.ts';
import type { Evaluate, Frame } from '../execution.ts';

/** Operators that change their operand by one. */
export type IncrementOperator = Extract<UnaryOperator, `${string}${'++' | '--'}`>;

/** `$i++` and its like: the value before or after. */
export function compileIncrement(
  operand: ExpressionAst,
  operator: IncrementOperator,
  compiler: Compiler,
): Evaluate {
  const target = compileTarget(operand, compiler);
  const step = operator.endsWith('++') ? 1 : -1;
  const sign = step === 1 ? '++' : '--';
  const change = (given: Value, { engine }: Frame): Value => {
    if (typeof given === 'number' && given < 2147483647 && given > -2147483648) return given + step;
    const old = unboxed(given);
    if (isNull(old)) return step;
    if (isNumber(old) || old instanceof EnumValue) return binary('+', false, old, step, engine);
    throw notNumeric(sign, engine.types.of(old).fullName);
  };
  if (!operator.startsWith('postfix')) return (frame) => target.update(frame, change);
  return (frame) => {
    const changed = target.update(frame, change);
    // Back by one step is what it was, for all numbers that a loop counts with; others are read again by the rule of subtraction.
    return typeof changed === 'number' ? changed - step : binary('-', false, changed, step, frame.engine);
  };
}

function isNumber(value: Value): boolean {
  return (
    typeof value === 'number' ||
    typeof value === 'bigint' ||
    value instanceof Double ||
    value instanceof Decimal ||
    value instanceof Single ||
    (value instanceof Integer && value.typeName !== 'System.Numerics.BigInteger')
  );
}

function notNumeric(operator: string, typeName: string): Error {
  return scriptError(
    'OperatorRequiresNumber',
    `The '${operator}' operator works only on numbers. The operand is a '${typeName}'.`,
    'InvalidOperation',
  );
}
