import assert from 'node:assert/strict';
import { counted, formatBytes, formatCount, formatDuration } from '../../../src/base/amounts.ts';
import { stepText } from '../../../src/cli/render/stepText.ts';
import { formatRelative, formatTime } from '../../../src/cli/render/times.ts';

describe('Amounts', () => {
  it('have separators and the right noun', () => {
    assert.equal(formatCount(1234567), '1,234,567');
    assert.equal(counted(1, 'update'), '1 update');
    assert.equal(counted(0, 'entry', 'entries'), '0 entries');
  });

  for (const [bytes, text] of [
    [0, '0 B'],
    [1023, '1,023 B'],
    [1024, '1.0 KiB'],
    [13_824, '13.5 KiB'],
    [5 * 1024 ** 3, '5.0 GiB'],
    [3000 * 1024 ** 4, '3000.0 TiB'],
  ] as const) {
    it(`show ${bytes} bytes as ${text}`, () => {
      assert.equal(formatBytes(bytes), text);
    });
  }

  for (const [milliseconds, text] of [
    [0, '0.0 s'],
    [9_940, '9.9 s'],
    [9_999, '10 s'],
    [59_400, '59 s'],
    [185_000, '3 min 05 s'],
    [3_599_000, '59 min 59 s'],
    [7_830_000, '2 h 11 min'],
    [273_600_000, '3 d 4 h'],
  ] as const) {
    it(`show ${milliseconds} ms as ${text}`, () => {
      assert.equal(formatDuration(milliseconds), text);
    });
  }
});

describe('Times', () => {
  const now = Date.parse('2026-11-24T12:00:00Z');

  it('are those of the wall clock of the reader', () => {
    assert.equal(formatTime('2026-11-24T12:00:00Z', { zone: 'Europe/Berlin' }), '2026-11-24 13:00:00');
    assert.equal(formatTime(now, { zone: 'UTC' }), '2026-11-24 12:00:00');
  });

  for (const [seconds, text] of [
    [0, 'just now'],
    [-4, 'just now'],
    [-42, '42 s ago'],
    [-300, '5 min ago'],
    [-3600, '1 h ago'],
    [-47 * 3600, '47 h ago'],
    [-3 * 86_400, '3 d ago'],
    [3300, 'in 55 min'],
    [200 * 86_400, 'in 7 months'],
  ] as const) {
    it(`are ${text} at ${seconds} s from now`, () => {
      assert.equal(formatRelative(now + seconds * 1000, { now }), text);
    });
  }
});

describe('The progress of a step', () => {
  it('has counts, share and time left as far as they are known', () => {
    assert.equal(stepText({ processed: 1234 }), '1,234');
    assert.equal(stepText({ processed: 0, total: 0 }), '0 of 0 (100%)');
    assert.equal(
      stepText({ processed: 1999, total: 2000, etaSeconds: 1 }),
      '1,999 of 2,000 (99%), 0:01 left',
    );
    assert.equal(
      stepText({ processed: 1, total: 20_000, etaSeconds: 3723 }),
      '1 of 20,000 (0%), 1:02:03 left',
    );
  });
});
