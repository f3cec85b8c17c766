import type { CatalogFacts } from './catalogFacts.ts';
import { layouts } from './bundleLayout.ts';
import type { CatalogState } from './catalogState.ts';
import { at, UnitEvent, UnitFlag } from './catalogState.ts';
import { updateKinds } from './updateKinds.ts';

/** A unit to be added. */
export interface NewUnit {
  readonly series: number;
  /** Updates in it, at most as many as the layout of its kind. */
  readonly size: number;
}

/** How many updates a unit of the series has. */
export function unitSize(facts: CatalogFacts, series: number): number {
  return layouts[updateKinds[facts.series(series).kind].layout].children.length + 1;
}

/** The state before anything was published. */
export function emptyState(): CatalogState {
  return {
    month: -1,
    updateCount: 0,
    unitCount: 0,
    unitOf: new Uint32Array(0),
    firstOrdinal: new Uint32Array(1),
    series: new Uint32Array(0),
    previous: new Int32Array(0),
    sequence: new Uint16Array(0),
    bornMonth: new Uint16Array(0),
    flags: new Uint8Array(0),
    edits: new Uint16Array(0),
    repackagings: new Uint16Array(0),
    topGeneration: new Uint16Array(0),
    childGeneration: new Uint16Array(0),
    lastEvent: new Int32Array(0),
    eventKind: new Uint8Array(0),
    eventMonth: new Uint16Array(0),
    eventBefore: new Int32Array(0),
  };
}

/** The state one month later with these units added: a copy, to which this month's events may still be applied. */
export function withUnits(state: CatalogState, units: readonly NewUnit[], events: number): CatalogState {
  const { unitCount } = state;
  const count = unitCount + units.length;
  const updateCount = units.reduce((sum, { size }) => sum + size, state.updateCount);
  const month = state.month + 1;
  const generation = month + 1;
  const eventCount = state.eventKind.length + events;
  const next: CatalogState = {
    month,
    updateCount,
    unitCount: count,
    unitOf: extended(new Uint32Array(updateCount), state.unitOf),
    firstOrdinal: extended(new Uint32Array(count + 1), state.firstOrdinal),
    series: extended(new Uint32Array(count), state.series),
    previous: extended(new Int32Array(count), state.previous),
    sequence: extended(new Uint16Array(count), state.sequence),
    bornMonth: extended(new Uint16Array(count), state.bornMonth),
    flags: extended(new Uint8Array(count), state.flags),
    edits: extended(new Uint16Array(count), state.edits),
    repackagings: extended(new Uint16Array(count), state.repackagings),
    topGeneration: extended(new Uint16Array(count), state.topGeneration),
    childGeneration: extended(new Uint16Array(count), state.childGeneration),
    lastEvent: extended(new Int32Array(count).fill(-1, unitCount), state.lastEvent),
    eventKind: extended(new Uint8Array(eventCount), state.eventKind),
    eventMonth: extended(new Uint16Array(eventCount), state.eventMonth),
    eventBefore: extended(new Int32Array(eventCount), state.eventBefore),
  };
  const newest = newestOfSeries(state);
  let ordinal = state.updateCount;
  units.forEach(({ series, size }, index) => {
    const unit = unitCount + index;
    const before = newest.get(series) ?? -1;
    newest.set(series, unit);
    next.unitOf.fill(unit, ordinal, ordinal + size);
    ordinal += size;
    next.firstOrdinal[unit + 1] = ordinal;
    next.series[unit] = series;
    next.previous[unit] = before;
    next.sequence[unit] = before < 0 ? 0 : at(next.sequence, before) + 1;
    next.bornMonth[unit] = month;
    next.topGeneration[unit] = generation;
    next.childGeneration[unit] = generation;
  });
  return next;
}

/** Lets something happen to a unit in the state's month; `event` counts from the first of the month. */
export function applyEvent(state: CatalogState, event: number, unit: number, kind: number): void {
  const generation = state.month + 1;
  state.eventKind[event] = kind;
  state.eventMonth[event] = state.month;
  state.eventBefore[event] = at(state.lastEvent, unit);
  state.lastEvent[unit] = event;
  state.edits[unit] = at(state.edits, unit) + 1;
  state.topGeneration[unit] = generation;
  if (kind === UnitEvent.expired) state.flags[unit] = at(state.flags, unit) | UnitFlag.expired;
  if (kind !== UnitEvent.repackaged) return;
  state.repackagings[unit] = at(state.repackagings, unit) + 1;
  state.childGeneration[unit] = generation;
}

/** The newest unit of each series. */
export function newestOfSeries(state: CatalogState): Map<number, number> {
  const newest = new Map<number, number>();
  for (let unit = 0; unit < state.unitCount; unit++) newest.set(at(state.series, unit), unit);
  return newest;
}

function extended<T extends Uint8Array | Uint16Array | Uint32Array | Int32Array>(larger: T, column: T): T {
  larger.set(column);
  return larger;
}
