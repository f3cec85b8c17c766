import { toBoolean } from '../../convert/toBoolean.ts';
import { toText } from '../../convert/toText.ts';
import { binary } from '../../operators/binary.ts';
import { match, patternRegex } from '../../operators/matching.ts';
import type { ExpressionAst, SwitchStatementAst } from '../../syntax/ast.ts';
import { NetRegex, regexOptions } from '../../text/netRegex.ts';
import type { NetContext } from '../../types/netType.ts';
import { Enumerator } from '../../values/enumerator.ts';
import { NetArray } from '../../values/netArray.ts';
import { ScriptBlock } from '../../values/scriptBlock.ts';
import { isNull, nothing, type Value } from '../../values/value.ts';
import { plainNumber } from '../../values/writtenNumber.ts';
import { arrayEnumerator, itemsOf, withLoopVariable } from './compileLoop.ts';
import type { Completion } from '../completion.ts';
import { compilePart } from './compilePart.ts';
import type { Compiler } from './compiler.ts';
import type { Evaluate, Execute, Frame } from '../execution.ts';
import { runBody } from './loopControl.ts';
import type { Sink } from '../pipeline/sink.ts';
import { withUnderscore } from '../variables/underscore.ts';

/** Whether a clause takes a value. */
type Test = (frame: Frame, item: Value) => boolean;

/** `switch`, over one value or each of a collection, or the lines of a file. */
export function compileSwitch(ast: SwitchStatementAst, compiler: Compiler): Execute {
  const condition = compilePart(ast.condition, compiler, compiler.value(ast.condition));
  const clauses = ast.clauses.map((clause) => ({
    takes: compileTest(ast, clause.condition, compiler),
    body: compiler.statements(clause.body),
  }));
  const otherwise = ast.defaultClause === null ? null : compiler.statements(ast.defaultClause);
  const { label } = ast;
  const clausesFor: Execute = (frame, out) => {
    let taken = false;
    for (const clause of clauses) {
      // A body that assigns to $_ changes what the clauses after it are asked of.
      const item = frame.scope.variables.get('_')?.value ?? null;
      if (!clause.takes(frame, item)) continue;
      taken = true;
      const completion = clause.body(frame, out);
      if (completion !== undefined) return completion;
    }
    return taken ? undefined : otherwise?.(frame, out);
  };
  return (frame, out) => {
    const given = condition(frame);
    const items = ast.file ? frame.engine.readLines(toText(given, frame.engine)) : choicesOf(given);
    return runOver(new Enumerator(arrayEnumerator, () => items), clausesFor, label, frame, out);
  };
}

function runOver(
  enumerator: Enumerator,
  body: Execute,
  label: string | null,
  frame: Frame,
  out: Sink,
): Completion {
  // It is there, though null, when the switch is through.
  if (frame.scope.find('_') === undefined) frame.scope.define('_', null);
  return withLoopVariable(frame, 'switch', enumerator, () => {
    while (enumerator.moveNext()) {
      frame.engine.checkpoint();
      let after: ReturnType<typeof runBody>;
      withUnderscore(frame.scope, enumerator.current, () => {
        after = runBody(body, label, frame, out);
      });
      if (after !== undefined) return after === 'leave' ? undefined : after;
    }
    return undefined;
  });
}

/** What a switch runs over: what a loop does, but null once too. */
function choicesOf(value: Value): Iterable<Value> {
  if (value === nothing) return [];
  return isNull(value) ? [null] : itemsOf(value);
}

/** A label of a clause: a script block is asked, anything else is compared by the kind of the switch. */
function compileTest(ast: SwitchStatementAst, condition: ExpressionAst, compiler: Compiler): Test {
  const label: Evaluate = compiler.expression(condition);
  const compare = comparisonOf(ast);
  return (frame, item) => {
    const wanted = label(frame);
    return wanted instanceof ScriptBlock
      ? toBoolean(asOne(frame.engine.invoke(wanted, [], { underscore: item })))
      : compare(frame, item, wanted);
  };
}

function asOne(items: Value[]): Value {
  return items.length === 0 ? null : items.length === 1 ? (items[0] ?? null) : new NetArray(items);
}

/** A regular expression as a label stays itself only where it looks at case as the switch does. */
function labelRegex(label: Value, caseSensitive: boolean, context: NetContext): NetRegex {
  const isKept =
    label instanceof NetRegex && ((label.options & regexOptions.ignoreCase) === 0) === caseSensitive;
  return patternRegex(isKept ? label : toText(label, context), caseSensitive, context);
}

function comparisonOf({
  match: kind,
  caseSensitive,
}: SwitchStatementAst): (frame: Frame, item: Value, wanted: Value) => boolean {
  switch (kind) {
    case 'exact':
      // Labels are compared as texts: 1 is '1', but $true is not 1.
      return ({ engine }, item, wanted) =>
        isNull(wanted)
          ? isNull(item)
          : toBoolean(
              binary('eq', caseSensitive, toText(plainNumber(item), engine), toText(wanted, engine), engine),
            );
    case 'wildcard':
      return ({ engine }, item, wanted) =>
        toBoolean(binary('like', caseSensitive, toText(item, engine), toText(wanted, engine), engine));
    case 'regex':
      return ({ engine }, item, wanted) =>
        !isNull(wanted) &&
        toBoolean(
          match(
            toText(item, engine),
            labelRegex(wanted, caseSensitive, engine),
            caseSensitive,
            false,
            engine,
          ),
        );
  }
}
