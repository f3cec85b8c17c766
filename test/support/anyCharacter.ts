import fc from 'fast-check';

const beforeSurrogates = 0xd800;
const surrogates = 0x800;

/**
 * Any character of Unicode, as the unit of `fc.string`. It is fast-check's unit `binary`, without the table of a million characters that takes
 * seconds and 100 MB in every process.
 */
export const anyCharacter: fc.Arbitrary<string> = fc.nat({ max: 0x10_ffff - surrogates }).map(
  (index) => String.fromCodePoint(index < beforeSurrogates ? index : index + surrogates),
  (value) => {
    const point = typeof value === 'string' ? value.codePointAt(0) : undefined;
    if (point === undefined || String.fromCodePoint(point) !== value || /\p{Cs}/u.test(value))
      throw new Error('Not one character');
    return point < beforeSurrogates ? point : point - surrogates;
  },
);
