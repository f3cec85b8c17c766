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

/** Turns CSV texts, of which the first may name the columns, into custom objects of texts. */
export class CsvRows {
  readonly #options: CsvRowsOptions;
  #header: readonly string[] | null = null;
  #typeName: string | null = null;
  #warned = false;

  constructor(options: CsvRowsOptions) {
    this.#options = options;
    if (options.header !== null) {
      checkHeader(options.header);
      this.#header = options.header;
    }
  }

  /** The objects of one text. A text that begins with `#` has a line that is none of its records. */
  *rows(text: string): Generator<CustomObject> {
    const reader = new CsvReader(text, this.#options.delimiter);
    if (this.#typeName === null && reader.unit === '#')
      this.#typeName = /^#TYPE (.+)$/iu.exec(reader.restOfLine())?.[1]?.trim() ?? null;
    this.#header ??= readHeader(reader);
    for (let fields = reader.record(); fields !== undefined; fields = reader.record()) {
      const isBlank = fields.length === 0 || (fields.length === 1 && fields[0] === '');
      if (this.#header !== null && !isBlank) yield this.#row(this.#named(this.#header), fields);
    }
  }

  #named(header: readonly string[]): readonly string[] {
    if (!header.includes('')) return header;
    let empty = 0;
    const named = header.map((name) => (name === '' ? `H${String(++empty)}` : name));
    if (!this.#warned)
      this.#options.warn(
        'One or more headers were not specified. Default names starting with "H" have been used in place of any missing headers.',
      );
    this.#warned = true;
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

/** The names of the first record that is no comment; W3C logs name their fields in a comment. Empty names at the end are none. */
function readHeader(reader: CsvReader): readonly string[] | null {
  for (let fields = reader.record(); fields !== undefined; fields = reader.record()) {
    while (fields.length > 1 && fields.at(-1) === '') fields.pop();
    const [first = '', ...others] = fields;
    const isLog = first.startsWith('#Fields: ');
    if (first.startsWith('#') && !isLog) continue;
    const names = isLog ? [first.slice(9), ...others] : fields;
    checkHeader(names);
    return names;
  }
  return null;
}

function checkHeader(header: readonly string[]): void {
  const seen = new Set<string>();
  for (const name of header) {
    if (name !== '' && seen.has(name.toLowerCase()))
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
