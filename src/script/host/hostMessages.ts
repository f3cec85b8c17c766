import type { TestEvent } from '../pester/report/testEvent.ts';

/** Asked by a session: an operation of its owner. */
export interface CallRequest {
  readonly kind: 'call';
  readonly id: number;
  readonly operation: string;
  /** Plain data. */
  readonly request: unknown;
}

/** What comes back: progress any number of times, then an answer or a failure; all plain data. */
export type CallAnswer =
  | { readonly kind: 'progress'; readonly id: number; readonly progress: unknown }
  | { readonly kind: 'answer'; readonly id: number; readonly result: unknown }
  | { readonly kind: 'failure'; readonly id: number; readonly failure: unknown };

/** How far a script says it is: Write-Progress. */
export interface ShownProgress {
  readonly activity: string;
  readonly status: string;
  /** 0 to 100; null where it is not known. */
  readonly percent: number | null;
  readonly completed: boolean;
}

/** How a session ended. */
export interface SessionEnd {
  readonly kind: 'ended';
  readonly exitCode: number;
}

/** What a session tells its owner. */
export type SessionMessage =
  | CallRequest
  | { readonly kind: 'text'; readonly stream: 'output' | 'error'; readonly text: string }
  | { readonly kind: 'progress'; readonly progress: ShownProgress }
  | { readonly kind: 'test'; readonly event: TestEvent }
  | SessionEnd;
