import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { stoppable } from '../../../src/base/stoppable.ts';

describe('What can be stopped', () => {
  it('is stopped once when the signal is aborted while it is waited for, and waited for all the same', async () => {
    const aborting = new AbortController();
    let end: (value: string) => void = () => undefined;
    const waited = new Promise<string>((resolve) => {
      end = resolve;
    });
    let stops = 0;
    const waiting = stoppable(
      waited,
      () => {
        stops++;
        end('stopped');
      },
      aborting.signal,
    );
    assert.equal(stops, 0);
    aborting.abort();
    assert.equal(await waiting, 'stopped');
    assert.equal(stops, 1);
  });

  it('is stopped where the signal was aborted before', async () => {
    let stops = 0;
    assert.equal(await stoppable(Promise.resolve(1), () => stops++, AbortSignal.abort()), 1);
    assert.equal(stops, 1);
  });

  for (const [how, waited] of [
    ['ended', () => Promise.resolve()],
    ['failed', () => Promise.reject(new Error('It failed'))],
  ] as const)
    it(`is left alone after it ${how}`, async () => {
      const aborting = new AbortController();
      let stops = 0;
      await Promise.allSettled([stoppable(waited(), () => stops++, aborting.signal)]);
      assert.deepEqual(getEventListeners(aborting.signal, 'abort'), []);
      aborting.abort();
      assert.equal(stops, 0);
    });

  it('needs no signal', async () => {
    assert.equal(await stoppable(Promise.resolve(1), () => assert.fail(), undefined), 1);
  });
});
