import { Dictionary } from '../../values/dictionary.ts';
import { unboxed } from '../../values/extendedMembers.ts';
import { ScriptBlock } from '../../values/scriptBlock.ts';
import { isNull, type Value } from '../../values/value.ts';
import { hasWildcards } from '../../text/wildcard.ts';
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
    const expression = expressionOf(value) ?? refuse('DictionaryKeyUnknownType', runtime);
    if (expression.kind === 'name' && expression.name === '')
      return refuse('ExpressionEmptyString2', runtime);
    return { expression, name: null, ascending: null, descending: null };
  });
}

/** A name or a script block; undefined for anything else. */
function expressionOf(given: Value): PropertyExpression | undefined {
  const value = unboxed(given);
  if (value instanceof ScriptBlock) return { kind: 'script', block: value };
  return typeof value === 'string' ? { kind: 'name', name: value } : undefined;
}

function fromHashtable(
  table: Dictionary,
  allowed: readonly ExpressionKey[],
  runtime: CommandRuntime,
): GivenExpression {
  const found = new Map<ExpressionKey, Value>();
  for (const { key, value } of table.entries()) {
    if (typeof key !== 'string') return refuse('DictionaryKeyNonString', runtime);
    const [entry, other] = matching(key.toLowerCase(), allowed);
    if (entry === undefined) return refuse('DictionaryKeyIllegal', runtime);
    if (other !== undefined) return refuse('DictionaryKeyAmbiguous', runtime);
    if (found.has(entry)) return refuse('DictionaryKeyDuplicate', runtime);
    if (isNull(value)) return refuse('DictionaryKeyMissingValue', runtime);
    found.set(entry, value);
  }
  const given = found.get('expression');
  if (given === undefined) return refuse('DictionaryKeyMandatoryEntry', runtime);
  const expression = expressionOf(given) ?? refuse('DictionaryKeyIllegalValue1', runtime);
  if (expression.kind === 'name' && expression.name === '') return refuse('ExpressionEmptyString1', runtime);
  const name = unboxed(found.get('name') ?? null);
  if (!isNull(name) && typeof name !== 'string') return refuse('DictionaryKeyIllegalValue2', runtime);
  return {
    expression,
    name: typeof name === 'string' ? name : null,
    ascending: found.get('ascending') ?? null,
    descending: found.get('descending') ?? null,
  };
}

/** The entries that a key means: it may be cut short. */
function matching(key: string, allowed: readonly ExpressionKey[]): ExpressionKey[] {
  if (key === '') return [];
  return allowed.filter((entry) => entry.startsWith(key) || (entry === 'name' && 'label'.startsWith(key)));
}

/** Ends a command whose properties must be named whole. */
export function refuseWildcards(expressions: readonly GivenExpression[], runtime: CommandRuntime): void {
  if (expressions.some(({ expression }) => expression.kind === 'name' && hasWildcards(expression.name)))
    refuse('ExpressionGlobbing2', runtime);
}

function refuse(id: string, runtime: CommandRuntime): never {
  return runtime.throwTerminating(
    commandError(id, 'Specified method is not supported.', 'InvalidArgument', {
      type: 'System.NotSupportedException',
    }),
  );
}
