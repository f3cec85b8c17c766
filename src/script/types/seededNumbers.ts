const largest = 2147483647;

/** The numbers that .NET gives for a seed: Knuth's subtractive generator, which its documentation keeps for them. */
export class SeededNumbers {
  readonly #state = new Int32Array(56);
  #next = 0;
  #other = 21;

  constructor(seed: number) {
    const state = this.#state;
    let previous = 161803398 - (seed === -2147483648 ? largest : Math.abs(seed));
    let current = 1;
    state[55] = previous;
    for (let index = 1; index < 55; index++) {
      const place = (21 * index) % 55;
      state[place] = current;
      current = previous - current;
      if (current < 0) current += largest;
      previous = state[place] ?? 0;
    }
    for (let round = 1; round < 5; round++)
      for (let index = 1; index < 56; index++) {
        const from = index + 30;
        const mixed = ((state[index] ?? 0) - (state[1 + (from % 55)] ?? 0)) | 0;
        state[index] = mixed < 0 ? mixed + largest : mixed;
      }
  }

  /** A whole number from 0 on that is below the largest Int32. */
  whole(): number {
    this.#next = this.#next >= 55 ? 1 : this.#next + 1;
    this.#other = this.#other >= 55 ? 1 : this.#other + 1;
    let made = (this.#state[this.#next] ?? 0) - (this.#state[this.#other] ?? 0);
    if (made === largest) made--;
    if (made < 0) made += largest;
    this.#state[this.#next] = made;
    return made;
  }

  /** A number in [0, 1). */
  fraction(): number {
    return this.whole() * (1 / largest);
  }

  /** The same for a range that is greater than an Int32. */
  largeFraction(): number {
    const size = this.whole();
    const isNegative = this.whole() % 2 === 0;
    return ((isNegative ? -size : size) + (largest - 1)) / (2 * largest - 1);
  }
}
