/** Something that holds a resource until it is told to let go. */
export interface Disposable {
  dispose(): void;
}

/** A list of disposables that disposes latecomers at once, so that nothing added after the end leaks. */
export class DisposableList implements Disposable {
  readonly #items = new Set<Disposable>();
  #disposed = false;

  /** Keeps the item until this list is disposed; returns it. */
  add<T extends Disposable>(item: T): T {
    if (this.#disposed) item.dispose();
    else this.#items.add(item);
    return item;
  }

  dispose(): void {
    this.#disposed = true;
    const items = [...this.#items].reverse();
    this.#items.clear();
    for (const item of items) item.dispose();
  }
}
