const cancelSlot = 0;
const answerSlot = 1;
const shownSlot = 2;
const interruptSlot = 3;

/**
 * Memory that a session and its owner share: the wishes to cancel and to interrupt, the call to look for an answer, how much of the output has been shown. Neither waits for the
 * other's event loop.
 */
export class HostControl {
  /** To be handed to the session's thread. */
  readonly memory: SharedArrayBuffer;
  readonly #slots: Int32Array;

  constructor(memory = new SharedArrayBuffer(4 * Int32Array.BYTES_PER_ELEMENT)) {
    this.memory = memory;
    this.#slots = new Int32Array(memory);
  }

  /** Seen by the session at its next step, also while it waits. */
  cancel(): void {
    Atomics.store(this.#slots, cancelSlot, 1);
    this.announceAnswer();
  }

  /** Takes the wish to cancel back: a shell goes on after the command that was canceled. */
  resume(): void {
    Atomics.store(this.#slots, cancelSlot, 0);
  }

  get isCanceled(): boolean {
    return Atomics.load(this.#slots, cancelSlot) !== 0;
  }

  /** The owner has something to say: seen before the next statement of a session that is debugged. */
  interrupt(): void {
    Atomics.store(this.#slots, interruptSlot, 1);
  }

  /** Whether it was interrupted since this was asked last. */
  takeInterrupt(): boolean {
    return Atomics.exchange(this.#slots, interruptSlot, 0) !== 0;
  }

  /** Wakes the session: an answer lies in its port. */
  announceAnswer(): void {
    Atomics.add(this.#slots, answerSlot, 1);
    Atomics.notify(this.#slots, answerSlot);
  }

  /** How many answers were announced. */
  get announced(): number {
    return Atomics.load(this.#slots, answerSlot);
  }

  /** Blocks the session's thread until more than `seen` answers were announced, or for the given milliseconds. */
  wait(seen: number, milliseconds: number): void {
    Atomics.wait(this.#slots, answerSlot, seen, milliseconds);
  }

  /** Tells the session that so many characters of its output have been shown. */
  announceShown(characters: number): void {
    Atomics.add(this.#slots, shownSlot, characters);
    this.announceAnswer();
  }

  /** How many characters have been shown; counts around at 2^32. */
  get shown(): number {
    return Atomics.load(this.#slots, shownSlot);
  }
}
