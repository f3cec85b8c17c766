import type { Breakpoint, FunctionBreakpoint } from './debugMessages.ts';
import { stopsAtHit } from './hitCondition.ts';
import { placeFrom, stoppingPlaces } from './stoppingPlaces.ts';

/** A breakpoint as somebody sets it. */
export interface AskedBreakpoint {
  /** From 1. */
  readonly line: number;
  /** From 1; absent for the first statement of the line. */
  readonly column?: number | undefined;
  readonly condition?: string;
  readonly hitCondition?: string;
  readonly logMessage?: string;
}

/** Where a breakpoint came to be, or why it is nowhere. */
export type PlacedBreakpoint =
  | {
      readonly kind: 'placed';
      readonly line: number;
      /** Null where none was asked for. */
      readonly column: number | null;
      readonly breakpoint: Breakpoint;
    }
  | { readonly kind: 'noStatement' | 'wrongHitCondition'; readonly id: number; readonly line: number };

/** Puts each breakpoint before the next statement of a text. */
export function placeBreakpoints(
  text: string,
  asked: readonly AskedBreakpoint[],
  nextId: () => number,
): readonly PlacedBreakpoint[] {
  const places = stoppingPlaces(text);
  return asked.map(({ line, column, ...given }) => {
    const id = nextId();
    const place = placeFrom(places, line, column);
    const hitCondition = presentText(given.hitCondition);
    if (place === undefined) return { kind: 'noStatement', id, line };
    if (hitCondition !== null && stopsAtHit(hitCondition, 1) === undefined)
      return { kind: 'wrongHitCondition', id, line };
    const breakpoint: Breakpoint = {
      ...{ id, offset: place.offset, hitCondition },
      condition: presentText(given.condition),
      logMessage: presentText(given.logMessage),
    };
    return {
      kind: 'placed',
      line: place.line,
      column: column === undefined ? null : place.column,
      breakpoint,
    };
  });
}

/** A breakpoint of a function, or why it is none. */
export type PlacedInFunction =
  | { readonly kind: 'placed'; readonly breakpoint: FunctionBreakpoint }
  | { readonly kind: 'wrongHitCondition'; readonly id: number };

/** Breakpoints before the first statements of functions. */
export function placeInFunctions(
  asked: readonly { readonly name: string; readonly condition?: string; readonly hitCondition?: string }[],
  nextId: () => number,
): readonly PlacedInFunction[] {
  return asked.map(({ name, condition, hitCondition: given }) => {
    const id = nextId();
    const hitCondition = presentText(given);
    if (hitCondition !== null && stopsAtHit(hitCondition, 1) === undefined)
      return { kind: 'wrongHitCondition', id };
    const breakpoint = { id, name: name.trim(), condition: presentText(condition), hitCondition };
    return { kind: 'placed', breakpoint };
  });
}

function presentText(text: string | undefined): string | null {
  return text === undefined || text.trim() === '' ? null : text;
}
