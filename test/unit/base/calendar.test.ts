import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  dateOfDay,
  dayNumber,
  dayOfWeek,
  daysInMonth,
  isZone,
  momentAt,
  wallMinute,
  wallTime,
} from '../../../src/base/calendar.ts';

const zones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/Los_Angeles',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'Africa/Casablanca',
  'America/St_Johns',
];

describe('The calendar', () => {
  for (const [zone, date, time, moment, clock] of [
    ['Europe/Berlin', [2026, 3, 29], '01:59', '2026-03-29T00:59:00Z', 'exact'],
    ['Europe/Berlin', [2026, 3, 29], '02:30', '2026-03-29T01:00:00Z', 'gap'],
    ['Europe/Berlin', [2026, 3, 29], '03:00', '2026-03-29T01:00:00Z', 'exact'],
    ['Europe/Berlin', [2026, 10, 25], '02:30', '2026-10-25T00:30:00Z', 'overlap'],
    ['Europe/Berlin', [2026, 10, 25], '03:00', '2026-10-25T02:00:00Z', 'exact'],
    ['Australia/Lord_Howe', [2026, 10, 4], '02:15', '2026-10-03T15:30:00Z', 'gap'],
    ['Australia/Lord_Howe', [2026, 4, 5], '01:45', '2026-04-04T14:45:00Z', 'overlap'],
    ['Asia/Kathmandu', [2026, 6, 1], '00:00', '2026-05-31T18:15:00Z', 'exact'],
    ['Pacific/Apia', [2011, 12, 30], '12:00', '2011-12-30T10:00:00Z', 'gap'],
    ['UTC', [2028, 2, 29], '23:59', '2028-02-29T23:59:00Z', 'exact'],
  ] as const) {
    it(`finds ${time} on ${date.join('-')} in ${zone}: ${clock}`, () => {
      const [hours = 0, minutes = 0] = time.split(':').map(Number);
      const [year, month, day] = date;
      const found = momentAt({ day: dayNumber(year, month, day), minute: hours * 60 + minutes }, zone);
      assert.deepEqual(
        { ...found, moment: new Date(found.moment).toISOString() },
        { moment: new Date(moment).toISOString(), clock },
      );
    });
  }

  it('goes from moments to wall time and back, in all zones', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: Date.UTC(1975, 0, 1) / 60_000, max: Date.UTC(2060, 0, 1) / 60_000 }),
        (zone, minutes) => {
          const moment = minutes * 60_000;
          const wall = wallMinute(moment, zone);
          const found = momentAt(wall, zone);
          assert.notEqual(found.clock, 'gap');
          assert.deepEqual(wallMinute(found.moment, zone), wall);
          assert.ok(found.moment <= moment);
          if (found.clock === 'exact') assert.equal(found.moment, moment);
          const full = wallTime(moment, zone);
          assert.deepEqual(dateOfDay(wall.day), { year: full.year, month: full.month, day: full.day });
          assert.equal(wall.minute, full.hour * 60 + full.minute);
        },
      ),
    );
  });

  it('counts days, weekdays and months as the Date object does', () => {
    fc.assert(
      fc.property(fc.integer({ min: -200_000, max: 200_000 }), (day) => {
        const { year, month, day: dayOfMonth } = dateOfDay(day);
        assert.equal(dayNumber(year, month, dayOfMonth), day);
        assert.equal(dayOfWeek(day), new Date(day * 86_400_000).getUTCDay() + 1);
        assert.equal(daysInMonth(year, month), new Date(Date.UTC(year, month, 0)).getUTCDate());
      }),
    );
    assert.equal(daysInMonth(2000, 2), 29);
    assert.equal(daysInMonth(2100, 2), 28);
  });

  it('knows zones by name, not by offset', () => {
    for (const zone of zones) assert.equal(isZone(zone), true, zone);
    for (const zone of ['', 'Europe/Nowhere', '+01:00', 'local', '../etc', 'UTC+1:00x'])
      assert.equal(isZone(zone), false, zone);
    assert.throws(() => wallMinute(0, 'Europe/Nowhere'), RangeError);
  });
});
