import assert from 'node:assert/strict';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { BlockingCalls } from '../../../../src/script/host/blockingCalls.ts';
import { HostControl } from '../../../../src/script/host/hostControl.ts';
import type { CallAnswer, CallRequest } from '../../../../src/script/host/hostMessages.ts';

describe('Calls from a session to its owner', () => {
  let ports: readonly MessagePort[] = [];
  afterEach(() => {
    for (const port of ports) port.close();
  });

  /** Calls whose owner gives these answers as soon as it is asked. */
  function callsAnswered(answersTo: (request: CallRequest) => readonly CallAnswer[]): {
    readonly calls: BlockingCalls;
    readonly control: HostControl;
  } {
    const { port1, port2 } = new MessageChannel();
    ports = [port1, port2];
    const control = new HostControl();
    const calls = new BlockingCalls({
      control,
      answers: port2,
      post: (request) => {
        for (const answer of answersTo(request)) port1.postMessage(answer);
        control.announceAnswer();
      },
      asError: (failure) => new Error(`failed: ${String(failure)}`),
    });
    return { calls, control };
  }

  const unheard = { heard: () => assert.fail('nothing was to be heard'), checkpoint: () => undefined };

  it('give what was answered', () => {
    const { calls } = callsAnswered(({ id, operation, request }) => [
      { kind: 'answer', id, result: { operation, request } },
    ]);
    assert.deepEqual(calls.call('status', { siteCode: 'CS1' }, unheard), {
      operation: 'status',
      request: { siteCode: 'CS1' },
    });
  });

  it('tell the progress that comes before the answer', () => {
    const { calls } = callsAnswered(({ id }) => [
      { kind: 'progress', id, progress: 1 },
      { kind: 'progress', id, progress: 2 },
      { kind: 'answer', id, result: 'done' },
    ]);
    const heard: unknown[] = [];
    assert.equal(calls.call('sync', {}, { ...unheard, heard: (progress) => heard.push(progress) }), 'done');
    assert.deepEqual(heard, [1, 2]);
  });

  it('throw what the owner failed with', () => {
    const { calls } = callsAnswered(({ id }) => [{ kind: 'failure', id, failure: 'no such site' }]);
    assert.throws(() => calls.call('status', {}, unheard), /failed: no such site/);
  });

  it('end by what the checkpoint throws, and do not take the late answer for that of the next call', () => {
    const { calls, control } = callsAnswered(({ id }) =>
      id === 1
        ? []
        : [
            { kind: 'answer', id: 1, result: 'late' },
            { kind: 'answer', id, result: 'right' },
          ],
    );
    control.cancel();
    const stopped = (): void => {
      if (control.isCanceled) throw new Error('stopped');
    };
    assert.throws(() => calls.call('first', {}, { ...unheard, checkpoint: stopped }), /stopped/);
    assert.equal(calls.call('second', {}, unheard), 'right');
  });
});
