import assert from 'node:assert/strict';
import fc from 'fast-check';
import { nextRuns } from '../../../../src/domain/schedule/nextRuns.ts';
import type { SyncSchedule } from '../../../../src/domain/schedule/schedule.ts';
import { readTokens, writeToken, type ScheduleToken } from '../../../../src/domain/schedule/token.ts';
import { scheduleFromToken, tokenOf } from '../../../../src/domain/schedule/tokenOf.ts';
import { weekdays } from '../../../../src/domain/schedule/weekday.ts';
import { anySchedule, zones } from '../../../support/scheduleArbitraries.ts';

const none = { days: 0, hours: 0, minutes: 0 };

function at(text: string): ScheduleToken['start'] {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = text.split(/\D/).map(Number);
  return { year, month, day, hour, minute };
}

/** The documented and published tokens of configmgr-sync.md §2.1. */
const samples: [string, ScheduleToken][] = [
  [
    '7913788000080000',
    { start: at('2004-07-19 08:30'), duration: none, isGmt: false, recurrence: { kind: 'NonRecurring' } },
  ],
  [
    '55147880001B2000',
    {
      start: at('2004-07-20 08:21'),
      duration: none,
      isGmt: false,
      recurrence: { kind: 'RecurWeekly', day: 3, weeks: 1 },
    },
  ],
  [
    '55177880001E2000',
    {
      start: at('2004-07-23 08:21'),
      duration: none,
      isGmt: false,
      recurrence: { kind: 'RecurWeekly', day: 6, weeks: 1 },
    },
  ],
  [
    '02C159C0381A2000',
    {
      start: at('2009-05-01 22:00'),
      duration: { days: 0, hours: 7, minutes: 0 },
      isGmt: false,
      recurrence: { kind: 'RecurWeekly', day: 2, weeks: 1 },
    },
  ],
  [
    '0001200000100038',
    {
      start: at('1970-02-01 00:00'),
      duration: none,
      isGmt: false,
      recurrence: { kind: 'RecurInterval', minutes: 0, hours: 0, days: 7 },
    },
  ],
  [
    '0001200000100008',
    {
      start: at('1970-02-01 00:00'),
      duration: none,
      isGmt: false,
      recurrence: { kind: 'RecurInterval', minutes: 0, hours: 0, days: 1 },
    },
  ],
  [
    '00012000001F2000',
    {
      start: at('1970-02-01 00:00'),
      duration: none,
      isGmt: false,
      recurrence: { kind: 'RecurWeekly', day: 7, weeks: 1 },
    },
  ],
  [
    '00211D80083213C0',
    {
      start: at('2024-01-01 01:00'),
      duration: { days: 0, hours: 1, minutes: 0 },
      isGmt: false,
      recurrence: { kind: 'RecurMonthlyByWeekdayBase', day: 2, months: 1, weekOrder: 1, offsetDay: 7 },
    },
  ],
  [
    '005C7D4020331680',
    {
      start: at('2023-07-28 02:00'),
      duration: { days: 0, hours: 4, minutes: 0 },
      isGmt: false,
      recurrence: { kind: 'RecurMonthlyByWeekdayBase', day: 3, months: 1, weekOrder: 3, offsetDay: 2 },
    },
  ],
];

/** Records with the prototype that object literals have. */
function record<T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> {
  return fc.record(model, { noNullPrototype: true });
}

const anyToken: fc.Arbitrary<ScheduleToken> = record({
  start: fc
    .date({ min: new Date('1970-01-01T00:00Z'), max: new Date('2033-12-31T23:59Z'), noInvalidDate: true })
    .map((date) => at(date.toISOString().slice(0, 16))),
  duration: record({
    days: fc.nat({ max: 31 }),
    hours: fc.nat({ max: 23 }),
    minutes: fc.nat({ max: 59 }),
  }),
  isGmt: fc.boolean(),
  recurrence: fc.oneof(
    fc.constant({ kind: 'NonRecurring' } as const),
    record({
      kind: fc.constant('RecurInterval' as const),
      minutes: fc.nat({ max: 59 }),
      hours: fc.nat({ max: 23 }),
      days: fc.nat({ max: 31 }),
    }),
    record({
      kind: fc.constant('RecurWeekly' as const),
      day: fc.constantFrom(...weekdays),
      weeks: fc.integer({ min: 1, max: 4 }),
    }),
    record({
      kind: fc.constant('RecurMonthlyByDate' as const),
      monthDay: fc.nat({ max: 31 }),
      months: fc.integer({ min: 1, max: 12 }),
    }),
    record({
      kind: fc.constant('RecurMonthlyByWeekday' as const),
      day: fc.constantFrom(...weekdays),
      months: fc.integer({ min: 1, max: 12 }),
      weekOrder: fc.nat({ max: 4 }),
    }),
    record({
      kind: fc.constant('RecurMonthlyByWeekdayBase' as const),
      day: fc.constantFrom(...weekdays),
      months: fc.integer({ min: 1, max: 12 }),
      weekOrder: fc.nat({ max: 4 }),
      offsetDay: fc.nat({ max: 7 }),
    }),
  ),
});

describe('A schedule token', () => {
  for (const [digits, token] of samples) {
    it(`${digits} is ${token.recurrence.kind} from ${token.start.year}-${token.start.month}-${token.start.day}, both ways`, () => {
      assert.deepEqual(readTokens(digits), [token]);
      assert.equal(writeToken(token), digits);
    });
  }

  it('may be followed by others: five evenings from Monday to Friday', () => {
    const tokens = readTokens(
      '02C159C0381A200002C159C0381B200002C159C0381C200002C159C0381D200002C159C0381E2000',
    );
    assert.deepEqual(
      tokens.map(({ recurrence }) => recurrence),
      [2, 3, 4, 5, 6].map((day) => ({ kind: 'RecurWeekly', day, weeks: 1 })),
    );
  });

  it('of any content comes back as it was written', () => {
    fc.assert(
      fc.property(anyToken, (token) => {
        const digits = writeToken(token);
        assert.match(digits, /^[0-9A-F]{16}$/);
        assert.deepEqual(readTokens(digits.toLowerCase()), [token]);
      }),
    );
  });

  for (const [digits, message] of [
    ['', /not made of 16 hexadecimal digits/],
    ['0001200000100', /not made of 16 hexadecimal digits/],
    ['000120000010003G', /not made of 16 hexadecimal digits/],
    ['0001200000000038', /unknown kind 0/],
    ['0001200000380038', /unknown kind 7/],
    ['0000200000100038', /start day 0, allowed are 1 to 28/],
    ['001D200000100038', /start day 29, allowed are 1 to 28/],
    ['0001D00000100038', /start month 13/],
    ['0301200000100038', /start hour 24/],
    ['F001200000100038', /start minute 60/],
    ['00012000001F0000', /number of weeks 0, allowed are 1 to 4/],
    ['0001200000182000', /day of the week 0/],
    ['0001200000231A00', /week order 5, allowed are 0 to 4/],
    ['0001200000283400', /number of months 13/],
  ] as const) {
    it(`"${digits}" is refused: ${message.source}`, () => {
      assert.throws(() => readTokens(digits), { key: 'invalidRequest', message });
    });
  }

  it('reads or is refused, whatever its bits are', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), (value) => {
        const digits = value.toString(16).padStart(16, '0');
        try {
          for (const token of readTokens(digits)) writeToken(token);
        } catch (error) {
          assert.equal(error instanceof Error && 'key' in error && error.key, 'invalidRequest');
        }
      }),
    );
  });
});

describe('The token of a schedule', () => {
  it('stands for the same runs, for every schedule that has one', () => {
    let withToken = 0;
    fc.assert(
      fc.property(anySchedule(), (schedule) => {
        const { token } = tokenOf(schedule, schedule.zone);
        if (token === null) return;
        withToken++;
        const { blackouts, ...plain } = schedule;
        const back = {
          ...scheduleFromToken(token, schedule.zone, schedule.catchUp),
          ...(blackouts ? { blackouts } : {}),
        };
        const after = Date.parse(`${plain.start}Z`) - 86_400_000;
        assert.deepEqual(nextRuns(back, after, 50), nextRuns(schedule, after, 50));
      }),
      { numRuns: 100 },
    );
    assert.ok(withToken > 50);
  });

  it('and the schedule of a token name each other', () => {
    fc.assert(
      fc.property(anyToken, fc.constantFrom(...zones), (token, zone) => {
        const { recurrence } = token;
        if (
          recurrence.kind === 'RecurInterval' &&
          recurrence.minutes + recurrence.hours + recurrence.days === 0
        )
          return;
        const plain = { ...token, duration: none, isGmt: token.isGmt || zone === 'UTC' };
        const schedule = scheduleFromToken(writeToken(plain), zone);
        const again = readTokens(tokenOf(schedule, zone).token ?? '')[0];
        // An offset of 0 days is the same schedule in the shorter kind.
        const { offsetDay, ...base } =
          recurrence.kind === 'RecurMonthlyByWeekdayBase' ? recurrence : { offsetDay: 1 };
        assert.deepEqual(
          again,
          offsetDay === 0 ? { ...plain, recurrence: { ...base, kind: 'RecurMonthlyByWeekday' } } : plain,
        );
      }),
    );
  });

  const weekly: SyncSchedule = {
    recurrence: { kind: 'weekly', weekday: 3, everyWeeks: 2 },
    start: '2026-11-24T02:00',
    zone: 'Europe/Berlin',
    catchUp: 'once',
  };

  it('has the UTC bit for UTC only', () => {
    assert.equal(tokenOf(weekly, 'Europe/Berlin').token, '0058BE00001B4000');
    assert.equal(tokenOf({ ...weekly, zone: 'UTC' }, 'Europe/Berlin').token, '0058BE00001B4001');
    assert.equal(scheduleFromToken('0058BE00001B4001', 'Europe/Berlin').zone, 'UTC');
  });

  it('does not mind blackout windows, which it cannot carry', () => {
    const blackouts = [{ weekdays: [3] as const, start: 0, end: 600 }];
    assert.equal(tokenOf({ ...weekly, blackouts }, 'Europe/Berlin').token, '0058BE00001B4000');
  });

  for (const [change, reason] of [
    [{ zone: 'Asia/Tokyo' }, /zone is Asia\/Tokyo; a token knows only UTC and the site server's zone/],
    [{ start: '2034-01-01T00:00' }, /starts in 2034; a token reaches from 1970 to 2033/],
    [{ recurrence: { kind: 'patchTuesday', offsetDays: 8 } }, /up to 7 days/],
    [{ recurrence: { kind: 'weekly', weekday: 3, everyWeeks: 5 } }, /from 1 to 4, not 5/],
  ] satisfies [Partial<SyncSchedule>, RegExp][]) {
    it(`is null with a reason: ${reason.source}`, () => {
      const { token, reason: given } = tokenOf({ ...weekly, ...change }, 'Europe/Berlin');
      assert.equal(token, null);
      assert.match(given, reason);
    });
  }

  it('is null for Patch Tuesday where the release comes on a Wednesday', () => {
    const schedule = { ...weekly, recurrence: { kind: 'patchTuesday', offsetDays: 1 } as const };
    assert.equal(tokenOf(schedule, 'Europe/Berlin').token, '0058BE0000331440');
    const tokyo = { ...schedule, zone: 'Asia/Tokyo' };
    assert.match(tokenOf(tokyo, 'Asia/Tokyo').reason ?? '', /does not always fall on a Tuesday/);
  });

  it('is refused as a schedule when it never runs, or when there are several', () => {
    assert.throws(() => scheduleFromToken('0001200000100000', 'UTC'), /interval is empty/);
    assert.throws(() => scheduleFromToken('00012000001000380001200000100008', 'UTC'), /there are 2/);
  });
});
