import { createHash } from 'node:crypto';
import { guidOfWords, readGuid, readHexWords } from '../../base/hexWords.ts';
import { KeyTable } from './keyTable.ts';

/** Numbers update ids densely, so that columns hold numbers. Ids that are no GUIDs are kept as they are. */
export class IdTable {
  readonly #keys: KeyTable;
  readonly #key = new Uint32Array(4);
  /** Texts by ordinal: of irregular ids always, of others once they were asked for. */
  readonly #texts: (string | undefined)[] = [];
  readonly #irregular: Map<number, string>;

  constructor(words?: Uint32Array, irregular: readonly (readonly [number, string])[] = []) {
    this.#keys = new KeyTable(4, words);
    this.#irregular = new Map(irregular);
  }

  get size(): number {
    return this.#keys.size;
  }

  /** Four words an id. */
  words(): Uint32Array {
    return this.#keys.words();
  }

  /** The ids that are no GUIDs. */
  irregular(): readonly (readonly [number, string])[] {
    return [...this.#irregular];
  }

  /** The id's number, −1 when it was never seen. */
  find(id: string): number {
    this.#read(id);
    return this.#keys.find(this.#key);
  }

  /** The id's number; a new one when it was never seen. */
  intern(id: string): number {
    const regular = this.#read(id);
    const found = this.#keys.find(this.#key);
    if (found >= 0) return found;
    const ordinal = this.#keys.add(this.#key);
    if (!regular) this.#irregular.set(ordinal, id);
    return ordinal;
  }

  /** The id of a number. */
  text(ordinal: number): string {
    return (this.#texts[ordinal] ??= this.#irregular.get(ordinal) ?? guidOfWords(this.words(), ordinal * 4));
  }

  /** Order of two ids as their texts'. */
  compare(left: number, right: number): number {
    const words = this.words();
    for (let index = 0; index < 4; index++) {
      const difference = (words[left * 4 + index] ?? 0) - (words[right * 4 + index] ?? 0);
      if (difference !== 0) return difference;
    }
    return 0;
  }

  #read(id: string): boolean {
    if (readGuid(id, this.#key)) return true;
    readHexWords(createHash('sha256').update(id).digest('hex'), 0, this.#key);
    return false;
  }
}
