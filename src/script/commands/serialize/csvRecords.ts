import { csvHeader, csvLine, type CsvStyle } from '../../serialize/csvWriter.ts';
import type { ValueReader } from '../../serialize/valueReader.ts';
import { CustomObject } from '../../values/customObject.ts';
import { Dictionary } from '../../values/dictionary.ts';
import { isWrappedArray } from '../../values/wrappedArray.ts';
import { isNull, type Value } from '../../values/value.ts';

/** Turns objects into lines of CSV: the first object names the columns. */
export class CsvRecords {
  readonly #style: CsvStyle;
  readonly #reader: ValueReader;
  #names: readonly string[] | null;

  /** `names` are the columns that are there already; null where the first object is to name them. */
  constructor(style: CsvStyle, reader: ValueReader, names: readonly string[] | null = null) {
    this.#style = style;
    this.#reader = reader;
    this.#names = names;
  }

  /** The columns; null before the first object. */
  get names(): readonly string[] | null {
    return this.#names;
  }

  /** The lines that an object adds, with those of the header where it is the first. None where it has no properties. */
  lines(
    value: Value,
    { header, typeInformation }: { readonly header: boolean; readonly typeInformation: boolean },
  ): string[] {
    const lines: string[] = [];
    if (this.#names === null) {
      this.#names = columnsOf(value, this.#reader);
      if (typeInformation) lines.push(`#TYPE ${typeLabel(value, this.#reader)}`);
      if (header && this.#names.length > 0) lines.push(csvHeader(this.#names, this.#style));
    }
    const names = this.#names;
    if (names.length === 0) return lines;
    lines.push(
      csvLine(
        names,
        names.map((name) => this.#field(value, name)),
        this.#style,
      ),
    );
    return lines;
  }

  #field(value: Value, name: string): string | null {
    const field =
      value instanceof Dictionary ? (value.get(name) ?? null) : this.#reader.property(value, name);
    if (isNull(field)) return null;
    return field instanceof CustomObject || isWrappedArray(field)
      ? this.#reader.text(field)
      : this.#reader.cultureText(field);
  }
}

/** Names of the columns that an object has. */
export function columnsOf(value: Value, reader: ValueReader): string[] {
  if (value instanceof Dictionary) return value.keys().map((key) => reader.text(key));
  return [...reader.propertyNames(value)];
}

/** Type names that were made by reading CSV or choosing properties say what they were made of. */
function typeLabel(value: Value, reader: ValueReader): string {
  return (reader.typeNames(value)[0] ?? '').replace(/^CSV:/u, '');
}
