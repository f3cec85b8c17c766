/** So many bytes have to come within the time limit, or the end: who sends byte by byte would hold a run for ever. */
export const leastProgress = 1024;

/** Watches over the time that is spent waiting for an answer's pieces; what is done with them meanwhile does not count. */
export class Patience {
  readonly #limit: number;
  readonly #onEnd: (what: string) => void;
  #timer: NodeJS.Timeout | undefined;
  #left: number;
  #since = 0;
  #bytes = 0;

  /** `limit`: ms without progress. `onEnd` hears what happened, for a message. */
  constructor(limit: number, onEnd: (what: string) => void) {
    this.#limit = limit;
    this.#left = limit;
    this.#onEnd = onEnd;
  }

  /** The next piece is waited for. */
  wait(): void {
    this.#since = performance.now();
    this.#timer = setTimeout(() => {
      const seconds = this.#limit / 1000;
      this.#onEnd(
        this.#bytes === 0
          ? `Nothing more came for ${seconds} seconds`
          : `Only ${this.#bytes} bytes came in ${seconds} seconds`,
      );
    }, this.#left);
  }

  /** A piece of so many bytes came. */
  came(bytes: number): void {
    clearTimeout(this.#timer);
    this.#bytes += bytes;
    if (this.#bytes >= leastProgress) {
      this.#bytes = 0;
      this.#left = this.#limit;
    } else this.#left = Math.max(1, this.#left - (performance.now() - this.#since));
  }

  /** Nothing is waited for any more. */
  end(): void {
    clearTimeout(this.#timer);
  }
}
