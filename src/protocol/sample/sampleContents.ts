import { createHash } from 'node:crypto';
import { licenseText } from './licenseText.ts';
import { SeededNumbers } from './seededNumbers.ts';

/** What a document says of a file's content. */
export interface SampleContent {
  readonly size: number;
  /** Lower-case hex. */
  readonly sha1: string;
  readonly sha256: string;
}

/** How many different contents update files share. */
const poolSize = 4096;

/** Languages that license terms are written in. */
export const licenseLanguages = ['en', 'de'] as const;

/** Kinds of license terms. */
export const licenseCount = 3;

/** The contents of all files: small, made when asked for, each with its real digests. */
export class SampleContents {
  readonly #seed: number;
  readonly #known = new Map<number, SampleContent>();
  #byDigest: ReadonlyMap<string, number> | undefined;

  constructor(seed: number) {
    this.#seed = seed;
  }

  /** Content of an update file; numbers beyond the pool share one. */
  updateFile(number: number): SampleContent {
    return this.#content(number % poolSize);
  }

  /** Content of a file with license terms. */
  license(license: number, language: (typeof licenseLanguages)[number]): SampleContent {
    return this.#content(poolSize + license * licenseLanguages.length + licenseLanguages.indexOf(language));
  }

  /** The bytes with that SHA-1 (lower-case hex). */
  find(sha1: string): Uint8Array | undefined {
    this.#byDigest ??= new Map(
      Array.from({ length: poolSize + licenseCount * licenseLanguages.length }, (_, number) => [
        this.#content(number).sha1,
        number,
      ]),
    );
    const number = this.#byDigest.get(sha1);
    return number === undefined ? undefined : this.#bytes(number);
  }

  #content(number: number): SampleContent {
    const known = this.#known.get(number);
    if (known !== undefined) return known;
    const bytes = this.#bytes(number);
    const digest = (algorithm: string): string => createHash(algorithm).update(bytes).digest('hex');
    const content = { size: bytes.length, sha1: digest('sha1'), sha256: digest('sha256') };
    this.#known.set(number, content);
    return content;
  }

  #bytes(number: number): Buffer {
    const license = number - poolSize;
    const language = licenseLanguages[license % licenseLanguages.length];
    if (license >= 0 && language !== undefined)
      return Buffer.from(licenseText(Math.floor(license / licenseLanguages.length), language));
    const numbers = new SeededNumbers(this.#seed, 0x66696c65, number);
    const head = Buffer.from(`Sample file ${number} of catalog ${this.#seed}\r\n`);
    const bytes = Buffer.alloc(head.length + 4 * numbers.between(64, 1024));
    head.copy(bytes);
    for (let offset = head.length; offset < bytes.length; offset += 4)
      bytes.writeUInt32LE(numbers.next(), offset);
    return bytes;
  }
}
