import assert from 'node:assert/strict';
import { SyncError } from '../../../../src/domain/errors/syncError.ts';
import { RateLimit } from '../../../../src/service/link/rateLimit.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { rejectsWith } from '../../../support/rejectsWith.ts';

describe('The rate limit of a link', () => {
  it('lets the first page go at once and spaces the others, whatever their number', async () => {
    const clock = new FakeClock();
    const limit = new RateLimit(clock, 100);
    const gone: number[] = [];
    const begun = clock.now();
    const flow = (async (): Promise<void> => {
      for (let page = 0; page < 5; page++) {
        await limit.take(200 * 1024, new AbortController().signal);
        gone.push((clock.now() - begun) / 1000);
      }
    })();
    await clock.advance(0);
    await clock.advance(60_000);
    await flow;
    assert.deepEqual(gone, [0, 2, 4, 6, 8]);
  });

  it('saves nothing up: a pause is no reason for a burst', async () => {
    const clock = new FakeClock();
    const limit = new RateLimit(clock, 100);
    await limit.take(100 * 1024, new AbortController().signal);
    await clock.advance(60_000);
    await limit.take(100 * 1024, new AbortController().signal);
    const third = limit.take(1, new AbortController().signal);
    assert.equal(clock.waiting, 1);
    await clock.advance(1000);
    await third;
  });

  it('is let go of when the child takes its question back', async () => {
    const clock = new FakeClock();
    const limit = new RateLimit(clock, 1);
    await limit.take(1024 * 1024, new AbortController().signal);
    const stop = new AbortController();
    const waiting = rejectsWith('cancelled', limit.take(1, stop.signal));
    stop.abort(new SyncError('cancelled', 'Taken back'));
    await waiting;
    assert.equal(clock.waiting, 0);
  });
});
