import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SyncError } from '../../../../src/domain/errors/syncError.ts';
import {
  parseEvery,
  parseMonthly,
  parsePatchTuesday,
  parseWeekly,
  scheduleFromText,
  type RecurrenceText,
} from '../../../../src/domain/schedule/parse.ts';
import { validateSchedule } from '../../../../src/domain/schedule/validate.ts';

const parsers = {
  every: parseEvery,
  weekly: parseWeekly,
  monthly: parseMonthly,
  patchTuesday: parsePatchTuesday,
};
const byWeekday = { kind: 'monthlyByWeekday', everyMonths: 1, offsetDays: 0 } as const;

describe('The command line forms of a schedule', () => {
  const accepted: [keyof typeof parsers, string, RecurrenceText][] = [
    ['every', '7d', { recurrence: { kind: 'interval', days: 7, hours: 0, minutes: 0 } }],
    ['every', '12h', { recurrence: { kind: 'interval', days: 0, hours: 12, minutes: 0 } }],
    ['every', '30m', { recurrence: { kind: 'interval', days: 0, hours: 0, minutes: 30 } }],
    ['every', '90m', { recurrence: { kind: 'interval', days: 0, hours: 1, minutes: 30 } }],
    ['every', '1D12H', { recurrence: { kind: 'interval', days: 1, hours: 12, minutes: 0 } }],
    ['weekly', 'Tue@02:00', { recurrence: { kind: 'weekly', weekday: 3, everyWeeks: 1 }, minute: 120 }],
    ['weekly', 'saturday/2@9:05', { recurrence: { kind: 'weekly', weekday: 7, everyWeeks: 2 }, minute: 545 }],
    [
      'monthly',
      '15@02:00',
      { recurrence: { kind: 'monthlyByDate', monthDay: 15, everyMonths: 1 }, minute: 120 },
    ],
    [
      'monthly',
      'last@02:00',
      { recurrence: { kind: 'monthlyByDate', monthDay: 0, everyMonths: 1 }, minute: 120 },
    ],
    ['monthly', '2Tue@02:00', { recurrence: { ...byWeekday, weekday: 3, weekOrder: 2 }, minute: 120 }],
    [
      'monthly',
      '2Tue+1@02:00',
      { recurrence: { ...byWeekday, weekday: 3, weekOrder: 2, offsetDays: 1 }, minute: 120 },
    ],
    ['monthly', 'LastFri@22:00', { recurrence: { ...byWeekday, weekday: 6, weekOrder: 0 }, minute: 1320 }],
    [
      'monthly',
      'first monday+7/3@22:00',
      { recurrence: { ...byWeekday, weekday: 2, weekOrder: 1, offsetDays: 7, everyMonths: 3 }, minute: 1320 },
    ],
    ['patchTuesday', '+1@02:00', { recurrence: { kind: 'patchTuesday', offsetDays: 1 }, minute: 120 }],
    ['patchTuesday', '@20:00', { recurrence: { kind: 'patchTuesday', offsetDays: 0 }, minute: 1200 }],
  ];
  for (const [form, text, expected] of accepted) {
    it(`read ${form} ${text}`, () => {
      assert.deepEqual(parsers[form](text), expected);
    });
  }

  const refused: [keyof typeof parsers, string, RegExp][] = [
    ['every', '7', /"7" is no value for --every; allowed is an interval such as 7d, 12h, 30m or 1d12h/],
    ['every', '0m', /from 1 minute to less than 32 days/],
    ['every', '32d', /less than 32 days/],
    ['every', '', /7d/],
    ['weekly', 'Tu@02:00', /DAY@HH:mm such as Tue@02:00/],
    ['weekly', 'Tue@24:00', /Tue@02:00/],
    ['weekly', 'Tue/5@02:00', /1 to 4/],
    ['weekly', 'Tue', /Tue@02:00/],
    ['monthly', '0@02:00', /a day, 1 to 31/],
    ['monthly', '32@02:00', /a day, 1 to 31/],
    ['monthly', '5Tue@02:00', /1 to 4 or Last/],
    ['monthly', '2Tue+8@02:00', /plus 0 to 7 days/],
    ['monthly', '15+1@02:00', /15@02:00/],
    ['monthly', '15/13@02:00', /every N months \(1 to 12\)/],
    ['patchTuesday', '+28@02:00', /0 to 27/],
    ['patchTuesday', '+1', /such as \+1@02:00/],
  ];
  for (const [form, text, message] of refused) {
    it(`refuse ${form} "${text}", naming what is allowed`, () => {
      assert.throws(() => parsers[form](text), { key: 'invalidRequest', message });
    });
  }

  it('refuse or read any text', () => {
    const pieces = fc.array(
      fc.constantFrom('@', '/', '+', '2', '15', 'Tue', 'last', '02:00', '99', 'd', 'h', 'm', '-', ' ', '🕑'),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(parsers)), pieces, (parse, parts) => {
        try {
          const schedule = scheduleFromText(parse(parts.join('')), { zone: 'UTC', now: 0 });
          assert.deepEqual(validateSchedule(schedule).problems, []);
        } catch (error) {
          assert.ok(error instanceof SyncError && error.key === 'invalidRequest', String(error));
        }
      }),
    );
  });
});

describe('A schedule from the command line', () => {
  const options = { zone: 'Europe/Berlin', now: Date.parse('2026-11-24T23:30:40Z') };
  const tuesday = parseWeekly('Tue@02:00');
  const weekly = parseEvery('7d');

  for (const [title, text, start, expected] of [
    ['starts today in its zone at its own time', tuesday, undefined, '2026-11-25T02:00'],
    ['starts now when it has no time', weekly, undefined, '2026-11-25T00:30'],
    ['starts on a given date at its own time', tuesday, '2026-12-01', '2026-12-01T02:00'],
    ['starts at a given time', weekly, '2026-12-01T22:07', '2026-12-01T22:07'],
    ['starts today at a given time', weekly, '22:07', '2026-11-25T22:07'],
    ['may say its time twice', tuesday, '2026-12-01 02:00', '2026-12-01T02:00'],
  ] as const) {
    it(title, () => {
      const schedule = scheduleFromText(text, { ...options, ...(start === undefined ? {} : { start }) });
      assert.deepEqual(schedule, {
        recurrence: text.recurrence,
        start: expected,
        zone: 'Europe/Berlin',
        catchUp: 'once',
      });
    });
  }

  for (const [start, message] of [
    ['2026-02-30', /"2026-02-30" is no value for --start/],
    ['tomorrow', /yyyy-MM-ddTHH:mm, yyyy-MM-dd or HH:mm/],
    ['', /yyyy-MM-ddTHH:mm/],
    ['2026-12-01T03:00', /time of day is already given after the @/],
    ['2300-01-01', /from 1970 to 2199/],
  ] as const) {
    it(`is refused with the start "${start}"`, () => {
      assert.throws(() => scheduleFromText(tuesday, { ...options, start }), {
        key: 'invalidRequest',
        message,
      });
    });
  }

  it('is refused with an unknown zone', () => {
    assert.throws(
      () => scheduleFromText(weekly, { ...options, zone: 'CET-1' }),
      /time zone "CET-1" is unknown/,
    );
  });
});
