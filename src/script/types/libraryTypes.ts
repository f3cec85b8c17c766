import type { NetType } from './netType.ts';

/** The type library beyond the language itself, by full name. */
export const libraryTypes: readonly (readonly [string, () => NetType])[] = [];

/** Generic types of the library, by full name. */
export const libraryGenerics: readonly (readonly [
  string,
  (fullName: string, args: readonly string[]) => NetType,
])[] = [];
