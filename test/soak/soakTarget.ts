/** What became of an input. */
export type Verdict = 'accepted' | 'refused';

/** Something that takes untrusted bytes. */
export interface SoakTarget {
  readonly name: string;
  /** Good inputs, which the others are made from. */
  readonly seeds: readonly Buffer[];
  /** Takes an input. Throws a SyncError where it is refused; whatever else it throws is a defect. */
  readonly feed: (input: Buffer) => Promise<Verdict> | Verdict;
  /** Share of the inputs; 1 unless told otherwise. */
  readonly weight?: number;
  readonly close?: () => Promise<unknown>;
}
