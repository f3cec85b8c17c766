import type { Clock } from '../../base/clock.ts';
import type { RecordNumber } from '../../domain/catalogRow.ts';
import { WordColumn } from '../tables/wordColumn.ts';

/** Longer than any pull waits between asking for a record and listing it. */
const leaseSeconds = 3600;

/**
 * Records that somebody was told of lately and may be about to list: a downstream server does not fetch what it hears is
 * stored already. They are not forgotten, although nothing refers to them yet.
 */
export class RecordLeases {
  readonly #clock: Pick<Clock, 'monotonic'>;
  /** Second of the last lease + 1 by record. */
  readonly #leased = new WordColumn();

  constructor(clock: Pick<Clock, 'monotonic'>) {
    this.#clock = clock;
  }

  /** Leases so many records from the given one on. */
  take(first: RecordNumber, count = 1): void {
    const second = this.#second() + 1;
    this.#leased.extendTo(first + count);
    for (let record = first; record < first + count; record++) this.#leased.set(record, second);
  }

  holds(record: RecordNumber): boolean {
    const leased = this.#leased.at(record);
    return leased > 0 && this.#second() + 1 - leased <= leaseSeconds;
  }

  #second(): number {
    return Math.floor(this.#clock.monotonic() / 1000);
  }
}
