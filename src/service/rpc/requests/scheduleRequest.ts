import * as v from 'valibot';
import { scheduleLimits } from '../../../domain/schedule/validate.ts';
import { listOf, members, oneOf, optional, shortText, wholeNumber } from './requestValues.ts';

/** Which numbers make sense together says the check of schedules (`src/domain/schedule/validate.ts`), in its own words. */
const amount = wholeNumber(0, 10_000);
const weekday = oneOf(1, 2, 3, 4, 5, 6, 7);

const recurrence = v.variant(
  'kind',
  [
    members({ kind: v.literal('once') }),
    members({ kind: v.literal('interval'), minutes: amount, hours: amount, days: amount }),
    members({ kind: v.literal('weekly'), weekday, everyWeeks: amount }),
    members({ kind: v.literal('monthlyByDate'), monthDay: amount, everyMonths: amount }),
    members({
      kind: v.literal('monthlyByWeekday'),
      weekday,
      weekOrder: amount,
      everyMonths: amount,
      offsetDays: amount,
    }),
    members({ kind: v.literal('patchTuesday'), offsetDays: amount }),
  ],
  'a recurrence',
);

/** Windows in which no run starts. */
export const blackoutWindows = listOf(
  members({ weekdays: listOf(weekday, 7), start: amount, end: amount }),
  scheduleLimits.blackouts.high,
);

/** A schedule as a door sends it. */
export const scheduleRequest = members({
  recurrence,
  start: shortText,
  zone: shortText,
  blackouts: optional(blackoutWindows),
  catchUp: oneOf('once', 'skip'),
});
