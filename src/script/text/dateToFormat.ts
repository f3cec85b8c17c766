import type { DateTime } from '../values/dateTime.ts';
import type { DateTimeOffset } from '../values/dateTimeOffset.ts';
import type { DateToFormat } from './formatDate.ts';
import { offsetAtLocal } from './timeZone.ts';

/** What of a DateTime a format can show, in a time zone (IANA name). */
export function dateToFormat({ ticks, kind }: DateTime, timeZone: string): DateToFormat {
  return { ticks, kind, offset: kind === 'Utc' ? 0n : offsetAtLocal(timeZone, ticks) };
}

/** What of a DateTimeOffset a format can show. */
export function offsetToFormat({ ticks, offset }: DateTimeOffset): DateToFormat {
  return { ticks, kind: 'Offset', offset };
}
