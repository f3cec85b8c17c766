import { doubleOf, numberOf } from '../convert/toNumber.ts';
import { itemCheck } from '../binding/checkItems.ts';
import { setCheck } from '../binding/checkText.ts';
import { validationFailure } from '../binding/validationError.ts';
import type { ArgumentCheck } from './commandMetadata.ts';

/** ValidateRange of a cmdlet's numbers. */
export function rangeOf(minimum: number, maximum: number): ArgumentCheck {
  return itemCheck('ValidateRange', (item, context) => {
    const number = numberOf(item);
    const value = number === undefined ? Number.NaN : doubleOf(number);
    const shown = context.text(item);
    if (value < minimum)
      throw validationFailure(
        `The ${shown} argument is less than the minimum allowed range of ${minimum}. Supply an argument that is greater than or equal to ${minimum} and then try the command again.`,
      );
    if (value > maximum)
      throw validationFailure(
        `The ${shown} argument is greater than the maximum allowed range of ${maximum}. Supply an argument that is less than or equal to ${maximum} and then try the command again.`,
      );
  });
}

/** ValidateRange up to the largest Int32. */
export function rangeFrom(minimum: number): ArgumentCheck {
  return rangeOf(minimum, 2147483647);
}

/** ValidateSet without regard to case. */
export function oneOf(...values: readonly string[]): ArgumentCheck {
  return setCheck(values, true, null);
}
