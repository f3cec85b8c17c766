import { mix, SeededNumbers } from '../seededNumbers.ts';
import type { CatalogFacts } from './catalogFacts.ts';
import { newcomerSeries } from './catalogFacts.ts';
import type { CatalogState } from './catalogState.ts';
import { at, UnitEvent, UnitFlag } from './catalogState.ts';
import type { NewUnit } from './stateBuilder.ts';
import { applyEvent, emptyState, newestOfSeries, unitSize, withUnits } from './stateBuilder.ts';

/** Month 0: exactly `facts.updates` updates, the series taking turns; the last unit is cut where it would go beyond. */
export function firstMonth(facts: CatalogFacts): CatalogState {
  const units: NewUnit[] = [];
  let room = facts.updates;
  for (let number = 0; room > 0; number++) {
    const series = number % facts.seriesCount;
    const size = Math.min(room, unitSize(facts, series));
    units.push({ series, size });
    room -= size;
  }
  return withUnits(emptyState(), units, 0);
}

/**
 * The next month: 1 to 2 % new updates and at least 20, some of which supersede older ones; about 0.4 % of the units
 * revised or repackaged, 0.2 % expired (one of them the newest of its series, as when a publisher withdraws an
 * update), 0.1 % no longer listed, at least one of each. What changed this month neither expires nor vanishes.
 */
export function nextMonth(facts: CatalogFacts, state: CatalogState): CatalogState {
  const month = state.month + 1;
  const share = (perMille: number, least: number): number =>
    Math.max(least, Math.round((state.unitCount * perMille) / 1000));
  const revisions = share(4, 3);
  const expiries = share(2, 1);
  const next = withUnits(state, newUnits(facts, month), revisions + expiries);
  const numbers = new SeededNumbers(facts.seed, month, 11);
  const newest = newestOfSeries(next);
  const untouched = (unit: number): boolean =>
    at(next.flags, unit) === 0 && at(next.topGeneration, unit) <= month;
  const passed = (unit: number): boolean => untouched(unit) && newest.get(at(next.series, unit)) !== unit;
  const any = (allowed: (unit: number) => boolean): number => pickUnit(numbers, state.unitCount, allowed);

  // A month that loses more than a twentieth would look like a broken server to those who re-list it.
  const isSmall = (unit: number): boolean => 25 * unitSize(facts, at(next.series, unit)) <= facts.updates;

  let event = state.eventKind.length;
  for (let index = 0; index < revisions; index++)
    applyEvent(next, event++, any(untouched), index % 3 === 1 ? UnitEvent.repackaged : UnitEvent.revised);
  // One withdrawn update that was in force until now, the others out of date anyway.
  const inForce = [...newestOfSeries(state).values()];
  const place = pickUnit(numbers, inForce.length, (candidate) => untouched(inForce[candidate] ?? 0));
  applyEvent(next, event++, inForce[place] ?? 0, UnitEvent.expired);
  for (let index = 1; index < expiries; index++) applyEvent(next, event++, any(passed), UnitEvent.expired);
  for (let index = share(1, 1); index > 0; index--) {
    const unit = any((candidate) => passed(candidate) && isSmall(candidate));
    next.flags[unit] = at(next.flags, unit) | UnitFlag.vanished;
  }
  return next;
}

/** First one of each well-known sort and one for the products that arrived, then the series that are next in turn. */
function newUnits(facts: CatalogFacts, month: number): readonly NewUnit[] {
  const wanted = Math.max(20, Math.round((facts.updates * (10 + (mix(facts.seed, month, 12) % 11))) / 1000));
  const units: NewUnit[] = [];
  let updates = 0;
  const add = (series: number): void => {
    const size = unitSize(facts, series);
    units.push({ series, size });
    updates += size;
  };
  for (const series of always) add(series);
  const arrived = facts.config.newcomers(month).length;
  add(newcomerSeries + (month % 3 === 1 ? arrived - 1 : mix(facts.seed, month, 13) % arrived));
  const turn = mix(facts.seed, month, 14) % facts.seriesCount;
  for (let step = 0; updates < wanted; step++) {
    const series = (turn + step) % facts.seriesCount;
    if (!always.includes(series)) add(series);
  }
  return units;
}

/** Cumulative update, definition update, driver. */
const always: readonly number[] = [0, 1, 2];

/** A unit that may be chosen: by chance, and where chance fails the next one after it. */
function pickUnit(numbers: SeededNumbers, count: number, allowed: (unit: number) => boolean): number {
  let unit = numbers.below(count);
  for (let attempt = 0; attempt < 20 && !allowed(unit); attempt++) unit = numbers.below(count);
  for (let step = 0; step < count; step++) {
    const candidate = (unit + step) % count;
    if (allowed(candidate)) return candidate;
  }
  throw new RangeError(`None of ${count} units may be chosen`);
}
