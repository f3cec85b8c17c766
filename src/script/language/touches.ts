import type { Extent } from '../syntax/extent.ts';

/** Whether a cursor at an offset is at a word: within it, or right before or behind it. */
export function touches({ start, end }: Extent, offset: number): boolean {
  return start <= offset && offset <= end;
}
