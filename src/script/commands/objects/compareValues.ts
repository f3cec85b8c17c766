import { enumerate } from '../../members/enumerate.ts';
import { order } from '../../operators/compare.ts';
import { compareText } from '../../text/compareText.ts';
import { cultureText } from '../../text/cultureText.ts';
import type { NetContext } from '../../types/netType.ts';
import { ScriptError } from '../../values/errorRecord.ts';
import { Double, Single } from '../../values/number.ts';
import { isNull, type Value } from '../../values/value.ts';

/** How values are compared. */
export interface ComparisonOptions {
  readonly caseSensitive: boolean;
  /** Name of a culture; the current one where it is empty. */
  readonly culture?: string;
}

/** A collection is compared by its items. */
function comparedText(value: Value, context: NetContext): string {
  return enumerate(value) === undefined ? cultureText(value, context) : context.text(value);
}

function isNaNumber(value: Value): boolean {
  return (value instanceof Double || value instanceof Single) && Number.isNaN(value.value);
}

/**
 * Order of any two values, as Sort-Object and the like have it: as the operators compare them, else by their texts. Null comes first, two nulls are
 * equal. Never throws for values that cannot be compared.
 */
export function compareValues(
  left: Value,
  right: Value,
  { caseSensitive, culture = '' }: ComparisonOptions,
  context: NetContext,
): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  if (isNull(left) && isNull(right)) return 0;
  const textual = { ignoreCase: !caseSensitive, culture: culture === '' ? context.culture : culture };
  if (typeof left === 'string' && typeof right === 'string') return compareText(left, right, textual);
  try {
    const result = order(left, right, caseSensitive, context);
    // What is no number comes before all numbers, and is equal to itself.
    return Number.isNaN(result) ? Number(isNaNumber(right)) - Number(isNaNumber(left)) : result;
  } catch (error) {
    if (!(error instanceof ScriptError)) throw error;
  }
  return compareText(comparedText(left, context), comparedText(right, context), textual);
}
