import { withoutEscapes } from './displayWidth.ts';
import { frameLines, type Piece } from './frame.ts';
import type { Entry, Shape } from './formatRecord.ts';
import { listLines } from './listLayout.ts';
import { TableLayout } from './tableLayout.ts';

/** Writes the lines of one document. */
export interface DocumentLines {
  /** `widths` are those found in the values of the group; null where nobody waited for them. */
  startGroup(heading: readonly Piece[] | null, widths: readonly number[] | null): void;
  entry(entry: Entry): void;
  end(): void;
}

type WriteLine = (line: string) => void;

/** The writer of a document of a shape. */
export function documentLines(shape: Shape, width: number, write: WriteLine): DocumentLines {
  const plain: WriteLine = (line) => {
    write(withoutEscapes(line));
  };
  switch (shape.kind) {
    case 'table':
      return new TableLines(shape, width, plain);
    case 'list':
      return new ListLines(width, plain);
    case 'wide':
      return new WideLines(shape.columns, width, plain);
    case 'custom':
      return new CustomLines(width, plain);
  }
}

function writeHeading(heading: readonly Piece[] | null, width: number, write: WriteLine): void {
  if (heading === null) return;
  write('');
  for (const line of frameLines(heading, width)) write(line);
}

class TableLines implements DocumentLines {
  readonly #shape: Extract<Shape, { kind: 'table' }>;
  readonly #width: number;
  readonly #write: WriteLine;
  #layout: TableLayout;

  constructor(shape: Extract<Shape, { kind: 'table' }>, width: number, write: WriteLine) {
    this.#shape = shape;
    this.#width = width;
    this.#write = write;
    this.#layout = this.#layoutOf(null);
  }

  startGroup(heading: readonly Piece[] | null, widths: readonly number[] | null): void {
    this.#layout = this.#layoutOf(widths);
    writeHeading(heading, this.#width, this.#write);
    this.#write('');
    if (this.#shape.hideHeaders) return;
    for (const line of this.#layout.header(this.#shape.columns.map(({ label }) => label))) this.#write(line);
  }

  entry(entry: Entry): void {
    if (entry.kind !== 'row' || !this.#layout.visible) return;
    const lines = entry.wrap
      ? this.#layout.wrappedRow(entry.cells, entry.alignments)
      : [this.#layout.row(entry.cells, entry.alignments)];
    for (const line of lines) this.#write(line);
  }

  end(): void {
    this.#write('');
  }

  #layoutOf(widths: readonly number[] | null): TableLayout {
    const { columns } = this.#shape;
    return new TableLayout(
      this.#width,
      widths ?? columns.map(({ width }) => width),
      columns.map(({ alignment }) => alignment),
    );
  }
}

class ListLines implements DocumentLines {
  readonly #width: number;
  readonly #write: WriteLine;

  constructor(width: number, write: WriteLine) {
    this.#width = width;
    this.#write = write;
  }

  startGroup(heading: readonly Piece[] | null): void {
    writeHeading(heading, this.#width, this.#write);
    this.#write('');
  }

  entry(entry: Entry): void {
    if (entry.kind !== 'fields') return;
    for (const line of listLines(entry.fields, this.#width)) this.#write(line);
    this.#write('');
  }

  end(): void {
    // Every entry has its empty line already.
  }
}

/** Columns of a wide document that says nothing of them. */
const defaultColumns = 2;

class WideLines implements DocumentLines {
  readonly #width: number;
  readonly #write: WriteLine;
  /** Whether the number of columns was asked for: the widths of values do not count then. */
  readonly #asked: boolean;
  #columns: number;
  #layout: TableLayout;
  #row: string[] = [];

  constructor(columns: number, width: number, write: WriteLine) {
    this.#width = width;
    this.#write = write;
    this.#asked = columns > 0;
    this.#columns = this.#asked ? columns : defaultColumns;
    this.#layout = wideLayout(this.#columns, width);
  }

  startGroup(heading: readonly Piece[] | null, widths: readonly number[] | null): void {
    // The last row of the group before comes behind the empty line of this one: so it is in PowerShell.
    if (heading !== null) this.#write('');
    this.#flush();
    const [widest] = widths ?? [];
    if (widest !== undefined && !this.#asked) {
      this.#columns = columnsThatFit(widest, this.#width);
      this.#layout = wideLayout(this.#columns, this.#width);
    }
    if (heading !== null) for (const line of frameLines(heading, this.#width)) this.#write(line);
    this.#write('');
  }

  entry(entry: Entry): void {
    if (entry.kind !== 'name') return;
    this.#row.push(entry.text);
    if (this.#row.length === this.#columns) this.#flush();
  }

  end(): void {
    this.#flush();
    this.#write('');
  }

  #flush(): void {
    if (this.#row.length === 0) return;
    const cells = Array.from({ length: this.#columns }, (_, index) => this.#row[index] ?? '');
    this.#row = [];
    this.#write(this.#layout.row(cells, []));
  }
}

function wideLayout(columns: number, width: number): TableLayout {
  const all = Array.from({ length: columns });
  return new TableLayout(
    width,
    all.map(() => 0),
    all.map(() => 'left'),
  );
}

function columnsThatFit(widest: number, width: number): number {
  if (widest <= 0 || widest >= width) return 1;
  let columns = 1;
  while (widest * (columns + 1) + columns < width) columns++;
  return columns;
}

class CustomLines implements DocumentLines {
  readonly #width: number;
  readonly #write: WriteLine;

  constructor(width: number, write: WriteLine) {
    this.#width = width;
    this.#write = write;
  }

  startGroup(heading: readonly Piece[] | null): void {
    writeHeading(heading, this.#width, this.#write);
    this.#write('');
  }

  entry(entry: Entry): void {
    if (entry.kind !== 'custom') return;
    for (const line of frameLines(entry.pieces, this.#width)) this.#write(line);
  }

  end(): void {
    this.#write('');
  }
}
