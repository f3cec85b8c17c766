import type { ArgumentCheck } from '../commands/commandMetadata.ts';
import { enumerate } from '../members/enumerate.ts';
import { unboxed } from '../values/extendedMembers.ts';
import { isNull } from '../values/value.ts';
import { itemCheck } from './checkItems.ts';
import { metadataError, validationFailure } from './validationError.ts';

/** ValidateLength: characters of a text, or of each of them. */
export function lengthCheck(minimum: number, maximum: number): ArgumentCheck {
  if (maximum < minimum)
    throw metadataError(
      'ValidateLengthMaxLengthSmallerThanMinLength',
      'The specified maximum character length of the argument is shorter than the specified minimum argument character length. Update the ValidateLength attribute for the parameter.',
    );
  return itemCheck('ValidateLength', (item) => {
    const text = unboxed(item);
    if (typeof text !== 'string')
      throw validationFailure(
        'The ValidateLength attribute cannot be applied to a parameter that is not a string or string[] parameter. Make the parameter a string or string[] parameter.',
      );
    const { length } = text;
    if (length < minimum)
      throw validationFailure(
        `The character length (${length}) of the argument is too short. Specify an argument with a length that is greater than or equal to "${minimum}", and then try the command again.`,
      );
    if (length > maximum)
      throw validationFailure(
        `The character length of the ${length} argument is too long. Shorten the character length of the argument so it is fewer than or equal to "${maximum}" characters, and then try the command again.`,
      );
  });
}

/** ValidateCount: items of a collection. */
export function countCheck(minimum: number, maximum: number): ArgumentCheck {
  if (maximum < minimum)
    throw metadataError(
      'ValidateRangeMaxLengthSmallerThanMinLength',
      'The specified maximum number of arguments for a parameter is fewer than the specified minimum number of arguments. Update the ValidateCount attribute for the parameter.',
    );
  return {
    attribute: 'ValidateCount',
    values: [],
    transforms: false,
    apply(value) {
      const items = isNull(value) ? [] : enumerate(value);
      if (items === undefined)
        throw validationFailure(
          'The ValidateCount attribute cannot be applied to a non-array parameter. Either remove the attribute from the parameter or make the parameter an array parameter.',
        );
      const count = [...items].length;
      if (count >= minimum && count <= maximum) return value;
      const wanted =
        minimum === maximum
          ? `exactly ${minimum} value(s)`
          : `at least ${minimum} value(s) and no more than ${maximum} value(s)`;
      throw validationFailure(`The parameter requires ${wanted} - ${count} value(s) were provided.`);
    },
  };
}
