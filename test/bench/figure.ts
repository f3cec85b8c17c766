/** One line of the table: what was measured, how it came out, and whether that is good enough. */
export interface Figure {
  readonly name: string;
  readonly figure: string;
  /** What it should be, in words; absent where nothing is asked of it. */
  readonly goal?: string;
  readonly met?: boolean;
}

/** A figure that should be at most `most`. */
export function atMost(name: string, value: number, most: number, text: (value: number) => string): Figure {
  return { name, figure: text(value), goal: `≤ ${text(most)}`, met: value <= most };
}

/** A figure that should be below `limit`. */
export function below(name: string, value: number, limit: number, text: (value: number) => string): Figure {
  return { name, figure: text(value), goal: `< ${text(limit)}`, met: value < limit };
}

/** ms as seconds. */
export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}

/** ms as they are. */
export function inMilliseconds(milliseconds: number): string {
  return `${milliseconds.toFixed(0)} ms`;
}

/** How many times one thing is another. */
export function times(ratio: number): string {
  return ratio.toFixed(2);
}

/** Bytes as MiB. */
export function mebibytes(bytes: number): string {
  return `${Math.round(bytes / 1_048_576)} MiB`;
}

/** The middle one of some measurements. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

/** The figures as a table. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map(({ name, figure, goal = '', met }) => [
    name,
    figure,
    goal,
    met === undefined ? '' : met ? 'met' : 'NOT MET',
  ]);
  const all = [['', 'figure', 'goal', ''], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
