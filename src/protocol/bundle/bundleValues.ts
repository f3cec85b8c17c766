import * as v from 'valibot';

/** A GUID, lower case with hyphens. */
export const guid = v.pipe(v.string(), v.regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/));

/** A SHA-256, lower-case hex. */
export const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/** A SHA-1, lower-case hex. */
export const sha1 = v.pipe(v.string(), v.regex(/^[0-9a-f]{40}$/));

/** A number of bytes or of items. */
export const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));

/** A text of at most so many characters. */
export function textUpTo(most: number) {
  return v.pipe(v.string(), v.maxLength(most));
}

/** A list of at most so many. */
export function listUpTo<Item>(item: v.GenericSchema<unknown, Item>, most: number) {
  return v.pipe(v.array(item), v.maxLength(most));
}

/** A name in a file system that leads nowhere. */
export const fileName = v.pipe(v.string(), v.regex(/^[^/\\:*?"<>|]{1,255}$/));

/** Short names of languages: `en`, `zh-cn`. */
export const languages = listUpTo(textUpTo(35), 500);

/** Ids of products or classifications. */
export const categoryIds = listUpTo(guid, 20_000);
