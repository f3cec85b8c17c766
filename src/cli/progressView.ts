import type { OperationProgress } from '../domain/operationProgress.ts';
import type { SyncEvent } from '../domain/syncEvent.ts';

/** Shows committed events as they come. */
export interface Progress {
  show(events: readonly SyncEvent[]): void;
  /** Shows how far the operation has come that the command waits for. */
  report(progress: OperationProgress): void;
  /** A message of the command itself, in its place among the progress. */
  say(text: string): void;
  /** Leaves the terminal as it was found; what comes later is not shown. */
  end(): void;
}
