/** Whether a value is a list of at most `most` items that all pass a check. */
export function isListOf<T>(
  value: unknown,
  isItem: (item: unknown) => item is T,
  most: number,
): value is readonly T[] {
  return Array.isArray(value) && value.length <= most && value.every(isItem);
}

/** Whether a value is a text as forms have them: up to 200 characters. */
export function isShortText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 200;
}

/** A text that a page shows has at most so many characters. */
const longestText = 4000;

/** Whether a value is a text that a page shows: up to 4,000 characters. */
export function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= longestText;
}

/** As much of a text as a page shows. */
export function shownText(text: string): string {
  return text.slice(0, longestText);
}

/** Whether a value is null or passes a check. */
export function isNullOr<T>(value: unknown, isIt: (value: unknown) => value is T): value is T | null {
  return value === null || isIt(value);
}

/** Whether a value is the number of a request. */
export function isRequestId(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0;
}
