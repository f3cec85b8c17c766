import { guidOfWords, hexOfWords, readGuid, readHexWords } from '../../base/hexWords.ts';
import type { RowUpsert } from '../../domain/catalogRow.ts';
import { SyncError } from '../../domain/errors/syncError.ts';

/** Words of a row: id, revision, digest, flags, and `since` as two. */
const rowWords = 16;
/** Rows of a block: what is gathered is not copied when it grows. */
const blockRows = 1024;

/**
 * Rows of an import until all of them become visible at once: 64 bytes each outside of the heap, where objects and texts would take four times as
 * much. Ids are lower-case GUIDs, digests lower-case SHA-256.
 */
export class GatheredRows implements Iterable<RowUpsert> {
  readonly #blocks: Uint32Array[] = [];
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add({ updateId, revision, storedDigest, flags, since }: RowUpsert): void {
    const at = (this.#size % blockRows) * rowWords;
    if (at === 0) this.#blocks.push(new Uint32Array(blockRows * rowWords));
    const words = this.#blocks.at(-1)?.subarray(at, at + rowWords) ?? new Uint32Array(0);
    if (!readGuid(updateId, words) || !readHexWords(storedDigest, 0, words.subarray(5, 13)))
      throw new SyncError('invalidRequest', `A row of update ${updateId} has no GUID or no SHA-256 digest`);
    words[4] = revision;
    words[13] = flags;
    words[14] = Math.floor(since / 2 ** 32);
    words[15] = since % 2 ** 32;
    this.#size++;
  }

  *[Symbol.iterator](): Generator<RowUpsert, void, void> {
    for (let row = 0; row < this.#size; row++) {
      const words = this.#blocks[Math.floor(row / blockRows)] ?? new Uint32Array(0);
      const at = (row % blockRows) * rowWords;
      const word = (index: number): number => words[at + index] ?? 0;
      yield {
        updateId: guidOfWords(words, at),
        revision: word(4),
        storedDigest: hexOfWords(words, at + 5, at + 13),
        flags: word(13),
        since: word(14) * 2 ** 32 + word(15),
      };
    }
  }
}
