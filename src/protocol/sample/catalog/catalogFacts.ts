import { SyncError } from '../../../domain/errors/syncError.ts';
import type { CalendarMonth } from '../calendarMonth.ts';
import { calendarMonth, releaseDay } from '../calendarMonth.ts';
import { GuidCipher } from '../guidCipher.ts';
import { mix } from '../seededNumbers.ts';
import { ConfigHistory } from './configHistory.ts';
import type { Series } from './seriesTable.ts';
import { SeriesTable } from './seriesTable.ts';

/** Series numbers from here on belong to products that arrived later: number of the newcomer above this. */
export const newcomerSeries = 1 << 24;

/** Updates have revisions from this one on. */
export const firstUpdateRevision = 200;

/** What a sample catalog is before anything happens to it: all of it follows from seed, size and start. */
export class CatalogFacts {
  readonly seed: number;
  /** Updates listed in month 0. */
  readonly updates: number;
  /** Calendar month of month 0. */
  readonly start: CalendarMonth;
  readonly ids: GuidCipher;
  readonly config: ConfigHistory;
  /** Series that take turns; every round brings one update of each. */
  readonly seriesCount: number;
  readonly #series: readonly Series[];
  readonly #table: SeriesTable;

  /** `start` is written `2026-11`. Rejects sizes other than 100 … 1,000,000 with `invalidRequest`. */
  constructor(seed: number, updates: number, start: string) {
    if (!Number.isInteger(updates) || updates < 100 || updates > 1_000_000)
      throw new SyncError('invalidRequest', `A sample catalog has 100 to 1,000,000 updates, not ${updates}`);
    if (!Number.isInteger(seed) || seed < 0 || seed > 0xffff_ffff)
      throw new SyncError('invalidRequest', `The seed of a sample catalog is a 32-bit number, not ${seed}`);
    this.seed = seed;
    this.updates = updates;
    this.start = calendarMonth(start);
    this.ids = new GuidCipher(seed, 1);
    this.config = new ConfigHistory(seed, this.start);
    this.#table = new SeriesTable(this.config);
    // Three years of months where there are enough updates, at least three rounds where there are few.
    const few = Math.max(12, Math.min(this.#table.distinct, Math.floor(updates / unitSizes.small / 3)));
    this.seriesCount = Math.max(few, Math.ceil(updates / unitSizes.large / 36));
    this.#series = Array.from({ length: this.seriesCount }, (_, number) => this.#table.at(number));
  }

  /** When a month (0 = first) was published, ms UTC: its release day, at a moment by which catalogs differ. */
  published(month: number): number {
    return releaseDay(this.start + month) + (mix(this.seed, this.updates, 25) % 3_600_000);
  }

  /** The series of that number. */
  series(number: number): Series {
    return this.#series[number] ?? this.#table.ofNewcomer(number - newcomerSeries);
  }
}

/** Updates in a unit on average: small catalogs take the table's series, large ones repeat drivers most. */
const unitSizes = { small: 2.4, large: 1.6 } as const;
