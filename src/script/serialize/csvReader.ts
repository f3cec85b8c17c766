/**
 * Reads CSV line by line: quoted fields may hold delimiters, doubled quotes and line ends. Blanks before a field that is not quoted are dropped, as
 * PowerShell does.
 */
export class CsvReader {
  readonly #delimiter: string;
  #open: { readonly fields: string[]; text: string } | null = null;

  constructor(delimiter: string) {
    this.#delimiter = delimiter;
  }

  /** Whether a quoted field goes on with the next line. */
  get isOpen(): boolean {
    return this.#open !== null;
  }

  /** One line of the text; its fields once the record is whole, undefined before. */
  line(line: string): string[] | undefined {
    const open = this.#open;
    this.#open = null;
    if (open === null) return this.#fields([], line, 0, '');
    return this.#quotedRest(open.fields, line, 0, `${open.text}\n`);
  }

  /** The record that was open when the text ended; undefined for none. */
  end(): string[] | undefined {
    const open = this.#open;
    this.#open = null;
    return open === null ? undefined : [...open.fields, open.text];
  }

  #fields(fields: string[], line: string, start: number, text: string): string[] | undefined {
    let at = start;
    let field = text;
    let fresh = true;
    for (;;) {
      const unit = line.charAt(at);
      if (unit === '') return [...fields, field];
      if (unit === this.#delimiter) {
        fields.push(field);
        field = '';
        fresh = true;
        at++;
      } else if (fresh && (unit === ' ' || unit === '\t')) at++;
      else if (fresh && unit === '"') return this.#quotedRest(fields, line, at + 1, '');
      else {
        fresh = false;
        field += unit;
        at++;
      }
    }
  }

  #quotedRest(fields: string[], line: string, start: number, text: string): string[] | undefined {
    let field = text;
    let at = start;
    for (;;) {
      const quote = line.indexOf('"', at);
      if (quote < 0) {
        this.#open = { fields, text: field + line.slice(at) };
        return undefined;
      }
      field += line.slice(at, quote);
      if (line.charAt(quote + 1) !== '"') return this.#afterQuote(fields, line, quote + 1, field);
      field += '"';
      at = quote + 2;
    }
  }

  /** What stands between the closing quote and the delimiter belongs to the field. */
  #afterQuote(fields: string[], line: string, start: number, text: string): string[] | undefined {
    const delimiter = line.indexOf(this.#delimiter, start);
    const rest = (delimiter < 0 ? line.slice(start) : line.slice(start, delimiter)).trim();
    fields.push(text + rest);
    return delimiter < 0 ? fields : this.#fields(fields, line, delimiter + 1, '');
  }
}
