import { scriptError } from '../../values/errorRecord.ts';
import { StopThrow } from '../completion.ts';

/** What a session may use. Zero is no limit. */
export interface SessionLimits {
  /** Milliseconds that a run may take. */
  readonly time: number;
  /** Script blocks that may run within each other. */
  readonly depth: number;
  /** Objects that one list, range or capture may hold. */
  readonly items: number;
  /** Characters that one text may have. */
  readonly characters: number;
  /** Objects that a run may write. */
  readonly output: number;
}

/** Limits of a script that runs in an editor. */
export const standardLimits: SessionLimits = {
  time: 0,
  depth: 1000,
  items: 50_000_000,
  characters: 500_000_000,
  output: 10_000_000,
};

/** Limits of a script that may take what it wants: how deep calls go is bounded all the same. */
export const looseLimits: SessionLimits = {
  ...{ time: 0, items: 0, characters: 0, output: 0 },
  depth: standardLimits.depth,
};

const checkEvery = 256;

/** Watches over the limits of a run, and over the wish to stop it. */
export class LimitWatch {
  readonly limits: SessionLimits;
  /** Moment of the clock at which the job that runs is interrupted; Infinity for none. */
  interrupt = Infinity;
  readonly #now: () => number;
  readonly #canceled: () => boolean;
  #deadline = Infinity;
  #left = checkEvery;
  #written = 0;

  constructor(limits: SessionLimits, now: () => number, canceled: () => boolean) {
    this.limits = limits;
    this.#now = now;
    this.#canceled = canceled;
  }

  /** A run begins. */
  start(): void {
    const { time } = this.limits;
    this.#deadline = time > 0 ? this.#now() + time : Infinity;
    this.#written = 0;
  }

  /** Does what waits for the user: that time does not count. */
  excused<Result>(wait: () => Result): Result {
    const begun = this.#now();
    try {
      return wait();
    } finally {
      const waited = this.#now() - begun;
      this.#deadline += waited;
      this.interrupt += waited;
    }
  }

  /** Throws where the run is to stop; looks at the clock once in a while only. */
  checkpoint(): void {
    if (--this.#left <= 0) this.check();
  }

  /** Throws where the run is to stop; looks at the clock at once. */
  check(): void {
    this.#left = checkEvery;
    if (this.#canceled()) throw new StopThrow('canceled', 'The script was canceled');
    const now = this.#now();
    if (now > this.#deadline)
      throw new StopThrow('time', `The script ran longer than ${this.limits.time} ms`);
    if (now > this.interrupt) throw new StopThrow('interrupted', 'The time of the job is over');
  }

  /** Throws before so much would be made. */
  allow(what: 'characters' | 'items', count: number): void {
    const limit = this.limits[what];
    if (limit === 0 || count <= limit) return;
    throw scriptError('LimitExceeded', `More than ${limit} ${what} are not allowed here.`, 'LimitsExceeded', {
      target: null,
    });
  }

  /** One more object has been written. */
  written(): void {
    const { output } = this.limits;
    if (output > 0 && ++this.#written > output)
      throw new StopThrow('output', `The script wrote more than ${output} objects`);
  }
}
