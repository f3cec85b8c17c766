import type { RunCounts } from '../../domain/documents.ts';

/** Counts of one page of updates, handed to the run all at once. */
export class Tally {
  readonly counts: Partial<Record<keyof RunCounts, number>> = {};

  /** One more of a kind. */
  add(name: keyof RunCounts): void {
    this.counts[name] = (this.counts[name] ?? 0) + 1;
  }
}
