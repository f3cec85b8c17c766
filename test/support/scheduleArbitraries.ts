import fc from 'fast-check';
import type {
  BlackoutWindow,
  Recurrence,
  SyncSchedule,
  Weekday,
} from '../../src/domain/schedule/schedule.ts';
import { weekdays } from '../../src/domain/schedule/weekday.ts';
import { validateSchedule } from '../../src/domain/schedule/validate.ts';

/** Zones with whole, half and quarter hours, with and without daylight saving, on both sides of the date line. */
export const zones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Auckland',
  'America/Los_Angeles',
] as const;

const weekday: fc.Arbitrary<Weekday> = fc.constantFrom(...weekdays);

/** Recurrences of the given kinds within the allowed ranges. */
export const recurrences = {
  once: fc.constant({ kind: 'once' } as const),
  interval: fc
    .record({
      kind: fc.constant('interval' as const),
      minutes: fc.integer({ min: 0, max: 59 }),
      hours: fc.integer({ min: 0, max: 23 }),
      days: fc.integer({ min: 0, max: 31 }),
    })
    .filter(({ minutes, hours, days }) => minutes + hours + days > 0),
  weekly: fc.record({
    kind: fc.constant('weekly' as const),
    weekday,
    everyWeeks: fc.integer({ min: 1, max: 4 }),
  }),
  monthlyByDate: fc.record({
    kind: fc.constant('monthlyByDate' as const),
    monthDay: fc.integer({ min: 0, max: 31 }),
    everyMonths: fc.integer({ min: 1, max: 12 }),
  }),
  monthlyByWeekday: fc.record({
    kind: fc.constant('monthlyByWeekday' as const),
    weekday,
    weekOrder: fc.integer({ min: 0, max: 4 }),
    everyMonths: fc.integer({ min: 1, max: 12 }),
    offsetDays: fc.integer({ min: 0, max: 7 }),
  }),
  patchTuesday: fc.record({
    kind: fc.constant('patchTuesday' as const),
    offsetDays: fc.integer({ min: 0, max: 27 }),
  }),
} satisfies Record<Recurrence['kind'], fc.Arbitrary<Recurrence>>;

/** Any recurrence. */
export const anyRecurrence: fc.Arbitrary<Recurrence> = fc.oneof(...Object.values(recurrences));

/** Start texts; one in four within the hours in which clocks change. */
export const anyStart: fc.Arbitrary<string> = fc
  .record({
    day: fc.integer({ min: Date.UTC(1971, 0, 1), max: Date.UTC(2033, 11, 31) }),
    minute: fc.oneof(
      { weight: 3, arbitrary: fc.integer({ min: 0, max: 1439 }) },
      { weight: 1, arbitrary: fc.integer({ min: 60, max: 200 }) },
    ),
  })
  .map(({ day, minute }) => {
    const time = new Date(Math.floor(day / 86_400_000) * 86_400_000 + minute * 60_000);
    return time.toISOString().slice(0, 16);
  });

/** Weekly windows, also over midnight. */
export const anyBlackout: fc.Arbitrary<BlackoutWindow> = fc.record({
  weekdays: fc.uniqueArray(weekday, { minLength: 1, maxLength: 4 }),
  start: fc.integer({ min: 0, max: 1439 }),
  end: fc.integer({ min: 0, max: 1440 }),
});

/** Schedules that pass the validator, by default with any recurrence and up to three blackout windows. */
export function anySchedule({
  recurrence = anyRecurrence,
  blackouts = fc.array(anyBlackout, { maxLength: 3 }),
}: {
  recurrence?: fc.Arbitrary<Recurrence>;
  blackouts?: fc.Arbitrary<BlackoutWindow[]>;
} = {}): fc.Arbitrary<SyncSchedule> {
  return fc
    .record({
      recurrence,
      start: anyStart,
      zone: fc.constantFrom(...zones),
      blackouts,
      catchUp: fc.constantFrom('once' as const, 'skip' as const),
    })
    .filter((schedule) => validateSchedule(schedule).problems.length === 0);
}
