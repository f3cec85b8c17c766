import assert from 'node:assert/strict';
import { Refreshing } from '../../../../src/extension/statusPage/refreshing.ts';
import { FakeClock } from '../../../support/fakeClock.ts';

describe('Showing anew', () => {
  it('comes at once, then at the pace that a reader can follow, and never misses the last request', async () => {
    const clock = new FakeClock();
    let done = 0;
    const refreshing = new Refreshing(clock, () => {
      done++;
      return Promise.resolve();
    });
    for (let time = 0; time < 50; time++) refreshing.request();
    await clock.advance(0);
    assert.equal(done, 1);
    for (let time = 0; time < 50; time++) refreshing.request();
    await clock.advance(499);
    assert.equal(done, 1);
    await clock.advance(1);
    assert.equal(done, 2);
    await clock.advance(5000);
    assert.equal(done, 2);
    refreshing.request();
    await clock.advance(0);
    refreshing.dispose();
    await clock.advance(0);
    assert.equal(clock.waiting, 0);
  });
});
