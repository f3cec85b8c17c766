import assert from 'node:assert/strict';
import { neverAborted } from '../../../../src/base/neverAborted.ts';
import type { DebugReport, DebugStop } from '../../../../src/script/debug/debugMessages.ts';
import { DebugTalk } from '../../../../src/script/debug/debugTalk.ts';

const stop: DebugStop = { reason: 'breakpoint', text: null, breakpoint: 1 };
const stopped: DebugReport = { kind: 'stopped', stop };

describe('The talk of a debugger with the session that it watches', () => {
  it('hands a stopped session one command after another, the answers back, and the way on', async () => {
    const stops: DebugStop[] = [];
    const talk = new DebugTalk((one) => stops.push(one));
    const first = talk.next(stopped, neverAborted());
    assert.deepEqual(stops, [stop]);
    const [frames, scopes] = [talk.ask({ kind: 'frames' }), talk.ask({ kind: 'scopes', frame: 0 })];
    assert.deepEqual(await first, { kind: 'frames' });
    const answer = { kind: 'frames', frames: [] } as const;
    const second = talk.next({ kind: 'answer', answer }, neverAborted());
    assert.deepEqual(await frames, answer);
    assert.deepEqual(await second, { kind: 'scopes', frame: 0 });
    const third = talk.next({ kind: 'answer', answer: { kind: 'scopes', scopes: [] } }, neverAborted());
    assert.equal((await scopes).kind, 'scopes');
    talk.resume('over');
    assert.deepEqual(await third, { kind: 'resume', step: 'over' });
  });

  it('goes on once for a stop, however often it is told to, and is interrupted by what is asked from then on', async () => {
    let interrupts = 0;
    const talk = new DebugTalk(() => undefined);
    talk.started(() => interrupts++);
    const first = talk.next(stopped, neverAborted());
    const frames = talk.ask({ kind: 'frames' });
    talk.resume('continue');
    talk.resume('continue');
    assert.ok(!talk.isStopped);
    assert.equal(interrupts, 0);
    const pause = talk.ask({ kind: 'pause' });
    assert.equal(interrupts, 1);
    assert.deepEqual(await first, { kind: 'frames' });
    const second = talk.next({ kind: 'answer', answer: { kind: 'frames', frames: [] } }, neverAborted());
    assert.equal((await frames).kind, 'frames');
    assert.deepEqual(await second, { kind: 'resume', step: 'continue' });
    assert.deepEqual(await talk.next({ kind: 'interrupted' }, neverAborted()), { kind: 'pause' });
    const third = talk.next({ kind: 'answer', answer: { kind: 'done' } }, neverAborted());
    assert.equal((await pause).kind, 'done');
    assert.deepEqual(await third, { kind: 'resume', step: null });
    void talk.next(stopped, neverAborted());
    assert.ok(talk.isStopped);
  });

  it('interrupts a session that runs, which goes on as before after the answer', async () => {
    let interrupts = 0;
    const talk = new DebugTalk(() => undefined);
    talk.started(() => interrupts++);
    const pause = talk.ask({ kind: 'pause' });
    assert.equal(interrupts, 1);
    assert.deepEqual(await talk.next({ kind: 'interrupted' }, neverAborted()), { kind: 'pause' });
    const on = talk.next({ kind: 'answer', answer: { kind: 'done' } }, neverAborted());
    assert.deepEqual(await pause, { kind: 'done' });
    assert.deepEqual(await on, { kind: 'resume', step: null });
  });

  it('interrupts for what was asked before the session ran', () => {
    let interrupts = 0;
    const talk = new DebugTalk(() => undefined);
    void talk.ask({ kind: 'pause' });
    talk.started(() => interrupts++);
    assert.equal(interrupts, 1);
  });

  it('lets a session go on that is canceled while it is stopped', async () => {
    const abort = new AbortController();
    const next = new DebugTalk(() => undefined).next(stopped, abort.signal);
    abort.abort();
    assert.deepEqual(await next, { kind: 'resume', step: 'continue' });
  });

  it('is over with the session: what waits and what comes later is told so', async () => {
    const talk = new DebugTalk(() => undefined);
    const waiting = talk.ask({ kind: 'frames' });
    talk.end();
    assert.deepEqual(
      [await waiting, await talk.ask({ kind: 'frames' })],
      [{ kind: 'over' }, { kind: 'over' }],
    );
  });
});
