import type { Disposable } from './disposable.ts';

/** Subscribes a listener; the returned disposable takes it off again. The shape VS Code uses. */
export type Event<T> = (listener: (value: T) => void) => Disposable;

/** Sends values to listeners in the order they subscribed. */
export class Emitter<T> implements Disposable {
  readonly #listeners = new Set<(value: T) => void>();

  /** Subscribes to the values fired from now on. */
  readonly event: Event<T> = (listener) => {
    const own = (value: T): void => {
      listener(value);
    };
    this.#listeners.add(own);
    return { dispose: () => this.#listeners.delete(own) };
  };

  /** How many listeners are subscribed: leak tests count them. */
  get listenerCount(): number {
    return this.#listeners.size;
  }

  /** Calls every listener; one that throws does not keep the others from hearing, its error is thrown after them. */
  fire(value: T): void {
    const errors: unknown[] = [];
    for (const listener of [...this.#listeners]) {
      try {
        listener(value);
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0)
      throw errors.length === 1 ? errors[0] : new AggregateError(errors, 'Listeners failed');
  }

  dispose(): void {
    this.#listeners.clear();
  }
}
