import assert from 'node:assert/strict';
import type { OperationCall, OperationProgress } from '../../../../src/domain/operationProgress.ts';
import { isOperationProgress } from '../../../../src/service/rpc/messages.ts';
import { ProgressFeed } from '../../../../src/service/rpc/progressFeed.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { rejectsWith } from '../../../support/rejectsWith.ts';
import { ServiceSession } from '../../../support/serviceSession.ts';

const at = (done: number): OperationProgress => ({ done, total: 100, unit: 'items', text: 'Counting' });

/** Rejects with the reason once the signal is aborted. */
function untilAborted({ signal }: OperationCall): Promise<never> {
  return new Promise((_resolve, reject) => {
    const end = (): void => {
      reject(signal?.reason instanceof Error ? signal.reason : new Error('aborted'));
    };
    if (signal?.aborted === true) end();
    signal?.addEventListener('abort', end);
  });
}

describe('A feed of progress', () => {
  it('sends the newest only, with a pause between, and the last one before it ends', async () => {
    const clock = new FakeClock();
    const sent: number[] = [];
    const feed = new ProgressFeed({
      clock,
      send: ({ done }) => {
        sent.push(done);
        return Promise.resolve();
      },
    });
    for (let done = 1; done <= 50; done++) feed.report(at(done));
    await new Promise((resolve) => setImmediate(resolve));
    await clock.advance(99);
    assert.deepEqual(sent, [1]);
    await clock.advance(1);
    assert.deepEqual(sent, [1, 50]);
    feed.report(at(60));
    feed.report(at(100));
    await feed.end();
    assert.deepEqual(sent, [1, 50, 100]);
    feed.report(at(101));
    assert.equal(clock.waiting, 0);
  });

  it('waits for a door that takes its time', async () => {
    const sent: number[] = [];
    let take: () => void = () => undefined;
    const feed = new ProgressFeed({
      clock: new FakeClock(),
      send: ({ done }) => {
        sent.push(done);
        return new Promise((resolve) => {
          take = resolve;
        });
      },
    });
    for (let done = 1; done <= 50; done++) feed.report(at(done));
    assert.deepEqual(sent, [1]);
    const ended = feed.end();
    take();
    await new Promise((resolve) => setImmediate(resolve));
    take();
    await ended;
    assert.deepEqual(sent, [1, 50]);
  });
});

describe('An operation over a connection', () => {
  it('tells its progress to the door that asks for it, each request its own, and ends with the last one', async () => {
    const session = await new ServiceSession({
      verify: (_request, call) => {
        for (let done = 0; done <= 100; done += 50) call?.onProgress?.(at(done));
        return Promise.resolve([]);
      },
      backup: ({ file }, call) => {
        call?.onProgress?.({ done: 7, unit: 'bytes', text: file });
        return Promise.resolve({ file, bytes: 7 });
      },
    }).listen();
    const connection = await session.open();
    const told: OperationProgress[][] = [[], []];
    const listener = (index: number) => ({
      onProgress: (progress: OperationProgress) => told[index]?.push(progress),
    });
    const [faults, backup] = await Promise.all([
      connection.call('verify', {}, listener(0)),
      connection.call('backup', { file: 'x' }, listener(1)),
    ]);
    assert.deepEqual(faults, []);
    assert.deepEqual(backup, { file: 'x', bytes: 7 });
    assert.deepEqual(told[0]?.at(-1), at(100));
    assert.deepEqual(told[1], [{ done: 7, unit: 'bytes', text: 'x' }]);
    assert.deepEqual(await connection.call('verify', {}), []);
    connection.close();
    await session.close();
  });

  it('is given up when the door takes its request back', async () => {
    let call: OperationCall = {};
    const session = await new ServiceSession({
      synchronize: (_request, given = {}) => {
        call = given;
        return untilAborted(given);
      },
    }).listen();
    const connection = await session.open();
    const stop = new AbortController();
    const answer = connection.call('synchronize', {}, { signal: stop.signal });
    await connection.state();
    assert.equal(call.signal?.aborted, false);
    stop.abort();
    await rejectsWith('cancelled', answer);
    connection.close();
    await session.close();
  });

  it('ends with its door only where nobody else needs it', async () => {
    const aborted: string[] = [];
    let tellFirst: () => void = () => undefined;
    const first = new Promise<void>((resolve) => {
      tellFirst = resolve;
    });
    const note =
      (name: string) =>
      (_request: unknown, call: OperationCall = {}) => {
        call.signal?.addEventListener('abort', () => {
          aborted.push(name);
          tellFirst();
        });
        return untilAborted(call);
      };
    const session = await new ServiceSession({
      synchronize: note('synchronize'),
      verify: note('verify'),
      backup: note('backup'),
    }).listen();
    const [leaving, staying] = [await session.open(), await session.open()];
    const lost = Promise.allSettled([leaving.call('synchronize', {}), leaving.call('verify', {})]);
    const kept = rejectsWith('cancelled', staying.call('backup', { file: 'x' }));
    await Promise.all([leaving.state(), staying.state()]);
    leaving.close();
    await first;
    assert.deepEqual(aborted, ['verify']);
    await session.host.abortCalls();
    await kept;
    assert.deepEqual(aborted, ['verify', 'backup']);
    await lost;
    staying.close();
    await session.close();
  });

  it('believes no progress that is none', () => {
    for (const value of [
      null,
      7,
      {},
      { ...at(1), done: -1 },
      { ...at(1), done: Number.NaN },
      { ...at(1), total: '100' },
      { ...at(1), unit: 'miles' },
      { ...at(1), text: 7 },
    ])
      assert.ok(!isOperationProgress(value), JSON.stringify(value));
    assert.ok(isOperationProgress(at(1)));
  });
});
