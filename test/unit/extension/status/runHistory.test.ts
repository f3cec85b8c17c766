import assert from 'node:assert/strict';
import { Emitter } from '../../../../src/base/event.ts';
import type { RunDocument } from '../../../../src/domain/documents.ts';
import type { SyncEvent, SyncEventBody } from '../../../../src/domain/syncEvent.ts';
import { ServiceDoor } from '../../../../src/extension/door/serviceDoor.ts';
import { RunHistory } from '../../../../src/extension/status/runHistory.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { fakeService } from '../../../support/fakeService.ts';
import { runDocument } from '../../../support/serviceViews.ts';

/** A history over a service that has as many runs as a test says; `asked` are the limits it was asked with. */
function setUp(answer: (limit: number) => readonly RunDocument[]) {
  const asked: number[] = [];
  const service = fakeService({
    runs: ({ limit = 20 }) => {
      asked.push(limit);
      const items = answer(limit);
      return Promise.resolve(items.length < limit ? { items } : { items, next: 'more' });
    },
  });
  const door = new ServiceDoor(() =>
    Promise.resolve({
      ...{ service, isEnded: false },
      close: () => Promise.resolve(),
      finish: () => Promise.resolve(),
      state: () => Promise.reject(new Error('Nobody asks')),
      lost: new Promise<never>(() => undefined),
    }),
  );
  const clock = new FakeClock();
  const events = new Emitter<readonly SyncEvent[]>();
  const errors: string[] = [];
  const changed: string[] = [];
  const history = new RunHistory({
    ...{ door, clock, onDidCommit: events.event },
    onError: ({ message }) => errors.push(message),
  });
  history.onDidChange((siteCode) => changed.push(siteCode));
  const commit = (body: SyncEventBody, siteCode = 'CS1'): void => {
    events.fire([{ sequence: 1, time: 0, siteCode, body }]);
  };
  return { history, clock, commit, asked, changed, errors, door, events };
}

const runs = (count: number): RunDocument[] =>
  Array.from({ length: count }, (_run, index) => runDocument({ _id: String(index) }));

describe('The history of runs', () => {
  it('is read once, and again when something happened at a site that somebody looks at', async () => {
    const { history, clock, commit, asked, changed } = setUp(() => runs(2));
    commit({ kind: 'syncStarting' });
    assert.equal((await history.of('CS1')).runs.length, 2);
    await history.of('CS1');
    assert.deepEqual(asked, [20]);
    commit({ kind: 'syncStarting' });
    commit({ kind: 'succeeded', pendingLicenseTerms: 0 });
    commit({ kind: 'succeeded', pendingLicenseTerms: 0 }, 'PS1');
    await clock.advance(300);
    assert.deepEqual(asked, [20, 20]);
    assert.deepEqual(changed, ['CS1']);
  });

  it('is left alone by progress', async () => {
    const { history, clock, commit, asked } = setUp(() => runs(1));
    await history.of('CS1');
    commit({ kind: 'wsusProgress', server: 'a', step: 'updates', progress: { processed: 1 } });
    await clock.advance(5000);
    assert.deepEqual(asked, [20]);
  });

  it('looks again while a run is under way, since its end may have no event', async () => {
    let outcome: RunDocument['outcome'] = 'running';
    const { history, clock, changed } = setUp(() => [runDocument({ outcome })]);
    await history.of('CS1');
    outcome = 'succeeded';
    await clock.advance(2000);
    assert.deepEqual(changed, ['CS1']);
    assert.equal((await history.of('CS1')).runs[0]?.outcome, 'succeeded');
    assert.equal(clock.waiting, 0);
  });

  it('reads older runs when asked to, up to what the service keeps, and keeps them over changes', async () => {
    const { history, clock, commit, asked } = setUp((limit) => runs(limit));
    assert.ok((await history.of('CS1')).hasOlder);
    await history.readOlder('CS1');
    commit({ kind: 'stopped', user: 'admin' });
    await clock.advance(300);
    assert.deepEqual(asked, [20, 40, 40]);
    for (let time = 0; time < 30; time++) await history.readOlder('CS1');
    assert.equal(asked.at(-1), 500);
    assert.ok(!(await history.of('CS1')).hasOlder);
  });

  it('tells why runs cannot be read, and leaves nothing behind', async () => {
    let fails = false;
    const { history, clock, commit, errors, events } = setUp(() => {
      if (fails) throw new Error('The disk is on fire');
      return runs(1);
    });
    await history.of('CS1');
    fails = true;
    commit({ kind: 'syncStarting' });
    await clock.advance(300);
    assert.deepEqual(errors, ['The disk is on fire']);
    commit({ kind: 'syncStarting' });
    history.dispose();
    await clock.advance(300);
    assert.equal(events.listenerCount, 0);
    assert.equal(clock.waiting, 0);
  });
});
