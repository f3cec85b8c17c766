import { randomBytes } from 'node:crypto';
import type { RevisionIdentity } from '../../domain/revision.ts';

const words = 5;
const hyphen = 0x2d;
const zero = 0x30;
const nine = 0x39;
const letterA = 0x61;

/** A set of revisions in 20 bytes each and some air: a million ids must not cost a hundred megabytes. */
export class RevisionSet {
  #table = new Uint32Array(1024 * words);
  #capacity = 1024;
  #size = 0;
  // A server must not be able to choose ids that all fall together.
  readonly #seed = randomBytes(4).readInt32LE();

  get size(): number {
    return this.#size;
  }

  /** Adds a revision (GUID in lower case with hyphens); false when it was there already. */
  add({ updateId, revision }: RevisionIdentity): boolean {
    if (this.#size * 2 >= this.#capacity) this.#grow();
    const added = this.#insert(
      hexWord(updateId, 0),
      hexWord(updateId, 9),
      hexWord(updateId, 19),
      hexWord(updateId, 28),
      // 0 marks a free place; revisions begin at 0 and end far below 2^32 − 1.
      revision + 1,
    );
    if (added) this.#size++;
    return added;
  }

  #insert(a: number, b: number, c: number, d: number, mark: number): boolean {
    const table = this.#table;
    const mask = this.#capacity - 1;
    let slot = mixed(mixed(mixed(mixed(mixed(this.#seed, a), b), c), d), mark) & mask;
    for (;;) {
      const at = slot * words;
      if (table[at + 4] === 0) {
        table[at] = a;
        table[at + 1] = b;
        table[at + 2] = c;
        table[at + 3] = d;
        table[at + 4] = mark;
        return true;
      }
      if (
        table[at + 4] === mark &&
        table[at] === a &&
        table[at + 1] === b &&
        table[at + 2] === c &&
        table[at + 3] === d
      )
        return false;
      slot = (slot + 1) & mask;
    }
  }

  #grow(): void {
    const old = this.#table;
    this.#capacity *= 2;
    this.#table = new Uint32Array(this.#capacity * words);
    for (let at = 0; at < old.length; at += words) {
      const mark = old[at + 4] ?? 0;
      if (mark !== 0) this.#insert(old[at] ?? 0, old[at + 1] ?? 0, old[at + 2] ?? 0, old[at + 3] ?? 0, mark);
    }
  }
}

/** The next eight hex digits of a GUID, hyphens passed over. */
function hexWord(guid: string, start: number): number {
  let word = 0;
  let digits = 0;
  for (let at = start; digits < 8 && at < guid.length; at++) {
    const code = guid.charCodeAt(at);
    if (code === hyphen) continue;
    word = (word << 4) | (code <= nine ? code - zero : code - letterA + 10);
    digits++;
  }
  return word >>> 0;
}

/** One round of MurmurHash3, with its last mixing step so that low bits depend on all. */
function mixed(hash: number, word: number): number {
  const spread = Math.imul(word, 0xcc9e2d51);
  const turned = Math.imul((spread << 15) | (spread >>> 17), 0x1b873593) ^ hash;
  const next = (Math.imul((turned << 13) | (turned >>> 19), 5) + 0xe6546b64) | 0;
  return next ^ (next >>> 16);
}
