/**
 * A text from outside as it may be written to a terminal: one line, without control characters, escape sequences and
 * marks that turn the direction of writing.
 */
export function printable(text: string): string {
  return text
    .replace(/[\s\u0085\u2028\u2029]+/g, ' ')
    .replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '\ufffd')
    .trim();
}
