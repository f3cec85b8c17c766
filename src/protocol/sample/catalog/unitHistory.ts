import type { CatalogState } from './catalogState.ts';
import { at, UnitEvent } from './catalogState.ts';

/** What a unit's documents are like in one revision. */
export interface UnitVersion {
  /** How often the files had been changed: the children's revision beyond the first. */
  readonly repackagings: number;
  readonly expired: boolean;
  /** Month in which the texts were last revised. */
  readonly revisedMonth?: number;
}

/** The unit as its top-level update's revision says that comes `edits` after the first one. */
export function unitVersion(state: CatalogState, unit: number, edits: number): UnitVersion {
  let repackagings = 0;
  let expired = false;
  let revisedMonth: number | undefined;
  for (const event of eventsOf(state, unit).slice(0, edits)) {
    const kind = at(state.eventKind, event);
    if (kind === UnitEvent.repackaged) repackagings++;
    else if (kind === UnitEvent.expired) expired = true;
    else revisedMonth = at(state.eventMonth, event);
  }
  return revisedMonth === undefined ? { repackagings, expired } : { repackagings, expired, revisedMonth };
}

/** Events of the unit, oldest first. */
function eventsOf(state: CatalogState, unit: number): readonly number[] {
  const events: number[] = [];
  for (let event = at(state.lastEvent, unit); event >= 0; event = at(state.eventBefore, event))
    events.push(event);
  return events.reverse();
}

/** Ids that the unit's top-level update lists as superseded are those of so many units before it in its series. */
export function supersededUnits(state: CatalogState, unit: number, limit: number): readonly number[] {
  const units: number[] = [];
  let before = at(state.previous, unit);
  for (; before >= 0 && units.length < limit; before = at(state.previous, before)) units.push(before);
  return units;
}
