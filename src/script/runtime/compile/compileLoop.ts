import { toBoolean } from '../../convert/toBoolean.ts';
import { enumerate } from '../../members/enumerate.ts';
import type {
  ForEachStatementAst,
  ForStatementAst,
  LoopStatementAst,
  StatementAst,
} from '../../syntax/ast.ts';
import { soleExpression } from '../../syntax/soleExpression.ts';
import { Enumerator } from '../../values/enumerator.ts';
import { NetArray } from '../../values/netArray.ts';
import { isNull, type Value } from '../../values/value.ts';
import { compileVariableAssignment } from './compileVariable.ts';
import type { Completion } from '../completion.ts';
import { compilePart } from './compilePart.ts';
import type { Compiler } from './compiler.ts';
import type { Execute, Frame } from '../execution.ts';
import { runBody } from './loopControl.ts';
import { Variable } from '../../values/variable.ts';

/** `while`, `do … while`, `do … until`. */
export function compileWhile(ast: LoopStatementAst, compiler: Compiler): Execute {
  const condition = compilePart(ast.condition, compiler, compiler.value(ast.condition));
  const body = compiler.statements(ast.body);
  const { label } = ast;
  const until = ast.kind === 'DoUntilStatement';
  const first = ast.kind === 'WhileStatement';
  return (frame, out) => {
    if (first && !toBoolean(condition(frame))) return undefined;
    do {
      frame.engine.checkpoint();
      const after = runBody(body, label, frame, out);
      if (after !== undefined) return after === 'leave' ? undefined : after;
    } while (toBoolean(condition(frame)) !== until);
    return undefined;
  };
}

/** `for (initializer; condition; iterator)`. */
export function compileFor(ast: ForStatementAst, compiler: Compiler): Execute {
  const step = (part: StatementAst | null) =>
    part === null ? null : compilePart(part, compiler, compiler.statement(part));
  const initializer = step(ast.initializer);
  const condition =
    ast.condition === null ? null : compilePart(ast.condition, compiler, compiler.value(ast.condition));
  const iterator = step(ast.iterator);
  const body = compiler.statements(ast.body);
  const { label } = ast;
  return (frame, out) => {
    initializer?.(frame);
    while (condition === null || toBoolean(condition(frame))) {
      frame.engine.checkpoint();
      const after = runBody(body, label, frame, out);
      if (after !== undefined) return after === 'leave' ? undefined : after;
      iterator?.(frame);
    }
    return undefined;
  };
}

/** The type of `$foreach` and `$switch` over arrays and single values, and here over every collection but a range. */
export const arrayEnumerator = 'System.ArrayEnumerator';
const rangeEnumerator = 'System.Management.Automation.RangeEnumerator';

/** `foreach ($variable in collection)`; `$foreach` is the enumerator within. */
export function compileForEach(ast: ForEachStatementAst, compiler: Compiler): Execute {
  const collection = compilePart(ast.collection, compiler, compiler.value(ast.collection));
  const assign = compileVariableAssignment(ast.variable);
  const body = compiler.statements(ast.body);
  const { label } = ast;
  const whole = soleExpression(ast.collection);
  const isRange = whole?.kind === 'BinaryExpression' && whole.operator === '..';
  return (frame, out) => {
    const items = itemsOf(collection(frame));
    const enumerator = new Enumerator(isRange ? rangeEnumerator : arrayEnumerator, () => items, isRange);
    return withLoopVariable(frame, 'foreach', enumerator, () => {
      while (enumerator.moveNext()) {
        assign(frame, enumerator.current);
        frame.engine.checkpoint();
        const after = runBody(body, label, frame, out);
        if (after !== undefined) return after === 'leave' ? undefined : after;
      }
      return undefined;
    });
  };
}

/** What a loop runs over: nothing of null, a scalar once. */
export function itemsOf(value: Value): Iterable<Value> {
  if (isNull(value)) return [];
  if (value instanceof NetArray) return value.items;
  return enumerate(value) ?? [value];
}

/** Runs a loop with its enumerator in `$foreach` or `$switch`. */
export function withLoopVariable(
  { scope }: Frame,
  name: 'foreach' | 'switch',
  enumerator: Enumerator,
  run: () => Completion,
): Completion {
  const before = scope.variables.get(name);
  scope.variables.set(name, new Variable(name, enumerator));
  try {
    return run();
  } finally {
    scope.variables.set(name, before ?? new Variable(name, null));
  }
}
