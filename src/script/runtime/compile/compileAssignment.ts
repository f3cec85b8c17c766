import { binary } from '../../operators/binary.ts';
import type { AssignmentStatementAst } from '../../syntax/ast.ts';
import { isNull, type Value } from '../../values/value.ts';
import { add } from './compileOperator.ts';
import { compileTarget } from './compileTarget.ts';
import { compileOwnVariable } from './compileVariable.ts';
import type { Compiler } from './compiler.ts';
import type { Evaluate, Frame } from '../execution.ts';

/** `target = statement` and `target += statement`: as a value it is what was assigned. */
export function compileAssignment(ast: AssignmentStatementAst, compiler: Compiler): Evaluate {
  const target = compileTarget(ast.left, compiler, compileOwnVariable);
  const value = compiler.value(ast.right);
  if (ast.operator === '=') return (frame) => target.assign(frame, value);
  if (ast.operator === '??=') {
    const keep = (old: Value, frame: Frame): Value => (isNull(old) ? value(frame) : old);
    return (frame) => target.update(frame, keep);
  }
  if (ast.operator === '+=') {
    const sum = (old: Value, frame: Frame): Value => add(old, value(frame), frame.engine);
    return (frame) => target.update(frame, sum);
  }
  const operator = operators[ast.operator];
  const change = (old: Value, frame: Frame): Value =>
    binary(operator, false, old, value(frame), frame.engine);
  return (frame) => target.update(frame, change);
}

const operators = { '-=': '-', '*=': '*', '/=': '/', '%=': '%' } as const;
