import { Dictionary } from '../../values/dictionary.ts';
import { ScriptBlock } from '../../values/scriptBlock.ts';
import { isNull, type Value } from '../../values/value.ts';
import { commandError } from '../commandError.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import type { PropertyExpression } from './propertyExpression.ts';

/** Keys that the hashtable of a calculated property may have; `name` has the other name `label`. */
export type ExpressionKey = 'expression' | 'name' | 'ascending' | 'descending';

/** A property as a parameter gives it: `Name`, `{ … }`, or `@{ Name = …; Expression = … }`. */
export interface GivenExpression {
  readonly expression: PropertyExpression;
  /** Of a hashtable; null where it has none. */
  readonly name: string | null;
  readonly ascending: Value | null;
  readonly descending: Value | null;
}

/** Reads the value of a -Property parameter. Ends the command where a hashtable has a key that it must not have, or lacks its expression. */
export function readExpressions(
  given: readonly Value[],
  keys: readonly ExpressionKey[],
  runtime: CommandRuntime,
): GivenExpression[] {
  return given.map((value) => {
    if (value instanceof Dictionary) return fromHashtable(value, keys, runtime);
    return { expression: expressionOf(value, runtime), name: null, ascending: null, descending: null };
  });
}

function expressionOf(value: Value, { runspace }: CommandRuntime): PropertyExpression {
  return value instanceof ScriptBlock
    ? { kind: 'script', block: value }
    : { kind: 'name', name: runspace.text(value) };
}

function fromHashtable(
  table: Dictionary,
  allowed: readonly ExpressionKey[],
  runtime: CommandRuntime,
): GivenExpression {
  const { runspace } = runtime;
  const found = new Map<ExpressionKey, Value>();
  for (const { key, value } of table.entries()) {
    const text = runspace.text(key).toLowerCase();
    const [entry, other] = matching(text, allowed);
    if (entry === undefined) return refuse('DictionaryKeyIllegal', runtime);
    if (other !== undefined) return refuse('DictionaryKeyAmbiguous', runtime);
    found.set(entry, value);
  }
  const expression = found.get('expression');
  if (expression === undefined) return refuse('DictionaryKeyMandatoryEntry', runtime);
  if (isNull(expression)) return refuse('DictionaryKeyIllegalValue1', runtime);
  if (!(expression instanceof ScriptBlock || typeof expression === 'string'))
    return refuse('DictionaryKeyIllegalValue2', runtime);
  if (expression === '') return refuse('EmptyExpressionValue', runtime);
  const name = found.get('name');
  return {
    expression: expressionOf(expression, runtime),
    name: name === undefined ? null : runspace.text(name),
    ascending: found.get('ascending') ?? null,
    descending: found.get('descending') ?? null,
  };
}

/** The entries that a key means: it may be cut short. */
function matching(key: string, allowed: readonly ExpressionKey[]): ExpressionKey[] {
  if (key === '') return [];
  return allowed.filter((entry) => entry.startsWith(key) || (entry === 'name' && 'label'.startsWith(key)));
}

function refuse(id: string, runtime: CommandRuntime): never {
  return runtime.throwTerminating(
    commandError(id, 'Specified method is not supported.', 'InvalidArgument', {
      type: 'System.NotSupportedException',
    }),
  );
}
