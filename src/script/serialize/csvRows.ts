import { customObject, type CustomObject } from '../values/customObject.ts';
import { scriptError } from '../values/errorRecord.ts';
import { CsvReader } from './csvReader.ts';

/** How CSV is read. */
export interface CsvRowsOptions {
  readonly delimiter: string;
  /** Names in place of the first line; null where that has them. */
  readonly header: readonly string[] | null;
  /** Told once where names of the first line are empty. */
  readonly warn: (text: string) => void;
}

/** Turns the lines of a CSV text into custom objects of texts. */
export class CsvRows {
  readonly #reader: CsvReader;
  readonly #options: CsvRowsOptions;
  #header: readonly string[] | null = null;
  #typeName: string | null = null;
  #started = false;

  constructor(options: CsvRowsOptions) {
    this.#options = options;
    this.#reader = new CsvReader(options.delimiter);
    if (options.header !== null) {
      checkHeader(options.header);
      this.#header = options.header;
    }
  }

  /** One line; the object that it completes, undefined for none. */
  line(line: string): CustomObject | undefined {
    if (!this.#reader.isOpen && this.#skips(line)) return undefined;
    return this.#record(this.#reader.line(line));
  }

  /** The object that was open at the end of the text. */
  end(): CustomObject | undefined {
    return this.#record(this.#reader.end());
  }

  #skips(line: string): boolean {
    if (!this.#started && line.startsWith('#')) {
      const type = /^#TYPE\s+(.+)$/iu.exec(line)?.[1]?.trim();
      if (type !== undefined) this.#typeName = type;
      // W3C logs name their fields in a comment.
      const fields = /^#Fields:\s*(.*)$/iu.exec(line)?.[1];
      if (fields !== undefined && this.#header === null) this.#header = fields.split(this.#options.delimiter);
      return true;
    }
    return line === '';
  }

  #record(fields: string[] | undefined): CustomObject | undefined {
    if (fields === undefined) return undefined;
    this.#started = true;
    if (this.#header !== null) return this.#row(this.#header, fields);
    this.#header = this.#named(fields);
    checkHeader(this.#header);
    return undefined;
  }

  #named(fields: readonly string[]): string[] {
    // An empty name at the end of the line is none.
    const names = fields.at(-1) === '' ? fields.slice(0, -1) : fields;
    let empty = 0;
    const named = names.map((name) => (name === '' ? `H${String(++empty)}` : name));
    if (empty > 0)
      this.#options.warn(
        'One or more headers were not specified. Default names starting with "H" have been used in place of any missing headers.',
      );
    return named;
  }

  #row(header: readonly string[], fields: readonly string[]): CustomObject {
    const row = customObject(header.map((name, index) => [name, fields[index] ?? null]));
    if (this.#typeName !== null) {
      row.typeNames = [this.#typeName, `CSV:${this.#typeName}`];
      row.isOnlyNamed = true;
    }
    return row;
  }
}

function checkHeader(header: readonly string[]): void {
  const seen = new Set<string>();
  for (const name of header) {
    if (seen.has(name.toLowerCase()))
      throw scriptError(
        'AlreadyPresentPSMemberInfoInternalCollectionAdd',
        `The member "${name}" is already present.`,
        'NotSpecified',
        {
          type: 'System.Management.Automation.ExtendedTypeSystemException',
        },
      );
    seen.add(name.toLowerCase());
  }
}
