import { toBoolean } from '../../convert/toBoolean.ts';
import type { Runspace } from '../../runtime/runspace.ts';
import { ErrorRecord } from '../../values/errorRecord.ts';
import type { Value } from '../../values/value.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { compareValues, type ComparisonOptions } from './compareValues.ts';
import { resolveProperty, type ResolvedProperty } from './propertyExpression.ts';
import type { GivenExpression } from './readExpressions.ts';

/** An object with what it is ordered by. */
export interface Keyed {
  readonly object: Value;
  readonly keys: readonly ResolvedProperty[];
}

/** What an object is ordered by: the properties named, or the object itself where none is. */
export function keyed(object: Value, expressions: readonly GivenExpression[], session: Runspace): Keyed {
  if (expressions.length === 0) return { object, keys: [{ name: '', value: object, exists: true }] };
  return {
    object,
    keys: expressions.map(
      ({ expression }) =>
        resolveProperty(expression, object, session)[0] ?? { name: '', value: null, exists: false },
    ),
  };
}

/** Tells of the keys that could not be read. */
export function reportFailures(objects: readonly Keyed[], runtime: CommandRuntime): void {
  for (const { object, keys } of objects)
    for (const { failure } of keys) {
      if (failure === undefined) continue;
      const { exception } = failure;
      runtime.writeError(
        new ErrorRecord({ exception, id: 'ExpressionEvaluation', category: 'InvalidResult', target: object }),
      );
    }
}

/** Which keys count downwards. */
export function directions(expressions: readonly GivenExpression[], descending: boolean): readonly boolean[] {
  if (expressions.length === 0) return [descending];
  return expressions.map((given) => {
    if (given.ascending !== null && toBoolean(given.ascending)) return false;
    if (given.descending !== null) return toBoolean(given.descending);
    return given.ascending === null ? descending : true;
  });
}

/** Order of two objects by their keys. One that lacks a property comes after those that have it, whatever the direction. */
export function compareKeyed(
  left: Keyed,
  right: Keyed,
  downwards: readonly boolean[],
  options: ComparisonOptions,
  session: Runspace,
): number {
  for (let index = 0; index < left.keys.length; index++) {
    const one = left.keys[index];
    const other = right.keys[index];
    if (one === undefined || other === undefined) continue;
    if (!one.exists || !other.exists) {
      if (one.exists !== other.exists) return one.exists ? -1 : 1;
      continue;
    }
    const result = compareValues(one.value, other.value, options, session);
    if (result !== 0) return downwards[index] === true ? -result : result;
  }
  return 0;
}
