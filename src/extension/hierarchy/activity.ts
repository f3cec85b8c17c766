import type { SyncEvent } from '../../domain/syncEvent.ts';
import { type ActivityNote, activityNote } from './activityNote.ts';

/** What is under way at each site after some more events; the same map where nothing changed. */
export function activityAfter(
  before: ReadonlyMap<string, ActivityNote>,
  events: readonly SyncEvent[],
): ReadonlyMap<string, ActivityNote> {
  const after = new Map(before);
  for (const event of events) {
    const note = activityNote(event);
    if (note === 'over') after.delete(event.siteCode);
    else if (note !== undefined) after.set(event.siteCode, note);
  }
  return isSame(before, after) ? before : after;
}

function isSame(a: ReadonlyMap<string, ActivityNote>, b: ReadonlyMap<string, ActivityNote>): boolean {
  return a.size === b.size && [...b].every(([code, note]) => a.get(code) === note);
}
