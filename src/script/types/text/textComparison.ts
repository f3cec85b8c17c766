import type { TextComparison } from '../../text/compareText.ts';
import { EnumValue } from '../../values/enumValue.ts';
import type { Value } from '../../values/value.ts';
import type { NetContext } from '../netType.ts';

/** How a System.StringComparison compares; the names in order of their numbers. */
export const stringComparisons = [
  'CurrentCulture',
  'CurrentCultureIgnoreCase',
  'InvariantCulture',
  'InvariantCultureIgnoreCase',
  'Ordinal',
  'OrdinalIgnoreCase',
] as const;

/** The comparison that a value of System.StringComparison means; ordinal where none is given. */
export function comparisonOf(value: Value | undefined, context: NetContext): TextComparison {
  const name = value instanceof EnumValue ? (stringComparisons[Number(value.value)] ?? 'Ordinal') : 'Ordinal';
  const ignoreCase = name.endsWith('IgnoreCase');
  if (name.startsWith('Ordinal')) return { ignoreCase, culture: null };
  return { ignoreCase, culture: name.startsWith('Invariant') ? '' : context.culture };
}
