import type { BundleLayout } from './bundleLayout.ts';
import { fittingLayout } from './bundleLayout.ts';
import type { CatalogFacts } from './catalogFacts.ts';
import { updateKinds } from './updateKinds.ts';

/** Bits of a unit's flags. */
export const UnitFlag = { expired: 1, vanished: 2 } as const;

/** What can happen to a unit after it was published. */
export const UnitEvent = {
  /** The top-level update's texts changed. */
  revised: 1,
  /** The files changed: hidden children get new revisions, and so does what bundles them. */
  repackaged: 2,
  expired: 3,
} as const;

/**
 * A catalog in one month: nothing but numbers, in columns, never changed. A unit is a top-level update with its hidden
 * children; their ordinals follow each other. Months count from 0; generation = month + 1.
 */
export interface CatalogState {
  readonly month: number;
  /** Updates that ever were, vanished ones included: ordinals 0 … updateCount−1. */
  readonly updateCount: number;
  readonly unitCount: number;
  /** By ordinal: the unit. */
  readonly unitOf: Uint32Array;
  /** By unit: first ordinal; one more at the end. */
  readonly firstOrdinal: Uint32Array;
  readonly series: Uint32Array;
  /** By unit: the one before it in its series, −1 for none. */
  readonly previous: Int32Array;
  /** By unit: how many of its series came before. */
  readonly sequence: Uint16Array;
  readonly bornMonth: Uint16Array;
  readonly flags: Uint8Array;
  /** By unit: how many revisions the top-level update has beyond the first, and its children. */
  readonly edits: Uint16Array;
  readonly repackagings: Uint16Array;
  /** By unit: generation of the top-level update's revision, and of its children's. */
  readonly topGeneration: Uint16Array;
  readonly childGeneration: Uint16Array;
  /** By unit: its latest event, −1 for none; by event: what, when, and the unit's event before it. */
  readonly lastEvent: Int32Array;
  readonly eventKind: Uint8Array;
  readonly eventMonth: Uint16Array;
  readonly eventBefore: Int32Array;
}

/** How the unit is bundled. */
export function layoutOf(facts: CatalogFacts, state: CatalogState, unit: number): BundleLayout {
  const size = at(state.firstOrdinal, unit + 1) - at(state.firstOrdinal, unit);
  return fittingLayout(updateKinds[facts.series(at(state.series, unit)).kind].layout, size);
}

/** Whether the unit carries the flag. */
export function hasFlag(state: CatalogState, unit: number, flag: number): boolean {
  return (at(state.flags, unit) & flag) !== 0;
}

/** A value of a column; columns are only asked for what they have. */
export function at(column: Uint8Array | Uint16Array | Uint32Array | Int32Array, index: number): number {
  return column[index] ?? 0;
}
