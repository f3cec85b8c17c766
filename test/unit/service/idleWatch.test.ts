import assert from 'node:assert/strict';
import { untilIdle } from '../../../src/service/idleWatch.ts';
import { FakeClock } from '../../support/fakeClock.ts';

const minute = 60_000;

describe('The end of a service that nobody needs', () => {
  let clock: FakeClock;
  let needs: { isNeeded: boolean; uses: number };
  let hasEnded: boolean;
  let stop: AbortController;
  let watched: Promise<void>;

  beforeEach(() => {
    clock = new FakeClock();
    needs = { isNeeded: false, uses: 0 };
    hasEnded = false;
    stop = new AbortController();
    const options = {
      ...{ clock, idleMilliseconds: () => 5 * minute },
      isNeeded: () => Promise.resolve(needs.isNeeded),
      uses: () => needs.uses,
    };
    watched = untilIdle(options, stop.signal).then(() => {
      hasEnded = true;
    });
  });

  it('comes after five minutes', async () => {
    await clock.advance(5 * minute - 1);
    assert.equal(hasEnded, false);
    await clock.advance(1);
    await watched;
  });

  it('waits while it is needed, and five minutes more', async () => {
    needs.isNeeded = true;
    await clock.advance(60 * minute);
    needs.isNeeded = false;
    await clock.advance(4.5 * minute);
    assert.equal(hasEnded, false);
    await clock.advance(minute);
    await watched;
  });

  it('counts from the last use, however short that was', async () => {
    await clock.advance(4 * minute);
    needs.uses++;
    await clock.advance(4 * minute);
    assert.equal(hasEnded, false);
    await clock.advance(2 * minute);
    await watched;
  });

  it('does not come once the service ends for another reason', async () => {
    stop.abort(new Error('ends'));
    await assert.rejects(watched, { message: 'ends' });
    assert.equal(clock.waiting, 0);
  });
});
