import type { Breakpoint } from './debugMessages.ts';
import { stopsAtHit } from './hitCondition.ts';
import { placeFrom, stoppingPlaces } from './stoppingPlaces.ts';

/** A breakpoint as somebody sets it. */
export interface AskedBreakpoint {
  /** From 1. */
  readonly line: number;
  readonly condition?: string;
  readonly hitCondition?: string;
  readonly logMessage?: string;
}

/** Where a breakpoint came to be, or why it is nowhere. */
export type PlacedBreakpoint =
  | { readonly kind: 'placed'; readonly line: number; readonly breakpoint: Breakpoint }
  | { readonly kind: 'noStatement' | 'wrongHitCondition'; readonly id: number; readonly line: number };

/** Puts each breakpoint before the next statement of a text. */
export function placeBreakpoints(
  text: string,
  asked: readonly AskedBreakpoint[],
  nextId: () => number,
): readonly PlacedBreakpoint[] {
  const places = stoppingPlaces(text);
  return asked.map(({ line, ...given }) => {
    const id = nextId();
    const place = placeFrom(places, line);
    const hitCondition = presentText(given.hitCondition);
    if (place === undefined) return { kind: 'noStatement', id, line };
    if (hitCondition !== null && stopsAtHit(hitCondition, 1) === undefined)
      return { kind: 'wrongHitCondition', id, line };
    const breakpoint: Breakpoint = {
      ...{ id, offset: place.offset, hitCondition },
      condition: presentText(given.condition),
      logMessage: presentText(given.logMessage),
    };
    return { kind: 'placed', line: place.line, breakpoint };
  });
}

function presentText(text: string | undefined): string | null {
  return text === undefined || text.trim() === '' ? null : text;
}
