import { cellField, type Alignment } from './cellField.ts';
import { columnWidths } from './columnWidths.ts';
import { displayWidth } from './displayWidth.ts';
import { wrapText } from './wrapText.ts';

/** A table on a terminal too narrow for any table is not shown. */
const smallestTable = 5;

/** The place of every column of a table, and the lines that its rows make. */
export class TableLayout {
  readonly #columns: readonly {
    readonly index: number;
    readonly width: number;
    readonly alignment: Alignment;
  }[];
  readonly #last: number;

  /** `wanted` widths may be 0 for those that share what is left. */
  constructor(available: number, wanted: readonly number[], alignments: readonly Alignment[]) {
    const widths = available < smallestTable ? [] : columnWidths(wanted, available);
    this.#last = wanted.length - 1;
    this.#columns = widths.flatMap((width, index) =>
      width > 0 ? [{ index, width, alignment: alignments[index] ?? 'left' }] : [],
    );
  }

  /** Labels, then dashes below them. */
  header(labels: readonly string[]): string[] {
    if (this.#columns.length === 0) return [];
    const dashes: string[] = [];
    for (const { index, width } of this.#columns) {
      const label = displayWidth(labels[index] ?? '');
      dashes[index] = '-'.repeat(label === 0 ? width : Math.min(width, label));
    }
    return [...this.wrappedRow(labels, []), this.row(dashes, [])];
  }

  /** One line; what does not fit is cut. Alignments may differ from those of the columns. */
  row(cells: readonly string[], alignments: readonly (Alignment | null)[]): string {
    return this.#columns
      .map(({ index, width, alignment }) =>
        cellField(cells[index] ?? '', width, alignments[index] ?? alignment, index !== this.#last),
      )
      .join(' ');
  }

  /** As many lines as the highest cell takes. */
  wrappedRow(cells: readonly string[], alignments: readonly (Alignment | null)[]): string[] {
    const last = this.#columns.length - 1;
    const fields = this.#columns.map(({ index, width, alignment }, place) =>
      wrapText(cells[index] ?? '', width).map((line) =>
        displayWidth(line) < width
          ? cellField(line, width, alignments[index] ?? alignment, place !== last)
          : line,
      ),
    );
    const height = Math.max(0, ...fields.map(({ length }) => length));
    return Array.from({ length: height }, (_, line) =>
      fields.map((field, place) => field[line] ?? ' '.repeat(this.#columns[place]?.width ?? 0)).join(' '),
    );
  }

  /** Whether there is any column left to show. */
  get visible(): boolean {
    return this.#columns.length > 0;
  }
}
