/** The lines of a text: `\n`, `\r\n` and `\r` end one; what follows the last end is a line only if it is not empty. */
export function linesOf(text: string): string[] {
  const lines = text.split(/\r\n|\r|\n/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/** The parts of a text that a delimiter ends, without it. */
export function partsOf(text: string, delimiter: string): string[] {
  const parts = text.split(delimiter);
  if (parts.at(-1) === '') parts.pop();
  return parts;
}
