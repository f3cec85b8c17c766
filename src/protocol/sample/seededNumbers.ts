/** Mixes up to four numbers into one unsigned 32-bit number: the same for the same numbers, on every machine. */
export function mix(a: number, b = 0, c = 0, d = 0): number {
  let hash = scramble(a ^ 0x9e3779b9);
  hash = scramble(hash ^ Math.imul(b, 0x85ebca6b));
  hash = scramble(hash ^ Math.imul(c, 0xc2b2ae35));
  return scramble(hash ^ Math.imul(d, 0x27d4eb2f));
}

function scramble(value: number): number {
  let hash = value + 0x6d2b79f5;
  hash = Math.imul(hash ^ (hash >>> 16), 0x21f0aaad);
  hash = Math.imul(hash ^ (hash >>> 15), 0x735a2d97);
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** A stream of numbers that depends on nothing but what it was started with. */
export class SeededNumbers {
  #state: number;

  constructor(a: number, b = 0, c = 0) {
    this.#state = mix(a, b, c);
  }

  /** The next unsigned 32-bit number. */
  next(): number {
    this.#state = (this.#state + 0x9e3779b9) >>> 0;
    return scramble(this.#state);
  }

  /** A whole number, 0 ≤ n < limit. */
  below(limit: number): number {
    return Math.floor((this.next() / 0x1_0000_0000) * limit);
  }

  /** A whole number, from ≤ n ≤ to. */
  between(from: number, to: number): number {
    return from + this.below(to - from + 1);
  }

  /** One of the items; the list is never empty. */
  pick<T>(items: readonly [T, ...T[]]): T {
    return items[this.below(items.length)] ?? items[0];
  }

  /** True once in so many times. */
  once(inSoMany: number): boolean {
    return this.below(inSoMany) === 0;
  }
}
