import type { SyncEvent } from '../../domain/syncEvent.ts';
import { type ProgressNote, progressNote } from '../../domain/words/progressNote.ts';

/** What is under way at each site after some more events; the same map where nothing changed. */
export function activityAfter(
  before: ReadonlyMap<string, ProgressNote>,
  events: readonly SyncEvent[],
): ReadonlyMap<string, ProgressNote> {
  const after = new Map(before);
  for (const event of events) {
    const note = progressNote(event);
    switch (note?.kind) {
      case 'phase':
      case 'step':
        after.set(event.siteCode, note);
        break;
      case 'rest':
      case 'ended':
      case 'failed':
        after.delete(event.siteCode);
        break;
      case 'warning':
      case 'detail':
      case undefined:
        break;
    }
  }
  return isSame(before, after) ? before : after;
}

function isSame(a: ReadonlyMap<string, ProgressNote>, b: ReadonlyMap<string, ProgressNote>): boolean {
  return a.size === b.size && [...b].every(([code, note]) => a.get(code) === note);
}
