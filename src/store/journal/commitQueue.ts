/** One thing that waits its turn; things of the same group are done together. */
interface Waiting<T> {
  readonly item: T;
  readonly resolve: () => void;
}

/**
 * Lets callers through in the order they came: commits in groups that share one pair of syncs, exclusive tasks alone.
 */
export class CommitQueue<T> {
  readonly #runGroup: (items: readonly T[]) => Promise<void>;
  readonly #limit: number;
  #waiting: (Waiting<T> | { readonly task: () => Promise<void> })[] = [];
  #running: Promise<void> | undefined;

  /** `runGroup` settles every item itself and does not reject; it gets at most `limit` items. */
  constructor(runGroup: (items: readonly T[]) => Promise<void>, limit: number) {
    this.#runGroup = runGroup;
    this.#limit = limit;
  }

  /** Adds an item; resolves when its group is done. */
  add(item: T): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push({ item, resolve });
      this.#start();
    });
  }

  /** Runs a task when everything before it is done and before anything after it begins. */
  exclusive<R>(task: () => Promise<R>): Promise<R> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({
        task: async () => {
          await task().then(resolve, reject);
        },
      });
      this.#start();
    });
  }

  #start(): void {
    this.#running ??= this.#drain().finally(() => {
      this.#running = undefined;
      if (this.#waiting.length > 0) this.#start();
    });
  }

  async #drain(): Promise<void> {
    // Whoever calls in the same turn joins the first group.
    await Promise.resolve();
    for (let head = this.#waiting[0]; head !== undefined; head = this.#waiting[0]) {
      if ('task' in head) {
        this.#waiting.shift();
        await head.task();
        continue;
      }
      const group = this.#takeGroup();
      await this.#runGroup(group.map(({ item }) => item));
      for (const { resolve } of group) resolve();
    }
  }

  #takeGroup(): Waiting<T>[] {
    const group: Waiting<T>[] = [];
    while (group.length < this.#limit) {
      const [next] = this.#waiting;
      if (next === undefined || 'task' in next) break;
      group.push(next);
      this.#waiting.shift();
    }
    return group;
  }
}
