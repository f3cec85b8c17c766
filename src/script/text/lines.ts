/** The lines of a text: `\n`, `\r\n` and `\r` end one; what follows the last end is a line only if it is not empty. */
export function linesOf(text: string): string[] {
  return partsOf(text, /\r\n|\r|\n/);
}

/** The parts of a text that a delimiter ends, without it. */
export function partsOf(text: string, delimiter: string | RegExp): string[] {
  const parts = text.split(delimiter);
  if (parts.at(-1) === '') parts.pop();
  return parts;
}
