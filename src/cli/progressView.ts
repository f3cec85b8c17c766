import type { SyncEvent } from '../domain/syncEvent.ts';

/** Shows committed events as they come. */
export interface Progress {
  show(events: readonly SyncEvent[]): void;
  /** A message of the command itself, in its place among the progress. */
  say(text: string): void;
  /** Leaves the terminal as it was found; what comes later is not shown. */
  end(): void;
}
