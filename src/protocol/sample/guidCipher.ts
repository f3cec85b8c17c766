import { mix } from './seededNumbers.ts';

const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/**
 * Turns numbers into GUIDs and back. The first 32 bits are the number under a keyed permutation, the others a check on
 * it, so that a million ids need no table.
 */
export class GuidCipher {
  readonly #key: number;

  constructor(seed: number, purpose: number) {
    this.#key = mix(seed, purpose, 0x67756964);
  }

  /** The GUID of a number (unsigned, 32 bits): lower case, version 4. */
  guidOf(number: number): string {
    const first = this.#permuted(number);
    const second = mix(this.#key, number, 1);
    const third = mix(this.#key, number, 2);
    const fourth = mix(this.#key, number, 3);
    return `${octets(first)}-${pair(second >>> 16)}-4${octets(second).slice(5)}-${pair(((third >>> 16) & 0x3fff) | 0x8000)}-${pair(third)}${octets(fourth)}`;
  }

  /** The number of a GUID (lower case) that `guidOf` made; undefined for any other. */
  numberOf(guid: string): number | undefined {
    const first = Number.parseInt(guid.slice(0, 8), 16);
    if (Number.isNaN(first)) return undefined;
    const number = this.#restored(first);
    return this.guidOf(number) === guid ? number : undefined;
  }

  #permuted(number: number): number {
    let left = number >>> 16;
    let right = number & 0xffff;
    for (let round = 0; round < rounds; round++) {
      const next = left ^ (mix(this.#key, right, round) & 0xffff);
      left = right;
      right = next;
    }
    return ((left << 16) | right) >>> 0;
  }

  #restored(permuted: number): number {
    let left = permuted >>> 16;
    let right = permuted & 0xffff;
    for (let round = rounds - 1; round >= 0; round--) {
      const previous = right ^ (mix(this.#key, left, round) & 0xffff);
      right = left;
      left = previous;
    }
    return ((left << 16) | right) >>> 0;
  }
}

const rounds = 4;

function pair(bits: number): string {
  return `${hex[(bits >>> 8) & 0xff] ?? ''}${hex[bits & 0xff] ?? ''}`;
}

function octets(bits: number): string {
  return pair(bits >>> 16) + pair(bits);
}
