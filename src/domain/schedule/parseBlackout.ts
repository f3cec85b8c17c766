import { SyncError } from '../errors/syncError.ts';
import type { BlackoutWindow, Weekday } from './schedule.ts';
import { minuteOfDay } from './timeOfDay.ts';
import { weekdayFromName, weekdays } from './weekday.ts';

/** A blackout window of the form `Mon-Fri 08:00-18:00`, `Sat,Sun 00:00-24:00` or `daily 22:00-06:00`. Rejects with `invalidRequest`. */
export function parseBlackout(text: string): BlackoutWindow {
  const match = /^(\S+)\s+(\d{1,2}:\d{2})\s*-\s*(\d{1,2}:\d{2})$/.exec(text.trim());
  const days = match && parseDays(match[1] ?? '');
  const start = minuteOfDay(match?.[2] ?? '');
  const end = minuteOfDay(match?.[3] ?? '', { allowEnd: true });
  if (!days || start === undefined || end === undefined)
    throw new SyncError(
      'invalidRequest',
      `The blackout window "${text.slice(0, 60)}" is not understood; write days and times such as "Mon-Fri 08:00-18:00" or "daily 22:00-06:00"`,
    );
  return { weekdays: days, start, end };
}

function parseDays(text: string): readonly Weekday[] | undefined {
  if (/^(?:daily|every ?day)$/i.test(text)) return weekdays;
  const found = new Set<Weekday>();
  for (const part of text.split(',')) {
    const ends = part.split('-').map(weekdayFromName);
    const [first, last] = [ends[0], ends.at(-1)];
    if (first === undefined || last === undefined || ends.length > 2) return undefined;
    for (let day = first; ; day = nextDay(day)) {
      found.add(day);
      if (day === last) break;
    }
  }
  return weekdays.filter((weekday) => found.has(weekday));
}

function nextDay(day: Weekday): Weekday {
  return weekdays[day % 7] ?? 1;
}
