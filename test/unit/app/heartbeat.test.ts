import assert from 'node:assert/strict';
import { Heartbeat } from '../../../src/app/heartbeat.ts';
import { FakeClock } from '../../support/fakeClock.ts';

describe('The heartbeat', () => {
  it('beats once an hour until it is disposed', async () => {
    const clock = new FakeClock();
    let beats = 0;
    const heartbeat = new Heartbeat(clock, clock, () => beats++);
    await clock.advance(3_599_999);
    assert.equal(beats, 0);
    await clock.advance(1 + 2 * 3_600_000);
    assert.equal(beats, 3);
    heartbeat.dispose();
    await clock.advance(3_600_000);
    assert.deepEqual([beats, clock.waiting], [3, 0]);
  });
});
