import { cutToWidth, displayWidth, padToWidth } from './displayWidth.ts';
import type { Layout } from './layout.ts';
import { printable } from '../../base/printable.ts';

/** One column of a table. */
export interface Column<T> {
  readonly header: string;
  readonly cell: (row: T) => string;
  readonly align?: 'right';
  /** Cut first, down to this many columns, where the terminal is too narrow. */
  readonly atLeast?: number;
  /** How the cell stands out; gets the padded text. */
  readonly paint?: (text: string, row: T) => string;
}

const gap = '  ';

/** Rows under headers, aligned by the columns that characters take on a terminal; ends with a line end. */
export function table<T>(columns: readonly Column<T>[], rows: readonly T[], layout: Layout): string {
  const cells = rows.map((row) => columns.map(({ cell }) => cellText(cell(row))));
  const natural = columns.map(({ header }, index) =>
    Math.max(displayWidth(header), ...cells.map((line) => displayWidth(line[index] ?? ''))),
  );
  const widths = fittingWidths(columns, natural, layout.width);
  const line = (texts: readonly string[], paint: (text: string, index: number) => string): string =>
    texts
      .map((text, index) => {
        const width = widths[index] ?? 0;
        const cut = cutToWidth(text, width);
        const last = index === texts.length - 1 && columns[index]?.align !== 'right';
        return paint(last ? cut : padToWidth(cut, width, columns[index]?.align), index);
      })
      .join(gap)
      .trimEnd();
  const lines = [
    line(
      columns.map(({ header }) => header),
      layout.style.heading,
    ),
    ...rows.map((row, number) =>
      line(
        cells[number] ?? [],
        (text, index) => (text.trim() === '' ? undefined : columns[index]?.paint?.(text, row)) ?? text,
      ),
    ),
  ];
  return `${lines.join('\n')}\n`;
}

/** Names and values below each other, for one thing; empty values are left out. */
export function fields(pairs: readonly (readonly [name: string, value: string])[], layout: Layout): string {
  const shown = pairs.filter(([, value]) => value !== '');
  const width = Math.max(0, ...shown.map(([name]) => displayWidth(name)));
  return shown
    .map(([name, value]) => `${layout.style.faint(padToWidth(name, width))}${gap}${printable(value)}\n`)
    .join('');
}

/** Leading spaces are kept: they indent a tree. */
function cellText(text: string): string {
  const indent = /^ */.exec(text)?.[0] ?? '';
  return indent + printable(text);
}

function fittingWidths(
  columns: readonly Column<never>[],
  natural: readonly number[],
  available: number | undefined,
): readonly number[] {
  const widths = [...natural];
  if (available === undefined) return widths;
  const room = Math.max(20, available) - gap.length * (columns.length - 1);
  let excess = widths.reduce((sum, width) => sum + width, 0) - room;
  // The widest of those that may be cut gives way first, so that they end up alike.
  while (excess > 0) {
    let widest = -1;
    columns.forEach(({ atLeast }, index) => {
      const width = widths[index] ?? 0;
      if (atLeast !== undefined && width > atLeast && width > (widths[widest] ?? 0)) widest = index;
    });
    if (widest < 0) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
    excess--;
  }
  return widths;
}
