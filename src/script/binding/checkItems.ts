import type { ArgumentCheck } from '../commands/commandMetadata.ts';
import { enumerate } from '../members/enumerate.ts';
import type { NetContext } from '../types/netType.ts';
import { isNull, type Value } from '../values/value.ts';
import { nullElement, validationFailure } from './validationError.ts';

/** A check of each item of a collection, or of a single value. Null is refused everywhere. */
export function itemCheck(
  attribute: string,
  check: (item: Value, context: NetContext) => void,
  values: readonly string[] = [],
): ArgumentCheck {
  return {
    attribute,
    values,
    transforms: false,
    apply(value, context) {
      if (isNull(value)) throw validationFailure(nullElement);
      for (const item of enumerate(value) ?? [value]) {
        if (isNull(item)) throw validationFailure(nullElement);
        check(item, context);
      }
      return value;
    },
  };
}
