import { equalByCulture } from '../../text/compareText.ts';
import { because } from '../formatValue.ts';

/** Columns that a line of a message may have. */
const lineWidth = 120;
/** Characters shown after a difference, where a text is cut. */
const contextWidth = Math.floor(lineWidth / 7);
const cut = '...';
const before = "Expected: ''";

/** How two texts differ: their lengths, where they differ first, and both with an arrow below that place. */
export function stringDifference(
  expected: string,
  actual: string,
  { reason, caseSensitive }: { readonly reason: string | undefined; readonly caseSensitive: boolean },
): string {
  const index = firstDifference(expected, actual, caseSensitive);
  const lengths =
    expected.length === actual.length
      ? [`String lengths are both ${expected.length}.`]
      : [`Expected length: ${expected.length}`, `Actual length:   ${actual.length}`];
  const left = excerpt(visible(expected), visibleIndex(expected, index));
  const right = excerpt(visible(actual), visibleIndex(actual, index));
  return [
    `Expected strings to be the same${because(reason)} but they were different.`,
    ...lengths,
    `Strings differ at index ${index}.`,
    `Expected: '${left.line}'`,
    `But was:  '${right.line}'`,
    `${' '.repeat(before.length - 1)}${'-'.repeat(right.index)}^`,
  ].join('\n');
}

function firstDifference(expected: string, actual: string, caseSensitive: boolean): number {
  const same = (left: string | undefined, right: string | undefined): boolean =>
    left === right ||
    (!caseSensitive && left !== undefined && right !== undefined && equalByCulture(left, right, true));
  let index = 0;
  const length = Math.max(expected.length, actual.length);
  while (index < length && same(expected[index], actual[index])) index++;
  return index;
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
  ['\b', '\\b'],
  ['\0', '\\0'],
  ['\u001b', '\\e'],
]);

/** Control characters as they can be seen. */
function visible(text: string): string {
  return text.replaceAll(/[\n\r\t\u0008\0\u001b]/gu, (char) => escapes.get(char) ?? char);
}

function visibleIndex(text: string, index: number): number {
  return visible(text.slice(0, index)).length;
}

/** A line no longer than fits, cut where it must be, with the difference within it. */
function excerpt(text: string, index: number): { readonly line: string; readonly index: number } {
  const width = lineWidth - before.length;
  if (text.length <= width) return { line: text, index };
  const shift = Math.max(0, index - (width - 1 - contextWidth - cut.length));
  let line = text.slice(shift);
  if (shift > 0) line = cut + line.slice(cut.length);
  if (line.length > width) line = line.slice(0, width - cut.length) + cut;
  return { line, index: index - shift };
}
