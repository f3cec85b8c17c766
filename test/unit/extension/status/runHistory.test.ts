import assert from 'node:assert/strict';
import { Emitter } from '../../../../src/base/event.ts';
import type { ChangedArea } from '../../../../src/domain/changedArea.ts';
import type { RunDocument } from '../../../../src/domain/documents.ts';
import { ServiceChanges } from '../../../../src/extension/door/serviceChanges.ts';
import { ServiceDoor } from '../../../../src/extension/door/serviceDoor.ts';
import { RunHistory } from '../../../../src/extension/status/runHistory.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { fakeService } from '../../../support/fakeService.ts';
import { runDocument } from '../../../support/serviceViews.ts';

/** A history over a service that answers as a test says; `asked` are the limits it was asked with. */
function setUp(answer: (limit: number) => readonly RunDocument[]) {
  const asked: number[] = [];
  const areas = new Emitter<readonly ChangedArea[]>();
  const service = fakeService(
    {
      runs: ({ limit = 20 }) => {
        asked.push(limit);
        const items = answer(limit);
        return Promise.resolve(items.length < limit ? { items } : { items, next: 'more' });
      },
    },
    undefined,
    areas,
  );
  const door = new ServiceDoor(() =>
    Promise.resolve({
      ...{ service, isEnded: false },
      close: () => Promise.resolve(),
      keepBySchedules: () => Promise.resolve(),
      finish: () => Promise.resolve(),
      state: () => Promise.reject(new Error('Nobody asks')),
      lost: new Promise<never>(() => undefined),
    }),
  );
  const clock = new FakeClock();
  const changes = new ServiceChanges(door);
  const errors: string[] = [];
  const changed: string[] = [];
  const history = new RunHistory({
    ...{ door, changes, clock },
    onError: ({ message }) => errors.push(message),
  });
  history.onDidChange((siteCode) => changed.push(siteCode));
  return { history, changes, clock, areas, asked, changed, errors };
}

const runs = (count: number): RunDocument[] =>
  Array.from({ length: count }, (_run, index) => runDocument({ _id: String(index) }));

describe('The history of runs', () => {
  it('is read once, and again when runs of a site have changed that somebody looks at', async () => {
    let outcome: RunDocument['outcome'] = 'running';
    const { history, clock, areas, asked, changed } = setUp(() => [runDocument({ outcome })]);
    assert.equal((await history.of('CS1')).runs.length, 1);
    await history.of('CS1');
    assert.deepEqual(asked, [20]);
    outcome = 'succeeded';
    areas.fire(['runs', 'status']);
    areas.fire(['runs']);
    await clock.advance(300);
    assert.deepEqual(asked, [20, 20]);
    assert.deepEqual(changed, ['CS1']);
    assert.equal((await history.of('CS1')).runs[0]?.outcome, 'succeeded');
  });

  it('tells of nothing where nothing changed, and asks for nothing where nobody looks', async () => {
    const { history, clock, areas, asked, changed } = setUp(() => runs(1));
    areas.fire(['runs']);
    await clock.advance(300);
    assert.deepEqual(asked, []);
    await history.of('CS1');
    areas.fire(['alerts']);
    areas.fire(['runs']);
    await clock.advance(300);
    assert.deepEqual([asked, changed], [[20, 20], []]);
  });

  it('reads older runs when asked to, up to what the service keeps, and keeps them over changes', async () => {
    const { history, clock, areas, asked } = setUp((limit) => runs(limit));
    assert.ok((await history.of('CS1')).hasOlder);
    await history.readOlder('CS1');
    areas.fire(['runs']);
    await clock.advance(300);
    assert.deepEqual(asked, [20, 40, 40]);
    for (let time = 0; time < 30; time++) await history.readOlder('CS1');
    assert.equal(asked.at(-1), 500);
    assert.ok(!(await history.of('CS1')).hasOlder);
  });

  it('tells why runs cannot be read, and leaves nothing behind', async () => {
    let fails = false;
    const { history, changes, clock, areas, errors } = setUp(() => {
      if (fails) throw new Error('The disk is on fire');
      return runs(1);
    });
    await history.of('CS1');
    fails = true;
    areas.fire(['runs']);
    await clock.advance(300);
    assert.deepEqual(errors, ['The disk is on fire']);
    areas.fire(['runs']);
    history.dispose();
    changes.dispose();
    await clock.advance(300);
    assert.equal(areas.listenerCount, 0);
    assert.equal(clock.waiting, 0);
  });
});
