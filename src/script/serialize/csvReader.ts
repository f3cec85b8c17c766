/**
 * Reads the records of one CSV text: quoted fields may hold delimiters, doubled quotes and line ends. Blanks before a field that is not quoted are
 * dropped, and a delimiter that ends the text begins no field, as PowerShell does.
 */
export class CsvReader {
  readonly #text: string;
  readonly #delimiter: string;
  #at = 0;

  constructor(text: string, delimiter: string) {
    this.#text = text;
    this.#delimiter = delimiter;
  }

  /** The unit at the position; empty at the end. */
  get unit(): string {
    return this.#text.charAt(this.#at);
  }

  /** What is left of the line, without its end. */
  restOfLine(): string {
    const start = this.#at;
    let end = start;
    while (end < this.#text.length && this.#text[end] !== '\n' && this.#text[end] !== '\r') end++;
    this.#at = end;
    this.#lineEnd();
    return this.#text.slice(start, end);
  }

  /** The fields of the next record; undefined at the end of the text. */
  record(): string[] | undefined {
    if (this.unit === '') return undefined;
    const fields: string[] = [];
    let field = '';
    while (this.unit !== '') {
      const { unit } = this;
      if (field === '' && unit === '"') {
        fields.push(this.#quoted());
        if (this.#endsRecord()) return fields;
      } else if (this.#lineEnd() !== '') return [...fields, field];
      else {
        this.#at++;
        if (unit === this.#delimiter) {
          fields.push(field);
          field = '';
        } else if (field !== '' || (unit !== ' ' && unit !== '\t')) field += unit;
      }
    }
    return field === '' ? fields : [...fields, field];
  }

  /** A quoted field, and what stands between its closing quote and the delimiter, which belongs to it unless it is blank. */
  #quoted(): string {
    this.#at++;
    let field = '';
    while (this.unit !== '') {
      const quote = this.#text.indexOf('"', this.#at);
      const end = quote < 0 ? this.#text.length : quote;
      field += this.#text.slice(this.#at, end);
      this.#at = end + 1;
      if (quote < 0) break;
      if (this.unit !== '"') return field + this.#afterQuote();
      field += '"';
      this.#at++;
    }
    return field;
  }

  #afterQuote(): string {
    const start = this.#at;
    while (!['', this.#delimiter, '\n', '\r'].includes(this.unit)) this.#at++;
    const rest = this.#text.slice(start, this.#at);
    return /[^ \t]/u.test(rest) ? rest : '';
  }

  /** Moves past the delimiter or the end of the line; true where the record ends. */
  #endsRecord(): boolean {
    if (this.unit !== this.#delimiter || this.unit === '') {
      this.#lineEnd();
      return true;
    }
    this.#at++;
    return false;
  }

  /** Moves past the end of a line, where it stands here. */
  #lineEnd(): string {
    const end = this.#text.startsWith('\r\n', this.#at)
      ? '\r\n'
      : this.unit === '\n' || this.unit === '\r'
        ? this.unit
        : '';
    this.#at += end.length;
    return end;
  }
}
