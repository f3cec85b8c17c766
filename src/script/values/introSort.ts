import { NetException, NetThrow } from './netException.ts';

/** Runs this long and shorter are sorted by insertion. */
const shortRun = 16;

type Sortable = object | string | number | bigint | boolean | symbol | null;
type Compare<Item> = (left: Item, right: Item) => number;

/**
 * Sorts in place as List.Sort and Array.Sort of .NET do: equal items do not keep their order. Which of them comes first, and what becomes of items
 * without a clear order, depends on the steps, so that these are the same.
 */
export function introSort<Item extends Sortable>(items: Item[], compare: Compare<Item>): void {
  if (items.length < 2) return;
  const depth = 2 * (31 - Math.clz32(items.length) + 1);
  new IntroSort(items, compare).sort(0, items.length, depth);
}

class IntroSort<Item extends Sortable> {
  readonly #items: Item[];
  readonly #compare: Compare<Item>;

  constructor(items: Item[], compare: Compare<Item>) {
    this.#items = items;
    this.#compare = compare;
  }

  /** Sorts `count` items from `start` on; where it has been divided too often, by a heap. */
  sort(start: number, count: number, depth: number): void {
    let [size, left] = [count, depth];
    while (size > 1) {
      if (size <= shortRun) {
        this.#sortShort(start, size);
        return;
      }
      if (left === 0) {
        this.#sortByHeap(start, size);
        return;
      }
      left--;
      const pivot = this.#partition(start, size);
      this.sort(start + pivot + 1, size - pivot - 1, left);
      size = pivot;
    }
  }

  #sortShort(start: number, size: number): void {
    if (size > 3) {
      this.#insert(start, size);
      return;
    }
    this.#order(start, start + 1);
    if (size === 2) return;
    this.#order(start, start + 2);
    this.#order(start + 1, start + 2);
  }

  #at(index: number): Item {
    const item = this.#items[index];
    if (item === undefined) throw inconsistent();
    return item;
  }

  #swap(one: number, other: number): void {
    const item = this.#at(one);
    this.#items[one] = this.#at(other);
    this.#items[other] = item;
  }

  /** Swaps two items where the first is greater. */
  #order(one: number, other: number): void {
    if (this.#compare(this.#at(one), this.#at(other)) > 0) this.#swap(one, other);
  }

  #insert(start: number, size: number): void {
    for (let index = start + 1; index < start + size; index++) {
      const item = this.#at(index);
      let before = index - 1;
      while (before >= start && this.#compare(item, this.#at(before)) < 0) {
        this.#items[before + 1] = this.#at(before);
        before--;
      }
      this.#items[before + 1] = item;
    }
  }

  /** Puts what is less than the middle one of three before it, the rest after it; where it is then. */
  #partition(start: number, size: number): number {
    const last = start + size - 1;
    const middle = start + ((size - 1) >> 1);
    this.#order(start, middle);
    this.#order(start, last);
    this.#order(middle, last);
    const pivot = this.#at(middle);
    this.#swap(middle, last - 1);
    let [low, high] = [start, last - 1];
    while (low < high) {
      // An order that contradicts itself must not lead out of the run.
      do low++;
      while (low < last - 1 && this.#compare(this.#at(low), pivot) < 0);
      do high--;
      while (high > start && this.#compare(pivot, this.#at(high)) < 0);
      if (low >= high) break;
      this.#swap(low, high);
    }
    if (low !== last - 1) this.#swap(low, last - 1);
    return low - start;
  }

  #sortByHeap(start: number, size: number): void {
    for (let root = size >> 1; root >= 1; root--) this.#sink(root, size, start);
    for (let end = size; end > 1; end--) {
      this.#swap(start, start + end - 1);
      this.#sink(1, end - 1, start);
    }
  }

  #sink(root: number, size: number, start: number): void {
    const item = this.#at(start + root - 1);
    let at = root;
    while (at <= size >> 1) {
      let child = 2 * at;
      if (child < size && this.#compare(this.#at(start + child - 1), this.#at(start + child)) < 0) child++;
      if (this.#compare(item, this.#at(start + child - 1)) >= 0) break;
      this.#items[start + at - 1] = this.#at(start + child - 1);
      at = child;
    }
    this.#items[start + at - 1] = item;
  }
}

function inconsistent(): Error {
  return new NetThrow(
    new NetException(
      'System.InvalidOperationException',
      'Unable to sort because the IComparer.Compare() method returns inconsistent results.',
    ),
  );
}
