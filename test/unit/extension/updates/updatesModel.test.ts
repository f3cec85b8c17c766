import assert from 'node:assert/strict';
import { Emitter } from '../../../../src/base/event.ts';
import type { UpdateGroupDocument } from '../../../../src/domain/documents.ts';
import type { SyncEvent, SyncEventBody } from '../../../../src/domain/syncEvent.ts';
import type { ChangedArea } from '../../../../src/domain/changedArea.ts';
import { ServiceChanges } from '../../../../src/extension/door/serviceChanges.ts';
import { HierarchyModel } from '../../../../src/extension/hierarchy/hierarchyModel.ts';
import { UpdatesModel } from '../../../../src/extension/updates/updatesModel.ts';
import type { UpdateFilter } from '../../../../src/service/api/updates.ts';
import { connectedDoor } from '../../../support/connectedDoor.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { fakeService } from '../../../support/fakeService.ts';
import { siteView } from '../../../support/serviceViews.ts';
import { updateViews } from '../../../support/updateViews.ts';

/** Lets everything that is due happen. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A model over a service with 500 updates; `asked` are the searches. */
async function setUp({ sites = [siteView()] } = {}) {
  const asked: UpdateFilter[] = [];
  const events = new Emitter<readonly SyncEvent[]>();
  const told = new Emitter<readonly ChangedArea[]>();
  const clock = new FakeClock();
  const all = updateViews(500);
  let groups: readonly UpdateGroupDocument[] = [
    { _id: 'g', name: 'November', description: '', created: 0, updateIds: ['a'] },
  ];
  let failing = false;
  const service = fakeService(
    {
      sites: () => Promise.resolve(sites),
      status: () => Promise.resolve([]),
      groups: () => Promise.resolve(groups),
      searchUpdates: (filter) => {
        asked.push(filter);
        if (failing) return Promise.reject(new Error('The disk is on fire'));
        const matching = filter.group === undefined ? all : all.slice(0, 1);
        const start = Number(filter.after ?? 0);
        const end = start + (filter.limit ?? 50);
        const items = matching.slice(start, end);
        return Promise.resolve({
          ...{ items, total: matching.length },
          ...(end < matching.length ? { next: String(end) } : {}),
        });
      },
    },
    events,
    told,
  );
  const door = connectedDoor(service);
  const following = new ServiceChanges(door);
  const hierarchy = new HierarchyModel({ door, clock, changes: following }, () => undefined);
  const model = new UpdatesModel({ door, hierarchy, clock, changes: following });
  await door.service();
  await settle();
  asked.length = 0;
  const changes: (string | undefined)[] = [];
  model.onDidChange((key) => changes.push(key));
  return {
    ...{ model, hierarchy, events, told, following, clock, asked, changes },
    setGroups: (changed: readonly UpdateGroupDocument[]) => (groups = changed),
    setFailing: (fails: boolean) => (failing = fails),
    commit: (body: SyncEventBody) => {
      events.fire([{ sequence: 1, time: 0, siteCode: 'CS1', body }]);
    },
  };
}

describe('The model of the software updates', () => {
  it('knows how much there is without reading it all, also while a part is shown', async () => {
    const { model, asked } = await setUp();
    assert.deepEqual((await model.overview()).total, 500);
    await model.overview();
    await model.list('all');
    assert.deepEqual(asked, [{ limit: 200 }]);
    await model.setFilter({ severity: 'Critical' });
    model.refresh();
    assert.deepEqual((await model.overview()).total, 500);
    assert.deepEqual(asked.slice(1), [{ severity: 'Critical', limit: 200 }, { limit: 1 }]);
  });

  it('asks for nothing where there is no site', async () => {
    const { model, asked } = await setUp({ sites: [] });
    assert.deepEqual(await model.overview(), { total: 0, groups: [] });
    assert.deepEqual(asked, []);
  });

  it('reads a list page by page, once each, to its end', async () => {
    const { model, asked, changes } = await setUp();
    const first = await model.list('all');
    await model.list('all');
    assert.deepEqual([first.updates.length, first.total, first.next], [200, 500, '200']);
    await model.more('all');
    await model.more('all');
    const whole = await model.list('all');
    assert.deepEqual([whole.updates.length, new Set(whole.updates).size, whole.next], [500, 500, undefined]);
    await model.more('all');
    assert.deepEqual(
      asked.map(({ limit, after }) => [limit, after]),
      [
        [200, undefined],
        [200, '200'],
        [200, '400'],
      ],
    );
    assert.deepEqual(changes, ['all', 'all']);
  });

  it('reads as much as was shown, once, when updates have changed, and only then', async () => {
    const { model, asked, changes, told, clock } = await setUp();
    await model.list('all');
    await model.more('all');
    changes.length = asked.length = 0;
    told.fire(['settings', 'alerts']);
    told.fire(['updates']);
    told.fire(['categories']);
    await clock.advance(1000);
    assert.deepEqual(changes, [undefined]);
    assert.equal(model.loaded('all')?.updates.length, 400);
    assert.equal((await model.list('all')).updates.length, 400);
    assert.deepEqual(asked, [{ limit: 400 }]);
  });

  it('reads groups and what is in them alone when groups have changed: the rows of updates stay', async () => {
    const { model, asked, changes, told, clock, setGroups } = await setUp();
    await model.list('all');
    await model.list('group/g');
    const [group] = (await model.overview()).groups;
    assert.ok(group !== undefined);
    changes.length = asked.length = 0;
    setGroups([group, { ...group, _id: 'h', name: 'December' }]);
    told.fire(['groups']);
    told.fire(['groups']);
    await clock.advance(1000);
    assert.deepEqual(changes, ['groups']);
    assert.deepEqual(
      (await model.overview()).groups.map(({ name }) => name),
      ['November', 'December'],
    );
    await model.list('all');
    await model.list('group/g');
    assert.deepEqual(asked, [{ group: 'November', limit: 200 }]);
  });

  it('starts anew with another filter, and tells when that has been read', async () => {
    const { model, asked, changes } = await setUp();
    await model.list('all');
    await model.more('all');
    changes.length = asked.length = 0;
    await model.setFilter({ severity: 'Critical', product: { id: 'p', name: 'Windows 11' }, expired: false });
    assert.deepEqual(asked, [{ product: 'p', severity: 'Critical', expired: false, limit: 200 }]);
    assert.equal(model.loaded('all')?.updates.length, 200);
    assert.deepEqual(changes, ['all']);
  });

  it('drops a page that was asked for under an older filter', async () => {
    const { model } = await setUp();
    await model.list('all');
    const more = model.more('all');
    await model.setFilter({ text: 'x' });
    await more;
    assert.equal((await model.list('all')).updates.length, 200);
  });

  it('lists a group by its name; one that is gone has no updates', async () => {
    const { model, asked, setGroups } = await setUp();
    assert.equal((await model.list('group/g')).updates.length, 1);
    assert.deepEqual(asked.at(-1), { group: 'November', limit: 200 });
    setGroups([]);
    model.refresh();
    assert.deepEqual(await model.list('group/g'), { updates: [], total: 0 });
  });

  it('reads again what could not be read', async () => {
    const { model, setFailing } = await setUp();
    setFailing(true);
    await assert.rejects(model.overview(), /on fire/);
    await assert.rejects(model.list('all'), /on fire/);
    await settle();
    setFailing(false);
    assert.equal((await model.overview()).total, 500);
    assert.equal((await model.list('all')).total, 500);
  });

  it('shows what was declined as declined until a synchronization has taken it over', async () => {
    const { model, commit, changes } = await setUp();
    model.declined(['a']);
    commit({ kind: 'cleanupDone' });
    assert.ok(model.isDeclinedHere('a'));
    commit({ kind: 'succeeded', pendingLicenseTerms: 0 });
    assert.ok(!model.isDeclinedHere('a'));
    assert.deepEqual(changes, [undefined]);
  });

  it('leaves no listener behind', async () => {
    const { model, hierarchy, events, told, following, clock } = await setUp();
    told.fire(['updates']);
    model.dispose();
    hierarchy.dispose();
    following.dispose();
    assert.deepEqual([events.listenerCount, told.listenerCount, clock.waiting], [0, 0, 0]);
  });
});
