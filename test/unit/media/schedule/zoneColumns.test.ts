import assert from 'node:assert/strict';
import { momentFormat, zoneColumns } from '../../../../media/schedule/zoneColumns.ts';

describe('The zones of the preview', () => {
  it('stand once each, with whose they are', () => {
    assert.deepEqual(zoneColumns('Europe/Berlin', 'UTC', 'Europe/Berlin'), [
      { zone: 'Europe/Berlin', whose: 'schedule · you' },
      { zone: 'UTC', whose: 'service' },
    ]);
  });

  for (const [zone, text] of [
    ['UTC', 'Tue 2026-12-08 23:30'],
    ['Europe/Berlin', 'Wed 2026-12-09 00:30'],
    ['Europe/Nowhere', 'Tue 2026-12-08 23:30'],
  ] as const)
    it(`show a moment as a clock does: ${zone}`, () => {
      assert.equal(momentFormat(zone)('2026-12-08T23:30:00.000Z'), text);
    });
});
