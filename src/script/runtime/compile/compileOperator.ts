import { toBoolean } from '../../convert/toBoolean.ts';
import { binary } from '../../operators/binary.ts';
import { unary } from '../../operators/unary.ts';
import type { BinaryExpressionAst, UnaryExpressionAst } from '../../syntax/ast.ts';
import type { BinaryOperator, UnaryOperator } from '../../syntax/operators.ts';
import { Double } from '../../values/number.ts';
import { isNull, type Value } from '../../values/value.ts';
import type { Compiler } from './compiler.ts';
import type { Evaluate } from '../execution.ts';
import { compileIncrement, type IncrementOperator } from './compileIncrement.ts';

/** `left operator right`; the commonest cases of whole numbers are done here without a call. */
export function compileBinary(ast: BinaryExpressionAst, compiler: Compiler): Evaluate {
  const { operator, caseSensitive } = ast;
  const left = compiler.expression(ast.left);
  const right = compiler.expression(ast.right);
  const special = specialOperators.get(operator);
  if (special !== undefined) return special(left, right);
  if (isComparison(operator)) return compileComparison(operator, caseSensitive, left, right);
  return (frame) => binary(operator, caseSensitive, left(frame), right(frame), frame.engine);
}

/** Operators that do not need both operands, and those whose whole numbers are done here. */
const specialOperators: ReadonlyMap<BinaryOperator, (left: Evaluate, right: Evaluate) => Evaluate> = new Map<
  BinaryOperator,
  (left: Evaluate, right: Evaluate) => Evaluate
>([
  ['and', (left, right) => (frame) => toBoolean(left(frame)) && toBoolean(right(frame))],
  ['or', (left, right) => (frame) => toBoolean(left(frame)) || toBoolean(right(frame))],
  ['xor', (left, right) => (frame) => toBoolean(left(frame)) !== toBoolean(right(frame))],
  [
    '??',
    (left, right) => (frame) => {
      const value = left(frame);
      return isNull(value) ? right(frame) : value;
    },
  ],
  ['+', (left, right) => (frame) => add(left(frame), right(frame), frame.engine)],
  [
    '-',
    (left, right) => (frame) => {
      const a = left(frame);
      const b = right(frame);
      return typeof a === 'number' && typeof b === 'number'
        ? whole(a - b)
        : binary('-', false, a, b, frame.engine);
    },
  ],
  [
    '*',
    (left, right) => (frame) => {
      const a = left(frame);
      const b = right(frame);
      return typeof a === 'number' && typeof b === 'number'
        ? whole(a * b)
        : binary('*', false, a, b, frame.engine);
    },
  ],
  [
    '%',
    (left, right) => (frame) => {
      const a = left(frame);
      const b = right(frame);
      return typeof a === 'number' && typeof b === 'number' && b !== 0
        ? (a % b) | 0
        : binary('%', false, a, b, frame.engine);
    },
  ],
]);

function isComparison(operator: BinaryOperator): operator is keyof typeof comparisons {
  return Object.hasOwn(comparisons, operator);
}

const comparisons: Readonly<
  Record<'lt' | 'le' | 'gt' | 'ge' | 'eq' | 'ne', (a: number, b: number) => boolean>
> = {
  lt: (a, b) => a < b,
  le: (a, b) => a <= b,
  gt: (a, b) => a > b,
  ge: (a, b) => a >= b,
  eq: (a, b) => a === b,
  ne: (a, b) => a !== b,
};

function compileComparison(
  operator: keyof typeof comparisons,
  caseSensitive: boolean,
  left: Evaluate,
  right: Evaluate,
): Evaluate {
  const compare = comparisons[operator];
  return (frame) => {
    const a = left(frame);
    const b = right(frame);
    return typeof a === 'number' && typeof b === 'number'
      ? compare(a, b)
      : binary(operator, caseSensitive, a, b, frame.engine);
  };
}

/** Sum of two values. */
export function add(a: Value, b: Value, context: Parameters<typeof binary>[4]): Value {
  return typeof a === 'number' && typeof b === 'number' ? whole(a + b) : binary('+', false, a, b, context);
}

/** A result of Int32 arithmetic: beyond its range a Double. */
function whole(result: number): Value {
  return (result | 0) === result ? result | 0 : new Double(result);
}

/** An operator of one operand. */
export function compileUnary(ast: UnaryExpressionAst, compiler: Compiler): Evaluate {
  const { operator } = ast;
  if (isIncrement(operator)) return compileIncrement(ast.operand, operator, compiler);
  const operand = compiler.expression(ast.operand);
  if (operator === 'not') return (frame) => !toBoolean(operand(frame));
  return (frame) => unary(operator, operand(frame), frame.engine);
}

function isIncrement(operator: UnaryOperator): operator is IncrementOperator {
  return operator.endsWith('++') || operator.endsWith('--');
}
