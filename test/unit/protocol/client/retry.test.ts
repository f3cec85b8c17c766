import assert from 'node:assert/strict';
import { SyncError } from '../../../../src/domain/errors/syncError.ts';
import type { RetryNotice } from '../../../../src/domain/upstream.ts';
import { FaultError } from '../../../../src/protocol/client/faultError.ts';
import { type RetryContext, withRetry } from '../../../../src/protocol/client/retry.ts';
import { HttpStatusError } from '../../../../src/protocol/client/transportError.ts';
import { FakeClock } from '../../../support/fakeClock.ts';

const policy = { attempts: 4, firstDelay: 1000, maximumDelay: 3000, maximumRetryAfter: 60_000 };

/** Fails with the errors in turn, then succeeds; runs the clock until all is done. */
async function run(
  errors: readonly SyncError[],
  random = 1,
): Promise<{ readonly outcome: unknown; readonly delays: number[] }> {
  const clock = new FakeClock();
  const notices: RetryNotice[] = [];
  const context: RetryContext = {
    policy,
    clock,
    ids: { guid: () => '', random: () => random },
    onRetry: (notice) => notices.push(notice),
  };
  const state = { done: false };
  const work = withRetry(context, new AbortController().signal, (attempt) => {
    const error = errors[attempt - 1];
    return error === undefined ? Promise.resolve('done') : Promise.reject(error);
  })
    .catch((error: unknown) => error)
    .finally(() => (state.done = true));
  while (!state.done) await clock.advance(500);
  return { outcome: await work, delays: notices.map(({ delayMilliseconds }) => delayMilliseconds) };
}

const lost = new SyncError('connectionAborted', 'Cut');

describe('Repeating an exchange', () => {
  it('waits twice as long each time, up to a bound', async () => {
    assert.deepEqual(await run([lost, lost, lost]), { outcome: 'done', delays: [1000, 2000, 3000] });
  });

  it('spreads the waits evenly below that', async () => {
    assert.deepEqual((await run([lost, lost], 0.25)).delays, [250, 500]);
    assert.deepEqual((await run([lost], 0)).delays, [0]);
  });

  it('ends with the last error after the last attempt', async () => {
    const last = new SyncError('timedOut', 'No answer');
    assert.deepEqual(await run([lost, lost, lost, last]), { outcome: last, delays: [1000, 2000, 3000] });
  });

  it('waits at least as long as the server asks, unless that is too long', async () => {
    const busy = new HttpStatusError(503, 'Busy', 45_000);
    assert.deepEqual((await run([busy])).delays, [45_000]);
    const closed = new HttpStatusError(503, 'Closed', 61_000);
    assert.deepEqual(await run([closed]), { outcome: closed, delays: [] });
  });

  const fault = (errorCode?: string): FaultError =>
    new FaultError(
      { faultCode: 'Server', faultString: 'x', ...(errorCode === undefined ? {} : { errorCode }) },
      'GetCookie',
    );
  for (const [error, isRepeated] of [
    [fault('ServerBusy'), true],
    [fault('InternalServerError'), true],
    [fault('InvalidParameters'), false],
    [fault('IncompatibleProtocolVersion'), false],
    [fault(), false],
    [new HttpStatusError(500, 'x'), true],
    [new HttpStatusError(429, 'x'), true],
    [new HttpStatusError(404, 'x'), false],
    [new HttpStatusError(401, 'x'), false],
    [new SyncError('untrustedCertificate', 'x'), false],
    [new SyncError('invalidCertificate', 'x'), false],
    [new SyncError('proxyAuthentication', 'x'), false],
    [new SyncError('answerTooLarge', 'x'), false],
    [new SyncError('nameNotResolved', 'x'), true],
    [new SyncError('malformedAnswer', 'x'), true],
    [new SyncError('unexpected', 'x'), false],
  ] as const) {
    it(`${isRepeated ? 'follows' : 'does not follow'} ${error.key} (${error.message})`, async () => {
      const { outcome } = await run([error]);
      assert.equal(outcome, isRepeated ? 'done' : error);
    });
  }
});
