import { isIP } from 'node:net';
import type { Clock } from '../../base/clock.ts';

/** A connection that has not introduced itself yet. */
export interface Newcomer {
  readonly address: string;
  /** Cuts it off. */
  readonly drop: () => void;
}

/** How many newcomers there may be, and how failures are answered. */
export const admissionLimits = {
  newcomers: 64,
  newcomersOfAddress: 16,
  /** Connections that have introduced themselves. */
  doors: 128,
  failuresAllowed: 5,
  shortestWait: 1000,
  longestWait: 60_000,
  /** An address is forgiven after so long without a failure. */
  forgiven: 900_000,
  addressesKept: 4096,
} as const;

interface Failures {
  readonly count: number;
  readonly last: number;
}

/**
 * Decides which connections from other machines get a chance. Who says nothing makes room for others: the oldest newcomer gives way, so that
 * nobody can fill the places with silence. Addresses that show wrong tokens wait longer each time.
 */
export class Admission {
  readonly #clock: Clock;
  readonly #newcomers = new Set<Newcomer>();
  /** The address that failed longest ago stands first. */
  readonly #failures = new Map<string, Failures>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Whether a connection from an address is looked at now; while it waits it is not, which costs nothing. */
  isWelcome(address: string): boolean {
    return this.waitOf(address) === 0;
  }

  /** Milliseconds until connections from an address are looked at again. */
  waitOf(address: string): number {
    const failures = this.#failures.get(neighborhood(address));
    if (failures === undefined) return 0;
    const { count, last } = failures;
    const { failuresAllowed, shortestWait, longestWait } = admissionLimits;
    if (count < failuresAllowed) return 0;
    const wait = Math.min(shortestWait * 2 ** (count - failuresAllowed), longestWait);
    return Math.max(0, last + wait - this.#clock.monotonic());
  }

  /** Takes a newcomer in, and drops the oldest one where there are too many, of its address or of all. */
  enter(newcomer: Newcomer): void {
    const own = neighborhood(newcomer.address);
    const same = [...this.#newcomers].filter(({ address }) => neighborhood(address) === own);
    if (same.length >= admissionLimits.newcomersOfAddress) this.#drop(same[0]);
    if (this.#newcomers.size >= admissionLimits.newcomers) this.#drop([...this.#newcomers][0]);
    this.#newcomers.add(newcomer);
  }

  /** It has introduced itself, or is gone. */
  leave(newcomer: Newcomer): void {
    this.#newcomers.delete(newcomer);
  }

  /** How many have not introduced themselves. */
  get newcomers(): number {
    return this.#newcomers.size;
  }

  /** Somebody at an address showed a wrong token. */
  failed(address: string): void {
    const key = neighborhood(address);
    const last = this.#clock.monotonic();
    const before = this.#failures.get(key);
    const isForgiven = before === undefined || last - before.last > admissionLimits.forgiven;
    this.#failures.delete(key);
    this.#failures.set(key, { count: isForgiven ? 1 : before.count + 1, last });
    for (const oldest of this.#failures.keys()) {
      if (this.#failures.size <= admissionLimits.addressesKept) break;
      this.#failures.delete(oldest);
    }
  }

  /** Somebody at an address showed a right token. */
  succeeded(address: string): void {
    this.#failures.delete(neighborhood(address));
  }

  #drop(newcomer: Newcomer | undefined): void {
    if (newcomer === undefined) return;
    this.#newcomers.delete(newcomer);
    newcomer.drop();
  }
}

/** What one party has: an IPv4 address, or the 64-bit prefix of an IPv6 address. */
function neighborhood(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined || isIP(address) !== 6) return mapped ?? address;
  const [left = '', right = ''] = address.split('%', 1).join('').split('::', 2);
  const [before, after] = [left, right].map((part) => part.split(':').filter((group) => group !== ''));
  const missing = Math.max(0, 8 - (before?.length ?? 0) - (after?.length ?? 0));
  const groups = [...(before ?? []), ...Array.from({ length: missing }, () => '0'), ...(after ?? [])];
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
