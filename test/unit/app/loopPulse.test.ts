import assert from 'node:assert/strict';
import { LoopPulse } from '../../../src/app/loopPulse.ts';

describe('The pulse of the event loop', () => {
  it('tells how long work held the event loop up', async () => {
    const pulse = new LoopPulse();
    try {
      const turn = () => new Promise((resolve) => setImmediate(resolve));
      // It measures from one of its own beats to the next: work before its first one is not seen.
      while (pulse.delay.max < 0.05) {
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
        await turn();
      }
      const { mean, p99, max } = pulse.delay;
      assert.ok(0 <= mean && mean <= max && p99 <= max, `${mean} ${p99} ${max}`);
    } finally {
      pulse.dispose();
    }
  });
});
