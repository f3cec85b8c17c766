import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describeBlackout, describeSchedule, previewRuns } from '../../../../src/domain/schedule/describe.ts';
import { parseBlackout } from '../../../../src/domain/schedule/parseBlackout.ts';
import type { Recurrence, SyncSchedule } from '../../../../src/domain/schedule/schedule.ts';
import { anyBlackout } from '../../../support/scheduleArbitraries.ts';

const base = { start: '2026-11-24T02:00', zone: 'Europe/Berlin', catchUp: 'once' } as const;

describe('A schedule in plain words', () => {
  const cases: [Recurrence, string][] = [
    [{ kind: 'once' }, 'Once, on 2026-11-24 at 02:00 (Europe/Berlin)'],
    [
      { kind: 'interval', minutes: 0, hours: 0, days: 7 },
      'Every 7 days, counted from 2026-11-24 02:00 (Europe/Berlin)',
    ],
    [
      { kind: 'interval', minutes: 0, hours: 1, days: 0 },
      'Every hour, counted from 2026-11-24 02:00 (Europe/Berlin)',
    ],
    [
      { kind: 'interval', minutes: 30, hours: 1, days: 1 },
      'Every 1 day 1 hour 30 minutes, counted from 2026-11-24 02:00 (Europe/Berlin)',
    ],
    [{ kind: 'weekly', weekday: 3, everyWeeks: 1 }, 'Every week on Tuesday at 02:00 (Europe/Berlin)'],
    [{ kind: 'weekly', weekday: 3, everyWeeks: 2 }, 'Every 2 weeks on Tuesday at 02:00 (Europe/Berlin)'],
    [
      { kind: 'monthlyByDate', monthDay: 0, everyMonths: 1 },
      'Every month on the last day at 02:00 (Europe/Berlin)',
    ],
    [
      { kind: 'monthlyByDate', monthDay: 15, everyMonths: 3 },
      'Every 3 months on day 15 at 02:00 (Europe/Berlin)',
    ],
    [
      { kind: 'monthlyByWeekday', weekday: 6, weekOrder: 0, everyMonths: 1, offsetDays: 0 },
      'Every month on the last Friday at 02:00 (Europe/Berlin)',
    ],
    [
      { kind: 'monthlyByWeekday', weekday: 3, weekOrder: 2, everyMonths: 1, offsetDays: 1 },
      'Every month 1 day after the second Tuesday at 02:00 (Europe/Berlin)',
    ],
    [{ kind: 'patchTuesday', offsetDays: 0 }, 'Every month on Patch Tuesday at 02:00 (Europe/Berlin)'],
    [
      { kind: 'patchTuesday', offsetDays: 3 },
      'Every month 3 days after Patch Tuesday at 02:00 (Europe/Berlin)',
    ],
  ];
  for (const [recurrence, words] of cases) {
    it(words, () => {
      assert.equal(describeSchedule({ ...base, recurrence }), words);
    });
  }

  it('names its blackout windows', () => {
    const recurrence = { kind: 'weekly', weekday: 3, everyWeeks: 1 } as const;
    const blackouts = ['Mon-Fri 08:00-18:00', 'daily 23:00-24:00'].map(parseBlackout);
    assert.equal(
      describeSchedule({ ...base, recurrence, blackouts }),
      'Every week on Tuesday at 02:00 (Europe/Berlin), except Mon-Fri 08:00-18:00; daily 23:00-24:00',
    );
  });
});

describe('A blackout window in plain words', () => {
  for (const [text, words] of [
    ['tuesday 1:00-2:00', 'Tue 01:00-02:00'],
    ['sat-sun 22:00-06:00', 'Sat,Sun 22:00-06:00'],
    ['Fri-Mon 00:00-24:00', 'Mon,Fri-Sun 00:00-24:00'],
    ['Mon,Wed,Fri 08:00-18:00', 'Mon,Wed,Fri 08:00-18:00'],
    ['every-day 08:00-18:00', undefined],
    ['everyday 08:00-18:00', 'daily 08:00-18:00'],
    ['Mon- 08:00-18:00', undefined],
    ['Mon 08:00', undefined],
    ['Mon 24:00-08:00', undefined],
  ] as const) {
    it(`"${text}" is ${words ?? 'refused'}`, () => {
      if (words === undefined) assert.throws(() => parseBlackout(text), { key: 'invalidRequest' });
      else assert.equal(describeBlackout(parseBlackout(text)), words);
    });
  }

  it('reads back as the same window', () => {
    fc.assert(
      fc.property(anyBlackout, (window) => {
        const again = parseBlackout(describeBlackout(window));
        assert.deepEqual([...window.weekdays].sort(), again.weekdays);
        assert.equal(again.start, window.start);
        assert.equal(again.end % 1440, window.end % 1440);
      }),
    );
  });
});

describe('The preview of runs', () => {
  const sunday = { kind: 'weekly', weekday: 1, everyWeeks: 1 } as const;
  const notes = (schedule: SyncSchedule, after: string): readonly string[] =>
    previewRuns(schedule, Date.parse(after), 1)[0]?.notes ?? [];

  it('notes what daylight saving does', () => {
    const schedule = { ...base, recurrence: sunday, start: '2026-01-04T02:30' };
    assert.deepEqual(notes(schedule, '2026-03-28T00:00Z'), [
      'Clocks go forward: 02:30 does not exist on 2026-03-29, so it runs at 03:00',
    ]);
    assert.deepEqual(notes(schedule, '2026-10-24T00:00Z'), [
      'Clocks go back: 02:30 occurs twice on 2026-10-25; it runs the first time only',
    ]);
    assert.deepEqual(notes(schedule, '2026-11-24T00:00Z'), []);
  });

  it('notes what a blackout window moves', () => {
    const blackouts = [parseBlackout('Sat 20:00-06:00')];
    assert.deepEqual(notes({ ...base, recurrence: sunday, blackouts }, '2026-11-24T00:00Z'), [
      'Moved from 2026-11-29 02:00 to the end of a blackout window',
    ]);
  });

  it('notes a run before the Patch Tuesday release', () => {
    const recurrence = { kind: 'patchTuesday', offsetDays: 0 } as const;
    assert.deepEqual(notes({ ...base, recurrence }, '2026-11-24T00:00Z'), [
      'Before the Patch Tuesday release at 2026-12-08 19:00',
    ]);
  });
});
