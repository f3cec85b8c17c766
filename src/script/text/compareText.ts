/** How texts are compared: by the rules of a culture (ICU), or by their UTF-16 units. */
export interface TextComparison {
  readonly ignoreCase: boolean;
  /** BCP 47 name; empty for the invariant culture, null for ordinal. */
  readonly culture: string | null;
}

const collators = new Map<string, Intl.Collator>();

function collatorOf(culture: string, ignoreCase: boolean): Intl.Collator {
  const key = `${culture} ${ignoreCase}`;
  const known = collators.get(key);
  if (known !== undefined) return known;
  const made = new Intl.Collator(culture === '' ? 'en' : culture, {
    sensitivity: ignoreCase ? 'accent' : 'variant',
    caseFirst: 'false',
  });
  collators.set(key, made);
  return made;
}

const plain = /^[ -~]*$/;
/** Letters and digits alone: their order is that of lower-case units, but for case. */
const alphanumeric = /^[0-9a-z]*$/;

/** Order of two texts by the rules of a culture: negative, zero or positive. */
export function compareByCulture(left: string, right: string, ignoreCase: boolean, culture = ''): number {
  if (left === right) return 0;
  if (ignoreCase) {
    const [a, b] = [left.toLowerCase(), right.toLowerCase()];
    if (a === b && plain.test(a)) return 0;
    if (alphanumeric.test(a) && alphanumeric.test(b)) return a < b ? -1 : a > b ? 1 : 0;
  }
  return Math.sign(collatorOf(culture, ignoreCase).compare(left, right));
}

/** Equality of two texts as `-eq` (ignoring case) and `-ceq` have it. */
export function equalByCulture(left: string, right: string, ignoreCase: boolean): boolean {
  if (left === right) return true;
  if (plain.test(left) && plain.test(right))
    return ignoreCase && left.length === right.length && left.toLowerCase() === right.toLowerCase();
  return collatorOf('', ignoreCase).compare(left, right) === 0;
}

/** Order of two texts by their UTF-16 units. */
function compareOrdinal(left: string, right: string, ignoreCase: boolean): number {
  const [a, b] = ignoreCase ? [left.toUpperCase(), right.toUpperCase()] : [left, right];
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Order of two texts. */
export function compareText(left: string, right: string, { ignoreCase, culture }: TextComparison): number {
  return culture === null
    ? compareOrdinal(left, right, ignoreCase)
    : compareByCulture(left, right, ignoreCase, culture);
}
