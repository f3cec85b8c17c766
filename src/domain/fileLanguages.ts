import type { UpdateHeader } from './updateHeader.ts';

/**
 * Whether the files of an update are of one of these languages (short names): what does not say a language, or says all, is of each. License files are
 * no matter of it: without one of them the terms of an update stay pending, whatever is read there (wsusss-protocol.md §9).
 */
export function isOfLanguages(
  { contentLanguages }: Pick<UpdateHeader, 'contentLanguages'>,
  languages: readonly string[],
): boolean {
  const isNeutral = contentLanguages.length === 0 || contentLanguages.includes('all');
  return isNeutral || languages.includes('all') || contentLanguages.some((one) => languages.includes(one));
}

/** Those of the chosen languages that are not among others; `all` is every one. */
export function languagesBeyond(chosen: readonly string[], others: readonly string[]): readonly string[] {
  if (others.includes('all')) return [];
  return chosen.filter((language) => language !== 'all' && !others.includes(language));
}
