import assert from 'node:assert/strict';
import { answersInTime } from '../../../../src/app/answersInTime.ts';
import type { ApplicationHealth } from '../../../../src/app/application.ts';
import { SyncError } from '../../../../src/domain/errors/syncError.ts';
import { healthChecks, serviceHealth } from '../../../../src/service/metrics/health.ts';
import { CommitWatch } from '../../../../src/store/journal/commitWatch.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { rejectsWith } from '../../../support/rejectsWith.ts';

const well: ApplicationHealth = {
  heartbeatAge: 3_600_000,
  loopDelay: { mean: 0, p99: 0, max: 0 },
  commit: { failure: undefined, waiting: 0 },
  notifications: { waiting: 0, failing: [] },
};

describe('The health of the service', () => {
  const failed = (change: Partial<ApplicationHealth>, storeAnswers: boolean): readonly string[] =>
    healthChecks({ ...well, ...change }, storeAnswers).flatMap(({ name, ok }) => (ok ? [] : [name]));

  for (const [what, change, names] of [
    ['all is well', {}, []],
    ['the heartbeat stopped', { heartbeatAge: 3_600_000 + 300_001 }, ['heartbeat']],
    ['a commit is stuck', { commit: { failure: undefined, waiting: 60_001 } }, ['commit']],
    [
      'the last commit failed',
      { commit: { failure: new SyncError('diskFull', 'Full'), waiting: 0 } },
      ['commit'],
    ],
  ] as const) {
    it(`is told when ${what}`, () => {
      assert.deepEqual(failed(change, true), names);
    });
  }

  it('is told when the store does not answer', () => {
    assert.deepEqual(failed({}, false), ['store']);
  });

  it('is told to doors in seconds, with the channels that fail', () => {
    const failing = [{ channel: 'mail', error: 'Nobody answers' }] as const;
    const health = { ...well, loopDelay: { mean: 0, p99: 0.1, max: 0.2504 }, heartbeatAge: 61_400 };
    assert.deepEqual(serviceHealth({ ...health, notifications: { waiting: 2, failing } }), {
      ...{ heartbeatAge: 61, longestDelay: 0.25, notificationsWaiting: 2, failingChannels: failing },
    });
  });
});

describe('A reading of the store', () => {
  it('answers in time, fails, or is late after five seconds', async () => {
    const clock = new FakeClock();
    assert.equal(await answersInTime(Promise.resolve(1), clock), true);
    assert.equal(await answersInTime(Promise.reject(new SyncError('diskFull', 'Full')), clock), false);
    const late = answersInTime(new Promise(() => undefined), clock);
    await clock.advance(5000);
    assert.equal(await late, false);
    assert.equal(clock.waiting, 0);
  });
});

describe('The watch over commits', () => {
  it('remembers a failure until the next success, and how long one has waited', async () => {
    const clock = new FakeClock();
    const watch = new CommitWatch(clock);
    await rejectsWith(
      'diskFull',
      watch.watch(() => Promise.reject(new SyncError('diskFull', 'Full'))),
    );
    assert.equal(watch.health.failure?.key, 'diskFull');
    let finish: () => void = () => undefined;
    const slow = watch.watch(() => new Promise<void>((resolve) => (finish = resolve)));
    await clock.advance(5000);
    assert.equal(watch.health.waiting, 5000);
    finish();
    await slow;
    assert.deepEqual(watch.health, { failure: undefined, waiting: 0 });
  });

  it('does not take a request that cannot be carried out for a trouble of the disk', async () => {
    const watch = new CommitWatch(new FakeClock());
    await rejectsWith(
      'invalidRequest',
      watch.watch(() => Promise.reject(new SyncError('invalidRequest', 'No'))),
    );
    assert.equal(watch.health.failure, undefined);
  });
});
