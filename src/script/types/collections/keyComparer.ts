import type { KeyComparison } from '../../values/dictionary.ts';
import type { Value } from '../../values/value.ts';
import { genericName } from '../assemblies.ts';
import { NetComparer } from '../smallTypes.ts';
import { StringComparer } from '../text/comparers.ts';

/** The comparer that a set or dictionary says it compares its keys by. */
export function comparerFor(comparison: KeyComparison, key: string): Value {
  return comparison === 'ignoreCase'
    ? new StringComparer(5)
    : new NetComparer(genericName('System.Collections.Generic.GenericEqualityComparer`1', [key]));
}
