import { displayWidth, unitsThatFit } from './displayWidth.ts';
import { splitLines, wrapText } from './wrapText.ts';

const separator = ' : ';

/** `Label : value` lines: labels padded to the longest, values continued below themselves. */
export function listLines(
  fields: readonly { readonly label: string; readonly value: string }[],
  available: number,
): string[] {
  const room = available - separator.length - 1;
  if (room < 1) return [];
  const width = Math.min(room, Math.max(0, ...fields.map(({ label }) => displayWidth(label))));
  const indent = ' '.repeat(width + separator.length);
  return fields.flatMap(({ label, value }) => {
    const shown = label.slice(0, unitsThatFit(label, width));
    const head = shown + ' '.repeat(width - displayWidth(shown)) + separator;
    return splitLines(value)
      .flatMap((line) => wrapText(line, available - indent.length))
      .map((line, index) => (index === 0 ? head : indent) + line);
  });
}
