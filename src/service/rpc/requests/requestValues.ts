import * as v from 'valibot';

/** Codes of sites, ids, zones, languages: longer ones exist nowhere. */
export const shortText = textUpTo(256);

/** Names, titles, words to look for. */
export const nameText = textUpTo(1024);

/** Paths and URLs. */
export const placeText = textUpTo(32_767);

/** A text that is to be kept secret: a password, a token. */
export const secretText = textUpTo(4096);

/** A text of a setting, as typed. */
export const settingText = textUpTo(65_536);

/** A certificate or several in PEM form. */
export const certificateText = textUpTo(1_048_576);

/** Yes or no. */
export const flag = v.boolean('true or false');

/** How many rows a page has. */
export const pageLimit = wholeNumber(1, 10_000);

/** Where the next page begins, as the page before said. */
export const pageMark = textUpTo(1024);

/** A count that only grows: sequence numbers, content versions, sizes. */
export const counter = wholeNumber(0, Number.MAX_SAFE_INTEGER);

/** A text of at most so many characters; what it means the operation looks at. */
export function textUpTo(most: number) {
  const what = `a text of up to ${most} characters`;
  return v.pipe(v.string(what), v.maxLength(most, what));
}

/** A whole number between two, both included. */
export function wholeNumber(least: number, most: number) {
  const what = `a whole number from ${least} to ${most}`;
  return v.pipe(v.number(what), v.integer(what), v.minValue(least, what), v.maxValue(most, what));
}

/** One of these texts or numbers. */
export function oneOf<const Option extends string | number>(...options: readonly Option[]) {
  return v.picklist(options, `one of ${options.join(', ')}`);
}

/** A list of at most so many. */
export function listOf<Item>(item: v.GenericSchema<unknown, Item>, most = 10_000) {
  const what = `a list of up to ${most}`;
  return v.pipe(v.array(item, what), v.maxLength(most, what));
}

/** A member that may be absent; null is not absence. */
export function optional<Value>(value: v.GenericSchema<unknown, Value>) {
  return v.exactOptional(value);
}

/** An object of exactly these members: one that is not known would be ignored, and whoever sent it would believe it heeded. */
export function members<const Entries extends v.ObjectEntries>(entries: Entries) {
  return v.strictObject(entries);
}
