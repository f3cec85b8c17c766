import assert from 'node:assert/strict';
import { Gathering } from '../../../src/base/gathering.ts';
import { FakeClock } from '../../support/fakeClock.ts';

describe('Gathering', () => {
  it('does once what was asked for many times, and again what is asked for meanwhile', async () => {
    const clock = new FakeClock();
    let done = 0;
    let asksAgain = true;
    const gathering = new Gathering(
      clock,
      100,
      () => {
        done++;
        if (asksAgain) gathering.request();
        asksAgain = false;
      },
      assert.ifError,
    );
    for (let time = 0; time < 50; time++) gathering.request();
    await clock.advance(99);
    assert.equal(done, 0);
    await clock.advance(1);
    assert.equal(done, 1);
    await clock.advance(100);
    assert.equal(done, 2);
    await clock.advance(1000);
    assert.equal(done, 2);
  });

  it('tells what its work fails with, and goes on', async () => {
    const clock = new FakeClock();
    const heard: unknown[] = [];
    const gathering = new Gathering(
      clock,
      100,
      () => Promise.reject(new Error('once')),
      (error) => heard.push(error),
    );
    gathering.request();
    await clock.advance(100);
    gathering.request();
    await clock.advance(100);
    assert.equal(heard.length, 2);
  });

  it('does nothing more after its end', async () => {
    const clock = new FakeClock();
    let done = 0;
    const gathering = new Gathering(clock, 100, () => {
      done++;
    });
    gathering.request();
    gathering.dispose();
    await clock.advance(100);
    assert.deepEqual([done, clock.waiting], [0, 0]);
  });
});
