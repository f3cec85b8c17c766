import type { Generation } from '../domain/store.ts';

/** At least so many generations are kept, and all of the last 13 months (design §3.4). */
const keptGenerations = 50;
const keptMilliseconds = 396 * 86_400_000;

/** The generations that are kept at a time (ms UTC), oldest first as given. */
export function retainedFrom(generations: readonly Generation[], now: number): Generation[] {
  const recent = generations.findIndex(({ published }) => published >= now - keptMilliseconds);
  const first = Math.min(recent < 0 ? generations.length : recent, generations.length - keptGenerations);
  return generations.slice(Math.max(first, 0));
}
