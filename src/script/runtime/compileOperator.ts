import { toBoolean } from '../convert/toBoolean.ts';
import { binary } from '../operators/binary.ts';
import { unary } from '../operators/unary.ts';
import type { BinaryExpressionAst, UnaryExpressionAst } from '../syntax/ast.ts';
import { Double } from '../values/number.ts';
import { isNull, type Value } from '../values/value.ts';
import type { Compiler } from './compiler.ts';
import type { Evaluate } from './execution.ts';
import { compileIncrement } from './compileIncrement.ts';

/** `left operator right`; the commonest cases of whole numbers are done here without a call. */
export function compileBinary(ast: BinaryExpressionAst, compiler: Compiler): Evaluate {
  const { operator, caseSensitive } = ast;
  const left = compiler.expression(ast.left);
  const right = compiler.expression(ast.right);
  switch (operator) {
    case 'and':
      return (frame) => toBoolean(left(frame)) && toBoolean(right(frame));
    case 'or':
      return (frame) => toBoolean(left(frame)) || toBoolean(right(frame));
    case 'xor':
      return (frame) => toBoolean(left(frame)) !== toBoolean(right(frame));
    case '??':
      return (frame) => {
        const value = left(frame);
        return isNull(value) ? right(frame) : value;
      };
    case '+':
      return (frame) => add(left(frame), right(frame), frame.engine);
    case '-':
      return (frame) => {
        const a = left(frame);
        const b = right(frame);
        return typeof a === 'number' && typeof b === 'number'
          ? whole(a - b)
          : binary('-', caseSensitive, a, b, frame.engine);
      };
    case '*':
      return (frame) => {
        const a = left(frame);
        const b = right(frame);
        return typeof a === 'number' && typeof b === 'number'
          ? whole(a * b)
          : binary('*', caseSensitive, a, b, frame.engine);
      };
    case '%':
      return (frame) => {
        const a = left(frame);
        const b = right(frame);
        return typeof a === 'number' && typeof b === 'number' && b !== 0
          ? (a % b) | 0
          : binary('%', caseSensitive, a, b, frame.engine);
      };
    case 'lt':
    case 'le':
    case 'gt':
    case 'ge':
    case 'eq':
    case 'ne':
      return compileComparison(operator, caseSensitive, left, right);
    default:
      return (frame) => binary(operator, caseSensitive, left(frame), right(frame), frame.engine);
  }
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
  switch (operator) {
    case 'prefix++':
    case 'prefix--':
    case 'postfix++':
    case 'postfix--':
      return compileIncrement(ast.operand, operator, compiler);
    case 'not': {
      const operand = compiler.expression(ast.operand);
      return (frame) => !toBoolean(operand(frame));
    }
    default: {
      const operand = compiler.expression(ast.operand);
      return (frame) => unary(operator, operand(frame), frame.engine);
    }
  }
}
