import assert from 'node:assert/strict';
import { reportTimes } from '../../../src/extension/reportTimes.ts';

describe('Reports of an operation', () => {
  it('have their time at first, and not again before a quarter of a second after the last', () => {
    let now = 0;
    const isTime = reportTimes({ monotonic: () => now });
    const told = [0, 0, 249, 250, 251, 499, 500].map((moment) => {
      now = moment;
      return isTime();
    });
    assert.deepEqual(told, [true, false, false, true, false, false, true]);
  });
});
