const separator = 1;
const smallest = 1;

/**
 * Widths of the columns of a table within so many columns of a terminal. Those without a width (0) share what is left; when all do not fit, the last
 * visible one shrinks, and vanishes (-1) when there is nothing left of it, then the one before.
 */
export function columnWidths(wanted: readonly number[], available: number): number[] {
  const widths = wanted.map((width) => (width === 0 ? smallest : width));
  if (total(widths) <= available) distribute(widths, wanted, available);
  else trim(widths, available);
  return widths;
}

function total(widths: readonly number[]): number {
  const visible = widths.filter((width) => width > 0);
  return visible.reduce((sum, width) => sum + width, separator * Math.max(0, visible.length - 1));
}

function distribute(widths: number[], wanted: readonly number[], available: number): void {
  const open = wanted.flatMap((width, index) => (width === 0 ? [index] : []));
  if (open.length === 0) return;
  const left = available - total(widths);
  const each = Math.floor(left / open.length);
  const more = left % open.length;
  open.forEach((column, place) => {
    widths[column] = smallest + each + (place < more ? 1 : 0);
  });
}

function trim(widths: number[], available: number): void {
  for (let last = widths.length - 1; last >= 0; last--) {
    const excess = total(widths) - available;
    if (excess <= 0) return;
    const left = (widths[last] ?? 0) - excess;
    widths[last] = left < smallest ? -1 : left;
  }
}
