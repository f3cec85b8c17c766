import type { ArgumentCheck } from '../commands/commandMetadata.ts';
import { enumerate } from '../members/enumerate.ts';
import { Dictionary } from '../values/dictionary.ts';
import { isNull, type Value } from '../values/value.ts';
import { nullElement, validationFailure } from './validationError.ts';

/** ValidateNotNull. */
export const notNull: ArgumentCheck = {
  attribute: 'ValidateNotNull',
  values: [],
  transforms: false,
  apply(value) {
    if (isNull(value))
      throw validationFailure(
        'The argument is null. Provide a valid value for the argument, and then try running the command again.',
      );
    for (const item of enumerate(value) ?? []) {
      if (isNull(item))
        throw validationFailure(
          'The argument has a null value, or an element of the argument collection contains a null value. Provide a collection that does not contain any null values, and then try the command again.',
        );
    }
    return value;
  },
};

/** ValidateNotNullOrEmpty: null, an empty text, an empty collection, or one with such items. */
export const notNullOrEmpty = emptinessCheck(
  'ValidateNotNullOrEmpty',
  (text) => text === '',
  'The argument is null or empty. Provide an argument that is not null or empty, and then try the command again.',
  nullElement,
);

/** ValidateNotNullOrWhiteSpace: as ValidateNotNullOrEmpty, and texts of blanks alone. */
export const notNullOrWhiteSpace = emptinessCheck(
  'ValidateNotNullOrWhiteSpace',
  (text) => text.trim() === '',
  'The argument is null, empty, or consists of only white-space characters. Provide an argument that contains non white-space characters, and then try the command again.',
  'An element of the argument collection is null, empty, or consists of only white-space characters. Supply a collection that does not contain any those values and then try the command again.',
);

function emptinessCheck(
  attribute: string,
  isEmpty: (text: string) => boolean,
  single: string,
  item: string,
): ArgumentCheck {
  const refused = (value: Value) => isNull(value) || (typeof value === 'string' && isEmpty(value));
  return {
    attribute,
    values: [],
    transforms: false,
    apply(value) {
      if (isNull(value))
        throw validationFailure(
          'The argument is null or empty. Provide an argument that is not null or empty, and then try the command again.',
        );
      if (refused(value)) throw validationFailure(single);
      if (value instanceof Dictionary && value.size === 0) throw validationFailure(nullElement);
      const items = enumerate(value);
      if (items === undefined) return value;
      let any = false;
      for (const one of items) {
        any = true;
        if (refused(one)) throw validationFailure(item);
      }
      if (!any) throw validationFailure(nullElement);
      return value;
    },
  };
}
