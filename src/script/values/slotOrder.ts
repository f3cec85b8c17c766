/** The places of entries in a dictionary that gives freed ones to the next that come, the last freed first. */
export class SlotOrder<Entry> {
  readonly #slots: (Entry | undefined)[];
  readonly #places = new Map<Entry, number>();
  readonly #free: number[] = [];

  constructor(entries: Iterable<Entry>) {
    this.#slots = [...entries];
    for (const [place, entry] of this.#slots.entries())
      if (entry !== undefined) this.#places.set(entry, place);
  }

  add(entry: Entry): void {
    const place = this.#free.pop() ?? this.#slots.length;
    this.#slots[place] = entry;
    this.#places.set(entry, place);
  }

  remove(entry: Entry): void {
    const place = this.#places.get(entry);
    if (place === undefined) return;
    this.#slots[place] = undefined;
    this.#places.delete(entry);
    this.#free.push(place);
  }

  *values(): IterableIterator<Entry> {
    for (const entry of this.#slots) if (entry !== undefined) yield entry;
  }
}
