import type { Timer } from '../base/clock.ts';

/** The timer of processes that end after one command: appointments are kept in the store for the next one that stays. */
export const neverTimer: Timer = { at: () => ({ dispose: () => undefined }) };
