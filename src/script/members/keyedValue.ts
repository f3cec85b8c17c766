import type { Dictionary } from '../values/dictionary.ts';
import type { Value } from '../values/value.ts';

/** The value of a dictionary's key that a member name means: the text, or the whole number it reads as. */
export function keyedValue(dictionary: Dictionary, name: string): Value | undefined {
  const found = dictionary.get(name);
  if (found !== undefined) return found;
  return /^-?\d{1,9}$/.test(name) ? dictionary.get(Number(name)) : undefined;
}
