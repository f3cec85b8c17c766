import { displayWidth, unitsThatFit, unitsThatFitAtEnd } from './displayWidth.ts';

/** Where a text stands in its column. */
export type Alignment = 'left' | 'center' | 'right';

const ellipsis = '…';

/** A text as one cell of a table: cut at its first line end and at the width, padded on the side that its alignment leaves free. */
export function cellField(text: string, width: number, alignment: Alignment, padEnd: boolean): string {
  const line = firstLine(text);
  const length = displayWidth(line);
  if (length < width) return padded(line, width - length, alignment, padEnd);
  if (length === width) return line;
  const cut = truncated(line, width, alignment);
  // Half of a wide character is left over.
  const missing = width - displayWidth(cut);
  return missing > 0 ? padded(cut, missing, alignment, padEnd) : cut;
}

function firstLine(text: string): string {
  const end = text.search(/[\r\n]/u);
  return end < 0 ? text : text.slice(0, end) + ellipsis;
}

function padded(text: string, count: number, alignment: Alignment, padEnd: boolean): string {
  if (alignment === 'right') return ' '.repeat(count) + text;
  if (alignment === 'left') return padEnd ? text + ' '.repeat(count) : text;
  const before = Math.floor(count / 2);
  return ' '.repeat(before) + text + (padEnd ? ' '.repeat(count - before) : '');
}

function truncated(text: string, width: number, alignment: Alignment): string {
  const room = width > 1 ? width - 1 : width;
  const mark = width > 1 ? ellipsis : '';
  return alignment === 'right'
    ? mark + text.slice(text.length - unitsThatFitAtEnd(text, room))
    : text.slice(0, unitsThatFit(text, room)) + mark;
}
