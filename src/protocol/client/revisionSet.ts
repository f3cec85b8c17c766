import type { RevisionIdentity } from '../../domain/revision.ts';

const words = 5;

/** A set of revisions in 20 bytes each and some air: a million ids must not cost a hundred megabytes. */
export class RevisionSet {
  #table = new Uint32Array(1024 * words);
  #capacity = 1024;
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Adds a revision (GUID with hyphens); false when it was there already. */
  add({ updateId, revision }: RevisionIdentity): boolean {
    if (this.#size * 2 >= this.#capacity) this.#grow();
    const hex = updateId.replaceAll('-', '');
    const added = this.#insert(
      Number.parseInt(hex.slice(0, 8), 16),
      Number.parseInt(hex.slice(8, 16), 16),
      Number.parseInt(hex.slice(16, 24), 16),
      Number.parseInt(hex.slice(24, 32), 16),
      // 0 marks a free place; revisions begin at 1, and 2^32 − 1 is out of reach.
      revision + 1,
    );
    if (added) this.#size++;
    return added;
  }

  #insert(a: number, b: number, c: number, d: number, mark: number): boolean {
    const table = this.#table;
    const mask = this.#capacity - 1;
    let slot = (Math.imul(a ^ Math.imul(mark, 0x9e3779b1), 0x85ebca6b) ^ b ^ c ^ d) & mask;
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
