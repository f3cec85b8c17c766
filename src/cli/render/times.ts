import { wallTime } from '../../base/calendar.ts';
import { relativeTime } from '../../base/relativeTime.ts';
import type { Layout } from './layout.ts';

/** A moment (ms UTC or ISO) as a wall clock in the reader's zone shows it: `2026-11-24 08:05:09`. */
export function formatTime(moment: number | string, { zone }: Pick<Layout, 'zone'>): string {
  const { year, month, day, hour, minute, second } = wallTime(momentOf(moment), zone);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}:${two(second)}`;
}

/** The same to the minute. */
export function formatMinute(moment: number | string, layout: Pick<Layout, 'zone'>): string {
  return formatTime(moment, layout).slice(0, -3);
}

/** How long ago or ahead a moment (ms UTC or ISO) is, in its largest unit: `just now`, `5 min ago`, `in 3 d`. */
export function formatRelative(moment: number | string, { now }: Pick<Layout, 'now'>): string {
  return relativeTime(momentOf(moment), now);
}

/** Milliseconds since 1970 UTC of either form. */
function momentOf(moment: number | string): number {
  return typeof moment === 'number' ? moment : Date.parse(moment);
}
