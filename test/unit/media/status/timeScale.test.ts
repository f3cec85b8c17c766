import assert from 'node:assert/strict';
import fc from 'fast-check';
import { timeTicks } from '../../../../media/status/timeScale.ts';

const at = (text: string): number => Date.parse(text);

describe('The marks of a time axis', () => {
  it('are round by the clock of the reader', () => {
    const ticks = timeTicks(at('2026-11-24T09:50:00Z'), at('2026-11-24T21:00:00Z'), { most: 6, offset: 60 });
    assert.deepEqual(
      ticks.map(({ label }) => label),
      ['11-24 12:00', '11-24 15:00', '11-24 18:00', '11-24 21:00'],
    );
    assert.equal(ticks[0]?.time, at('2026-11-24T11:00:00Z'));
  });

  it('are days where months are shown', () => {
    const ticks = timeTicks(at('2026-01-01T00:00:00Z'), at('2026-11-24T00:00:00Z'), { most: 6, offset: 0 });
    assert.match(ticks[0]?.label ?? '', /^2026-\d\d-\d\d$/);
  });

  it('are few, within the range and in order, whatever the range', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4e12 }),
        fc.integer({ min: 60_000, max: 1e12 }),
        fc.integer({ min: 1, max: 20 }),
        (from, length, most) => {
          const ticks = timeTicks(from, from + length, { most, offset: 90 });
          assert.ok(ticks.length <= most + 1);
          for (const { time } of ticks) assert.ok(time >= from - 1 && time <= from + length + 1);
        },
      ),
    );
  });
});
