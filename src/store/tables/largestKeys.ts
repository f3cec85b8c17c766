/** Keeps the largest of many numbers, at most so many, without keeping the others: a heap with the smallest kept one on top. */
export class LargestKeys {
  readonly #heap: Float64Array;
  #size = 0;

  constructor(most: number) {
    this.#heap = new Float64Array(most);
  }

  add(key: number): void {
    if (this.#size < this.#heap.length) this.#rise(key);
    else if (key > this.#at(0)) this.#sink(key);
  }

  /** The kept ones, largest first. */
  descending(): Float64Array {
    return this.#heap.slice(0, this.#size).sort().reverse();
  }

  #at(index: number): number {
    return this.#heap[index] ?? Number.POSITIVE_INFINITY;
  }

  /** Takes one more in. */
  #rise(key: number): void {
    let index = this.#size++;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (this.#at(parent) <= key) break;
      this.#heap[index] = this.#at(parent);
      index = parent;
    }
    this.#heap[index] = key;
  }

  /** Puts a key in the place of the smallest one. */
  #sink(key: number): void {
    let index = 0;
    for (let child = 1; child < this.#size; child = 2 * index + 1) {
      if (child + 1 < this.#size && this.#at(child + 1) < this.#at(child)) child++;
      if (this.#at(child) >= key) break;
      this.#heap[index] = this.#at(child);
      index = child;
    }
    this.#heap[index] = key;
  }
}
