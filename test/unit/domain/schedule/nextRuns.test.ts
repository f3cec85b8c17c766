import assert from 'node:assert/strict';
import fc from 'fast-check';
import { dateOfDay, dayOfWeek, daysInMonth, wallMinute, wallTime } from '../../../../src/base/calendar.ts';
import {
  missedRun,
  nextRun,
  nextRuns,
  previousRun,
  withBlackouts,
} from '../../../../src/domain/schedule/nextRuns.ts';
import type { BlackoutWindow, Recurrence, SyncSchedule } from '../../../../src/domain/schedule/schedule.ts';
import { formatStart } from '../../../../src/domain/schedule/startTime.ts';
import { parseBlackout } from '../../../../src/domain/schedule/parseBlackout.ts';
import { anySchedule, recurrences } from '../../../support/scheduleArbitraries.ts';

function scheduleOf(
  recurrence: Recurrence,
  start: string,
  zone: string,
  blackouts: readonly string[] = [],
): SyncSchedule {
  return { recurrence, start, zone, catchUp: 'once', blackouts: blackouts.map(parseBlackout) };
}

/** The next runs as a clock in the schedule's zone shows them. */
function shown(schedule: SyncSchedule, after: string, count: number): string[] {
  return nextRuns(schedule, Date.parse(after), count).map(({ moment }) =>
    formatStart(wallMinute(moment, schedule.zone)),
  );
}

const daily = { kind: 'interval', minutes: 0, hours: 0, days: 1 } as const;
const everyTuesday = { kind: 'weekly', weekday: 3, everyWeeks: 1 } as const;
const everySunday = { kind: 'weekly', weekday: 1, everyWeeks: 1 } as const;

describe('The next runs', () => {
  const cases: [string, SyncSchedule, string, string[]][] = [
    [
      'once: at the start, then never',
      scheduleOf({ kind: 'once' }, '2026-12-01T02:00', 'Europe/Berlin'),
      '2026-11-24T00:00Z',
      ['2026-12-01T02:00'],
    ],
    [
      'every 7 days count elapsed time, so they move by an hour with the clock',
      scheduleOf({ ...daily, days: 7 }, '2026-10-20T02:00', 'Europe/Berlin'),
      '2026-10-20T00:00Z',
      ['2026-10-27T01:00', '2026-11-03T01:00'],
    ],
    [
      'weekly on the first fitting day on or after the start, then every n weeks',
      scheduleOf({ ...everyTuesday, everyWeeks: 2 }, '2026-11-25T02:00', 'UTC'),
      '2026-11-01T00:00Z',
      ['2026-12-01T02:00', '2026-12-15T02:00', '2026-12-29T02:00'],
    ],
    [
      'weekly keeps its time of day over the change of the clock',
      scheduleOf(everyTuesday, '2026-10-20T02:00', 'Europe/Berlin'),
      '2026-10-20T01:00Z',
      ['2026-10-27T02:00', '2026-11-03T02:00'],
    ],
    [
      'the last day of the month, leap years too',
      scheduleOf(
        { kind: 'monthlyByDate', monthDay: 0, everyMonths: 1 },
        '2027-12-31T23:00',
        'Asia/Kathmandu',
      ),
      '2027-12-31T23:00Z',
      ['2028-01-31T23:00', '2028-02-29T23:00', '2028-03-31T23:00'],
    ],
    [
      'day 31 leaves months without one out',
      scheduleOf({ kind: 'monthlyByDate', monthDay: 31, everyMonths: 1 }, '2026-01-31T05:00', 'UTC'),
      '2026-02-01T00:00Z',
      ['2026-03-31T05:00', '2026-05-31T05:00', '2026-07-31T05:00'],
    ],
    [
      '29 February comes every four years, but not in 2100',
      scheduleOf({ kind: 'monthlyByDate', monthDay: 29, everyMonths: 12 }, '2096-02-01T05:00', 'UTC'),
      '2096-01-01T00:00Z',
      ['2096-02-29T05:00', '2104-02-29T05:00'],
    ],
    [
      'the third Tuesday plus 2 days, as the published token says',
      scheduleOf(
        { kind: 'monthlyByWeekday', weekday: 3, weekOrder: 3, everyMonths: 1, offsetDays: 2 },
        '2023-07-28T02:00',
        'America/New_York',
      ),
      '2023-07-28T00:00Z',
      ['2023-08-17T02:00', '2023-09-21T02:00'],
    ],
    [
      'offset days carry the run of the month before past the start',
      scheduleOf(
        { kind: 'monthlyByWeekday', weekday: 2, weekOrder: 0, everyMonths: 3, offsetDays: 7 },
        '2026-12-02T02:00',
        'UTC',
      ),
      '2026-12-02T00:00Z',
      ['2026-12-07T02:00', '2027-03-01T02:00'],
    ],
    [
      'Patch Tuesday plus 1 day in Berlin',
      scheduleOf({ kind: 'patchTuesday', offsetDays: 1 }, '2026-11-24T02:00', 'Europe/Berlin'),
      '2026-11-24T00:00Z',
      ['2026-12-09T02:00', '2027-01-13T02:00'],
    ],
    [
      'Patch Tuesday plus 1 day in Tokyo, where the release falls on Wednesday',
      scheduleOf({ kind: 'patchTuesday', offsetDays: 1 }, '2026-11-24T02:00', 'Asia/Tokyo'),
      '2026-11-24T00:00Z',
      ['2026-12-10T02:00', '2027-01-14T02:00'],
    ],
    [
      'a time that the clock skips runs at the first moment after',
      scheduleOf(everySunday, '2026-03-22T02:30', 'Europe/Berlin'),
      '2026-03-22T12:00Z',
      ['2026-03-29T03:00', '2026-04-05T02:30'],
    ],
    [
      'a time shown twice runs once, the first time',
      scheduleOf(everySunday, '2026-10-18T02:30', 'Europe/Berlin'),
      '2026-10-18T12:00Z',
      ['2026-10-25T02:30', '2026-11-01T02:30'],
    ],
    [
      'half an hour of daylight saving on Lord Howe Island',
      scheduleOf(everySunday, '2026-09-27T02:10', 'Australia/Lord_Howe'),
      '2026-09-27T12:00Z',
      ['2026-10-04T02:30', '2026-10-11T02:10'],
    ],
    [
      'a blackout window moves a run to its end',
      scheduleOf(everyTuesday, '2026-11-24T02:00', 'Europe/Berlin', ['Mon-Fri 22:00-06:00']),
      '2026-11-24T00:00Z',
      ['2026-11-24T06:00', '2026-12-01T06:00'],
    ],
    [
      'windows that touch move it to the end of the last',
      scheduleOf(everyTuesday, '2026-11-24T02:00', 'Europe/Berlin', ['Tue 01:00-06:00', 'daily 6:00-07:30']),
      '2026-11-24T00:00Z',
      ['2026-11-24T07:30'],
    ],
    [
      'runs that are moved to the same moment become one',
      scheduleOf({ ...daily, days: 0, hours: 1 }, '2026-11-24T00:00', 'UTC', ['daily 01:30-22:30']),
      '2026-11-23T23:59Z',
      ['2026-11-24T00:00', '2026-11-24T01:00', '2026-11-24T22:30', '2026-11-24T23:00'],
    ],
    [
      'a window that ends in a skipped hour ends where the clock goes on',
      scheduleOf(everySunday, '2026-03-29T01:30', 'Europe/Berlin', ['daily 01:00-02:30']),
      '2026-03-28T12:00Z',
      ['2026-03-29T03:00'],
    ],
  ];
  for (const [title, schedule, after, expected] of cases) {
    it(title, () => {
      assert.deepEqual(shown(schedule, after, expected.length), expected);
    });
  }

  it('of a single run end with it', () => {
    const schedule = scheduleOf({ kind: 'once' }, '2026-12-01T02:00', 'UTC');
    assert.equal(nextRun(schedule, Date.parse('2026-12-01T02:00Z')), undefined);
  });

  it('are refused where they cannot be computed', () => {
    const schedule = scheduleOf(daily, '2026-12-01T02:00', 'UTC');
    assert.throws(() => nextRun({ ...schedule, start: '2026-13-01T02:00' }, 0), { key: 'invalidRequest' });
    assert.throws(() => nextRun({ ...schedule, zone: 'Moon/Base' }, 0), { key: 'invalidRequest' });
    assert.throws(() => nextRun({ ...schedule, recurrence: { ...daily, days: 0 } }, 0), {
      key: 'invalidRequest',
    });
  });

  it('of every schedule grow, respect the start, lie outside the windows, and do not depend on where one asks', () => {
    fc.assert(
      fc.property(anySchedule(), fc.nat({ max: 400 * 86_400_000 }), (schedule, later) => {
        const start = Date.parse(`${schedule.start}Z`);
        const found = nextRuns(schedule, start - 2 * 86_400_000, 40).map(({ moment }) => moment);
        assert.ok(found.length > 0);
        found.reduce((before, moment) => {
          assert.ok(moment > before);
          return moment;
        }, -Infinity);
        for (const moment of found) {
          const wall = wallMinute(moment, schedule.zone);
          assert.ok(formatStart(wall) >= schedule.start);
          assert.ok(!(schedule.blackouts ?? []).some((window) => covers(window, wall)));
        }
        const last = found.at(-1) ?? 0;
        const between = start + (later % Math.max(1, last - start));
        const next = found.find((moment) => moment > between);
        if (next !== undefined) assert.equal(nextRun(schedule, between), next);
        assert.equal(previousRun(schedule, between), found.filter((moment) => moment <= between).at(-1));
      }),
      { numRuns: 40 },
    );
  });

  it('are those that going through the days one by one finds', () => {
    const slow = fc.oneof(
      recurrences.weekly,
      recurrences.monthlyByDate,
      recurrences.monthlyByWeekday,
      recurrences.patchTuesday,
    );
    fc.assert(
      fc.property(anySchedule({ recurrence: slow, blackouts: fc.constant([]) }), (schedule) => {
        const [date = '', time = ''] = schedule.start.split('T');
        const firstDay = Date.parse(date) / 86_400_000;
        const days = fittingDays(schedule, firstDay, 450);
        const found = nextRuns(schedule, (firstDay - 2) * 86_400_000, days.length);
        for (const [index, day] of days.entries()) {
          const run = found[index];
          assert.ok(run);
          const wanted = `${new Date(day * 86_400_000).toISOString().slice(0, 10)}T${time}`;
          const shownTime = formatStart(wallMinute(run.moment, schedule.zone));
          if (run.clock === 'gap') {
            assert.ok(shownTime > wanted);
            assert.ok(formatStart(wallMinute(run.moment - 60_000, schedule.zone)) < wanted);
          } else {
            assert.equal(shownTime, wanted);
            const anHourBefore = [30, 60].map((minutes) =>
              wallMinute(run.moment - minutes * 60_000, schedule.zone),
            );
            assert.ok(anHourBefore.every((wall) => formatStart(wall) !== wanted));
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('of a week in any zone are those that going through its minutes finds', () => {
    fc.assert(
      fc.property(anySchedule({ recurrence: recurrences.weekly }), (schedule) => {
        const weekly = { ...schedule, recurrence: { ...everyTuesday } };
        const from = Date.parse(`${schedule.start}Z`) + 3 * 86_400_000;
        const time = schedule.start.slice(11);
        let wanted: number | undefined;
        let waiting = false;
        // A run moved from before `from` can come first: the walk begins a week and more earlier.
        for (let moment = from - 9 * 86_400_000; moment < from + 16 * 86_400_000; moment += 60_000) {
          if (moment < from - 86_400_000 && dayOfWeekAt(moment, weekly.zone) !== 3 && !waiting) continue;
          const wall = wallMinute(moment, weekly.zone);
          const text = formatStart(wall);
          if (text < schedule.start) continue;
          const before = formatStart(wallMinute(moment - 60_000, weekly.zone));
          const isTime =
            text.endsWith(time) ||
            (before.slice(11) < time && text.slice(11) > time && before.slice(0, 10) === text.slice(0, 10));
          const seenBefore = [30, 60].some(
            (minutes) => formatStart(wallMinute(moment - minutes * 60_000, weekly.zone)) === text,
          );
          if (dayOfWeek(wall.day) === 3 && isTime && !seenBefore) waiting = true;
          if (!waiting || (weekly.blackouts ?? []).some((window) => covers(window, wall))) continue;
          waiting = false;
          if (moment <= from) continue;
          wanted = moment;
          break;
        }
        assert.equal(nextRun(weekly, from), wanted);
      }),
      { numRuns: 3 },
    );
  });
});

describe('A missed run', () => {
  const schedule = scheduleOf(everyTuesday, '2026-09-01T02:00', 'Europe/Berlin', ['daily 08:00-18:00']);
  const at = Date.parse;
  const september = at('2026-09-22T00:00Z');

  it('is caught up once, as the latest one', () => {
    assert.deepEqual(missedRun(schedule, september, at('2026-11-24T05:00Z')), {
      dueAt: at('2026-11-24T01:00Z'),
      startAt: at('2026-11-24T05:00Z'),
    });
  });

  it('waits for the end of a blackout window', () => {
    assert.equal(missedRun(schedule, september, at('2026-11-24T09:00Z'))?.startAt, at('2026-11-24T17:00Z'));
  });

  it('is left out when the schedule says so, when none was missed, and before anything was handled', () => {
    const now = at('2026-11-24T05:00Z');
    assert.equal(missedRun({ ...schedule, catchUp: 'skip' }, september, now), undefined);
    assert.equal(missedRun(schedule, at('2026-11-24T01:00Z'), now), undefined);
    assert.equal(missedRun(schedule, undefined, now), undefined);
  });

  it('is found at once, however many were missed', () => {
    const minutely = scheduleOf({ ...daily, days: 0, minutes: 1 }, '1970-02-01T00:00', 'UTC');
    assert.equal(missedRun(minutely, 0, at('2026-11-24T05:00:30Z'))?.dueAt, at('2026-11-24T05:00Z'));
  });
});

describe('Blackout windows of the settings', () => {
  it('add to those of the schedule', () => {
    const schedule = scheduleOf(everyTuesday, '2026-11-24T02:00', 'UTC', ['Tue 01:00-03:00']);
    const both = withBlackouts(schedule, [parseBlackout('Tue 03:00-04:00')]);
    assert.deepEqual(shown(both, '2026-11-24T00:00Z', 1), ['2026-11-24T04:00']);
    assert.equal(withBlackouts(schedule, []), schedule);
  });
});

function covers(
  { weekdays, start, end }: BlackoutWindow,
  { day, minute }: { day: number; minute: number },
): boolean {
  const on = (date: number): boolean => weekdays.some((weekday) => weekday === dayOfWeek(date));
  if (end > start) return on(day) && minute >= start && minute < end;
  return (on(day) && minute >= start) || (on(day - 1) && minute < end);
}

function dayOfWeekAt(moment: number, zone: string): number {
  return dayOfWeek(wallMinute(moment, zone).day);
}

/** The days on which a schedule runs, found by looking at each: in every nth of the weeks or months that have one. */
function fittingDays({ recurrence, zone }: SyncSchedule, firstDay: number, days: number): number[] {
  const found: number[] = [];
  let anchor: number | undefined;
  for (let day = firstDay; day < firstDay + days; day++) {
    if (recurrence.kind === 'weekly') {
      if (dayOfWeek(day) !== recurrence.weekday) continue;
      anchor ??= day;
      if (((day - anchor) / 7) % recurrence.everyWeeks === 0) found.push(day);
      continue;
    }
    if (recurrence.kind === 'once' || recurrence.kind === 'interval') continue;
    const base = recurrence.kind === 'monthlyByDate' ? day : day - recurrence.offsetDays;
    if (!isMonthlyDay(recurrence, base, zone)) continue;
    const { year, month } = dateOfDay(base);
    anchor ??= year * 12 + month;
    const months = recurrence.kind === 'patchTuesday' ? 1 : recurrence.everyMonths;
    if ((year * 12 + month - anchor) % months === 0) found.push(day);
  }
  return found;
}

function isMonthlyDay(recurrence: Recurrence, day: number, zone: string): boolean {
  const { year, month, day: dayOfMonth } = dateOfDay(day);
  const last = daysInMonth(year, month);
  switch (recurrence.kind) {
    case 'monthlyByDate':
      return dayOfMonth === (recurrence.monthDay === 0 ? last : recurrence.monthDay);
    case 'monthlyByWeekday': {
      const inWeek =
        recurrence.weekOrder === 0
          ? dayOfMonth > last - 7
          : dayOfMonth > (recurrence.weekOrder - 1) * 7 && dayOfMonth <= recurrence.weekOrder * 7;
      return dayOfWeek(day) === recurrence.weekday && inWeek;
    }
    case 'patchTuesday':
      // 10:00 in Los Angeles is 17:00 or 18:00 UTC, of the day before, this one or the next.
      return [-7, -6, 17, 18, 41, 42].some((hour) => {
        const moment = day * 86_400_000 + hour * 3_600_000;
        const there = wallTime(moment, 'America/Los_Angeles');
        const weekday = dayOfWeekAt(moment, 'America/Los_Angeles');
        const isRelease = there.hour === 10 && weekday === 3 && there.day >= 8 && there.day <= 14;
        return isRelease && wallMinute(moment, zone).day === day;
      });
    case 'once':
    case 'interval':
    case 'weekly':
      return false;
  }
}
