/** Which fields of a CSV line are quoted. */
export type CsvQuotes = 'Always' | 'AsNeeded' | 'Never';

/** How CSV is written. */
export interface CsvStyle {
  readonly delimiter: string;
  readonly quotes: CsvQuotes;
  /** Lower-case names of the fields that alone are quoted; null for all. */
  readonly quoteFields: ReadonlySet<string> | null;
}

/** A header line of names. */
export function csvHeader(names: readonly string[], style: CsvStyle): string {
  return names.map((name) => field(name, name, style)).join(style.delimiter);
}

/** A line of values, in the order of the names; null for one that is absent, which is never quoted. */
export function csvLine(
  names: readonly string[],
  values: readonly (string | null)[],
  style: CsvStyle,
): string {
  return names
    .map((name, index) => {
      const value = values[index] ?? null;
      return value === null ? '' : field(name, value, style);
    })
    .join(style.delimiter);
}

function field(name: string, value: string, { delimiter, quotes, quoteFields }: CsvStyle): string {
  if (quoteFields !== null) return quoteFields.has(name.toLowerCase()) ? quoted(value) : value;
  if (quotes === 'Never') return value;
  const needed = value.includes(delimiter) || /["\n\r]/u.test(value);
  return quotes === 'Always' || needed ? quoted(value) : value;
}

function quoted(value: string): string {
  return `"${value.replaceAll('"', '""')}"`;
}
