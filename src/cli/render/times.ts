import { wallTime } from '../../base/calendar.ts';
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

/** How long ago or ahead a moment is, in its largest unit: `just now`, `5 min ago`, `in 3 d`. */
export function formatRelative(moment: number | string, { now }: Pick<Layout, 'now'>): string {
  const difference = momentOf(moment) - now;
  const seconds = Math.abs(difference) / 1000;
  const amount = relativeAmount(seconds);
  if (amount === '') return 'just now';
  return difference < 0 ? `${amount} ago` : `in ${amount}`;
}

/** Milliseconds since 1970 UTC of either form. */
function momentOf(moment: number | string): number {
  return typeof moment === 'number' ? moment : Date.parse(moment);
}

function relativeAmount(seconds: number): string {
  if (seconds < 5) return '';
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.round(seconds / 3600);
  if (hours < 48) return `${hours} h`;
  const days = Math.round(seconds / 86_400);
  return days < 100 ? `${days} d` : `${Math.round(days / 30.4)} months`;
}
