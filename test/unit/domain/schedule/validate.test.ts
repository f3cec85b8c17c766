import assert from 'node:assert/strict';
import { parseBlackout } from '../../../../src/domain/schedule/parseBlackout.ts';
import type { Recurrence, SyncSchedule } from '../../../../src/domain/schedule/schedule.ts';
import { validateSchedule } from '../../../../src/domain/schedule/validate.ts';

const everyTuesday = { kind: 'weekly', weekday: 3, everyWeeks: 1 } as const;

const good: SyncSchedule = {
  recurrence: everyTuesday,
  start: '2026-11-24T20:00',
  zone: 'Europe/Berlin',
  catchUp: 'once',
};

/** What a careless client sends. */
const eighthDay: Recurrence = Object.assign({ ...everyTuesday }, { weekday: 8 });

describe('The validator of schedules', () => {
  it('has nothing to say about a good one', () => {
    assert.deepEqual(validateSchedule(good), { problems: [], warnings: [] });
  });

  const problems: [Partial<SyncSchedule>, string, RegExp][] = [
    [
      { recurrence: { kind: 'interval', minutes: 60, hours: 0, days: 0 } },
      'recurrence.minutes',
      /minutes of the interval must be a whole number from 0 to 59, not 60/,
    ],
    [
      { recurrence: { kind: 'interval', minutes: 0, hours: 24, days: 0 } },
      'recurrence.hours',
      /0 to 23, not 24/,
    ],
    [{ recurrence: { kind: 'interval', minutes: 0, hours: 0, days: 1.5 } }, 'recurrence.days', /not 1.5/],
    [
      { recurrence: { kind: 'interval', minutes: 0, hours: 0, days: 0 } },
      'recurrence',
      /interval is empty; the shortest is 1 minute/,
    ],
    [{ recurrence: { kind: 'weekly', weekday: 3, everyWeeks: 0 } }, 'recurrence.everyWeeks', /1 to 4, not 0/],
    [{ recurrence: eighthDay }, 'recurrence.weekday', /day of the week is 8; allowed are 1 \(Sunday\) to 7/],
    [
      { recurrence: { kind: 'monthlyByDate', monthDay: 32, everyMonths: 1 } },
      'recurrence.monthDay',
      /0 = last day\) must be a whole number from 0 to 31/,
    ],
    [
      { recurrence: { kind: 'monthlyByDate', monthDay: 1, everyMonths: 13 } },
      'recurrence.everyMonths',
      /from 1 to 12, not 13/,
    ],
    [
      { recurrence: { kind: 'monthlyByWeekday', weekday: 3, weekOrder: 5, everyMonths: 1, offsetDays: 0 } },
      'recurrence.weekOrder',
      /0 = last\) must be a whole number from 0 to 4/,
    ],
    [
      { recurrence: { kind: 'monthlyByWeekday', weekday: 3, weekOrder: 2, everyMonths: 1, offsetDays: -1 } },
      'recurrence.offsetDays',
      /from 0 to 7, not -1/,
    ],
    [{ recurrence: { kind: 'patchTuesday', offsetDays: NaN } }, 'recurrence.offsetDays', /0 to 27, not NaN/],
    [{ start: '2026-02-29T02:00' }, 'start', /"2026-02-29T02:00" is not a date and time of the form/],
    [{ start: '1969-12-31T23:59' }, 'start', /from 1970 to 2199/],
    [{ zone: 'W. Europe Standard Time' }, 'zone', /use UTC or an IANA name such as Europe\/Berlin/],
    [{ blackouts: [{ weekdays: [], start: 0, end: 60 }] }, 'blackouts.0.weekdays', /names no day/],
    [{ blackouts: [{ weekdays: [1], start: 1440, end: 60 }] }, 'blackouts.0.start', /from 0 to 1439/],
    [{ blackouts: [parseBlackout('daily 00:00-24:00')] }, 'blackouts', /cover the whole week/],
    [
      {
        blackouts: ['Mon-Fri 00:00-24:00', 'Sat 00:00-00:00', 'Sun 00:00-23:00', 'daily 22:30-01:00'].map(
          parseBlackout,
        ),
      },
      'blackouts',
      /cover the whole week/,
    ],
    [
      { blackouts: Array.from({ length: 51 }, () => parseBlackout('Mon 01:00-02:00')) },
      'blackouts',
      /51 blackout windows; at most 50/,
    ],
  ];
  for (const [change, field, message] of problems) {
    it(`names the field ${field}: ${message.source}`, () => {
      const found = validateSchedule({ ...good, ...change });
      assert.deepEqual(found.warnings, []);
      const [problem, ...others] = found.problems;
      assert.deepEqual(others, []);
      assert.equal(problem?.field, field);
      assert.match(problem.message, message);
    });
  }

  it('names every wrong field', () => {
    const found = validateSchedule({ ...good, start: 'soon', zone: 'here' });
    assert.deepEqual(
      found.problems.map(({ field }) => field),
      ['start', 'zone'],
    );
  });

  const secondTuesday: Recurrence = {
    kind: 'monthlyByWeekday',
    weekday: 3,
    weekOrder: 2,
    everyMonths: 1,
    offsetDays: 0,
  };
  const patchTuesday = (offsetDays: number): Recurrence => ({ kind: 'patchTuesday', offsetDays });
  const warnings: [string, Partial<SyncSchedule>, RegExp | undefined][] = [
    [
      'on the second Tuesday before the release',
      { recurrence: secondTuesday, start: '2026-11-24T02:00' },
      /^The run at 2026-12-08 02:00 falls before the Patch Tuesday release at 2026-12-08 19:00 \(Europe\/Berlin\)/,
    ],
    ['on the second Tuesday in the evening', { recurrence: secondTuesday }, undefined],
    [
      'on Patch Tuesday at noon',
      { recurrence: patchTuesday(0), start: '2026-11-24T12:00' },
      /2026-12-08 12:00/,
    ],
    ['the night after Patch Tuesday', { recurrence: patchTuesday(1), start: '2026-11-24T02:00' }, undefined],
    [
      'in Tokyo at two on the day of the release, early only in winter',
      { recurrence: patchTuesday(0), start: '2026-05-01T02:00', zone: 'Asia/Tokyo' },
      /2026-11-11 02:00 falls before the Patch Tuesday release at 2026-11-11 03:00/,
    ],
    [
      'moved past the release by a blackout window',
      {
        recurrence: patchTuesday(0),
        start: '2026-11-24T12:00',
        blackouts: [parseBlackout('Tue 08:00-20:00')],
      },
      undefined,
    ],
    [
      'on day 31',
      { recurrence: { kind: 'monthlyByDate', monthDay: 31, everyMonths: 1 } },
      /Months without a day 31 are left out/,
    ],
  ];
  for (const [title, change, message] of warnings) {
    it(`${message ? 'warns of' : 'has no doubts about'} a run ${title}`, () => {
      const found = validateSchedule({ ...good, ...change });
      assert.deepEqual(found.problems, []);
      assert.equal(found.warnings.length, message ? 1 : 0);
      if (message) assert.match(found.warnings[0]?.message ?? '', message);
    });
  }

  it('warns of a single run that has passed', () => {
    const once: SyncSchedule = { ...good, recurrence: { kind: 'once' } };
    assert.deepEqual(validateSchedule(once).warnings, []);
    assert.match(validateSchedule(once, Date.parse('2027-01-01')).warnings[0]?.message ?? '', /has passed/);
  });
});
