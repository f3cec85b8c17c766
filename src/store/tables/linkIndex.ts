import { WordColumn } from './wordColumn.ts';

/** Who points to a number, as chains in columns. */
export class LinkIndex {
  /** Latest link + 1 by target; the link before it + 1 and the source by link. */
  readonly #head = new WordColumn();
  readonly #previous = new WordColumn();
  readonly #sources = new WordColumn();

  /** Notes that a source points to the targets. */
  add(source: number, targets: Uint32Array): void {
    for (const target of targets) {
      this.#head.extendTo(target + 1);
      this.#previous.push(this.#head.at(target));
      this.#sources.push(source);
      this.#head.set(target, this.#sources.length);
    }
  }

  /** The sources that point to a target, latest first. */
  *sourcesOf(target: number): Generator<number, void, void> {
    for (let link = this.#head.at(target) - 1; link >= 0; link = this.#previous.at(link) - 1) {
      yield this.#sources.at(link);
    }
  }
}
