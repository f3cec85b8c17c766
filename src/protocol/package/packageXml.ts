import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { SyncError } from '../../domain/errors/syncError.ts';

const longestToken = 1_048_576;
const deepest = 16;
const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Who hears of the elements of a `package.xml`. */
export interface PackageXmlHandler {
  /** An element begins; `path` has the names from the root to it. */
  open(tag: SaxesTagPlain, path: readonly string[]): void;
  /** An element has ended; `depth` is how many are around it. */
  close(depth: number): void;
}

/** Reads a `package.xml` piece by piece within bounds. Throws `damagedPackage` naming line and column. */
export class PackageXml {
  readonly #name: string;
  readonly #parser = new SaxesParser();
  readonly #path: string[] = [];
  #tokenLength = 0;

  /** `name` is how messages call the package. */
  constructor(name: string, handler: PackageXmlHandler) {
    this.#name = name;
    this.#parser.on('error', (error) => {
      throw this.damaged(`is not well-formed: ${error.message}`, error);
    });
    this.#parser.on('opentag', (tag) => {
      this.#tokenLength = 0;
      this.#path.push(tag.name);
      if (this.#path.length > deepest) throw this.damaged(`nests over ${deepest} elements`);
      handler.open(tag, this.#path);
    });
    this.#parser.on('closetag', () => {
      this.#tokenLength = 0;
      this.#path.pop();
      handler.close(this.#path.length);
    });
  }

  /** Takes the next piece of the text. */
  write(text: string): void {
    this.#tokenLength += text.length;
    this.#parser.write(text);
    if (this.#tokenLength > longestToken)
      throw this.damaged(`has a token of over ${longestToken} characters`);
  }

  /** The text is at its end. */
  end(): void {
    this.#parser.close();
  }

  attribute(tag: SaxesTagPlain, name: string): string {
    const value = tag.attributes[name];
    if (value === undefined) throw this.damaged(`has ${this.where(tag)} without ${name}`);
    return value;
  }

  /** A GUID, lower case. */
  guid(tag: SaxesTagPlain, name: string): string {
    const value = this.attribute(tag, name).toLowerCase();
    if (!guid.test(value)) throw this.wrong(tag, name, value);
    return value;
  }

  number(tag: SaxesTagPlain, name: string): number {
    const value = this.attribute(tag, name);
    if (!/^\d{1,10}$/.test(value)) throw this.wrong(tag, name, value);
    return Number(value);
  }

  /** The error of an attribute that is not as it should be. */
  wrong(tag: SaxesTagPlain, name: string, value: string): SyncError {
    return this.damaged(`has ${this.where(tag)} with the ${name} ${JSON.stringify(value)}`);
  }

  where({ name }: SaxesTagPlain): string {
    return `${name} in line ${this.#parser.line}, column ${this.#parser.columnIndex},`;
  }

  damaged(what: string, cause?: unknown): SyncError {
    return new SyncError('damagedPackage', `package.xml of ${this.#name} ${what}`, { cause });
  }
}
