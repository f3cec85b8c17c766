import type { SyncSchedule } from '../../domain/schedule/schedule.ts';
import type { ScheduleView } from '../../service/api/administration.ts';

/** A schedule in the words of a WSUS subscription: so many times a day from a time of the day on, in minutes after midnight UTC. */
export interface SubscriptionTimes {
  readonly automatic: boolean;
  readonly minutes: number;
  readonly perDay: number;
}

/** What of a schedule WSUS could say: the time of its next run, and how many a day there are. */
export function timesOf({ schedule, nextRuns: [next] }: ScheduleView): SubscriptionTimes {
  if (schedule === null) return { automatic: false, minutes: 0, perDay: 1 };
  const moment = new Date(next ?? `${schedule.start}Z`);
  const minutes = moment.getUTCHours() * 60 + moment.getUTCMinutes();
  return { automatic: true, minutes, perDay: perDayOf(schedule) };
}

function perDayOf({ recurrence }: SyncSchedule): number {
  if (recurrence.kind !== 'interval') return 1;
  const hours = recurrence.days * 24 + recurrence.hours + recurrence.minutes / 60;
  return Math.min(24, Math.max(1, Math.round(24 / Math.max(hours, 1))));
}

/** The schedule that such times mean, from the day of `now` (ms UTC) on; null where it is not automatic. */
export function scheduleOf(
  { automatic, minutes, perDay }: SubscriptionTimes,
  now: number,
): SyncSchedule | null {
  if (!automatic) return null;
  const start = new Date(Math.floor(now / 86_400_000) * 86_400_000 + minutes * 60_000);
  const hours = Math.max(1, Math.floor(24 / perDay));
  const every = hours === 24 ? { days: 1, hours: 0 } : { days: 0, hours };
  return {
    recurrence: { kind: 'interval', minutes: 0, ...every },
    start: start.toISOString().slice(0, 16),
    zone: 'UTC',
    catchUp: 'once',
  };
}
