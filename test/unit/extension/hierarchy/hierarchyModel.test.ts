import assert from 'node:assert/strict';
import { Emitter } from '../../../../src/base/event.ts';
import type { ChangedArea } from '../../../../src/domain/changedArea.ts';
import type { SyncEvent, SyncEventBody } from '../../../../src/domain/syncEvent.ts';
import { ServiceChanges } from '../../../../src/extension/door/serviceChanges.ts';
import { ServiceDoor } from '../../../../src/extension/door/serviceDoor.ts';
import { type HierarchyChange, HierarchyModel } from '../../../../src/extension/hierarchy/hierarchyModel.ts';
import type { SyncService } from '../../../../src/service/api/syncService.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { fakeService } from '../../../support/fakeService.ts';
import { siteView, statusRow } from '../../../support/serviceViews.ts';

/** A model over a service that a test answers for; counts how often sites and status were asked for. */
function setUp(operations: Partial<SyncService> = {}) {
  const clock = new FakeClock();
  const events = new Emitter<readonly SyncEvent[]>();
  const told = new Emitter<readonly ChangedArea[]>();
  const asked = { sites: 0, status: 0 };
  const service = fakeService(
    {
      sites: () => {
        asked.sites++;
        return Promise.resolve([siteView()]);
      },
      status: () => {
        asked.status++;
        return Promise.resolve([statusRow()]);
      },
      ...operations,
    },
    events,
    told,
  );
  const door = new ServiceDoor(() =>
    Promise.resolve({
      service,
      close: () => Promise.resolve(),
      keepBySchedules: () => Promise.resolve(),
      finish: () => Promise.resolve(),
      state: () => Promise.reject(new Error('Nobody asks')),
      lost: new Promise<never>(() => undefined),
      isEnded: false,
    }),
  );
  const following = new ServiceChanges(door);
  const errors: string[] = [];
  const model = new HierarchyModel({ door, clock, changes: following }, ({ message }) =>
    errors.push(message),
  );
  const changes: HierarchyChange[] = [];
  model.onDidChange((change) => changes.push(change));
  return { clock, events, told, following, asked, door, model, changes, errors };
}

let sequence = 0;
function event(siteCode: string, body: SyncEventBody): SyncEvent {
  return { sequence: ++sequence, time: 0, siteCode, body };
}

/** Lets everything that is due happen. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('The model of the hierarchy', () => {
  it('reads sites and status when the connection is made', async () => {
    const { door, model, changes } = setUp();
    assert.ok(!model.isLoaded);
    await door.service();
    await settle();
    assert.ok(model.isLoaded);
    assert.deepEqual(
      model.snapshot.sites.map(({ siteCode }) => siteCode),
      ['CS1'],
    );
    assert.deepEqual(changes, [{ kind: 'all' }]);
  });

  it('shows progress at once, and asks for the status once a burst', async () => {
    const { door, model, events, clock, asked, changes } = setUp();
    await door.service();
    await settle();
    for (let processed = 0; processed < 50; processed++)
      events.fire([
        event('CS1', { kind: 'wsusProgress', server: 'a', step: 'updates', progress: { processed } }),
      ]);
    assert.notEqual(model.snapshot.activity.get('CS1')?.progress, undefined);
    assert.equal(changes.length, 51);
    assert.equal(asked.status, 1);
    await clock.advance(200);
    await settle();
    assert.equal(asked.status, 2);
    events.fire([event('CS1', { kind: 'cleanupDone' })]);
    assert.equal(model.snapshot.activity.size, 0);
  });

  it('reads the sites anew when a row belongs to one it does not know', async () => {
    let rows = [statusRow()];
    const { door, events, clock, asked } = setUp({ status: () => Promise.resolve(rows) });
    await door.service();
    await settle();
    rows = [statusRow(), statusRow({ SiteCode: 'PS9' })];
    events.fire([event('PS9', { kind: 'syncStarting' })]);
    await clock.advance(200);
    await settle();
    assert.equal(asked.sites, 2);
  });

  it('follows what other doors change: status and sites once a burst, all nodes only where the tree is another one', async () => {
    let sites = [siteView()];
    let rows = [statusRow()];
    const { door, told, clock, asked, changes, model } = setUp({
      sites: () => Promise.resolve(sites),
      status: () => {
        asked.status++;
        return Promise.resolve(rows);
      },
    });
    await door.service();
    await settle();
    told.fire(['alerts', 'groups']);
    await clock.advance(200);
    assert.equal(asked.status, 1);
    rows = [statusRow({ nextSync: '2026-12-08T02:00:00.000Z' })];
    sites = [siteView({ source: 'microsoft-update' })];
    for (let burst = 0; burst < 5; burst++) told.fire(['status', 'hierarchy']);
    await clock.advance(200);
    await settle();
    assert.equal(asked.status, 2);
    assert.deepEqual(changes.slice(1), [{ kind: 'sites', siteCodes: new Set(['CS1']) }]);
    assert.equal(model.snapshot.sites[0]?.source, 'microsoft-update');
    told.fire(['status']);
    await clock.advance(200);
    assert.equal(changes.length, 2);
    sites = [...sites, siteView({ siteCode: 'PS1', parent: 'CS1', sups: [] })];
    told.fire(['hierarchy']);
    await clock.advance(200);
    await settle();
    assert.deepEqual(changes.slice(2), [{ kind: 'all' }]);
  });

  it('reads the next time what it could not read', async () => {
    let isBroken = false;
    const sites = [siteView()];
    const { door, told, clock, changes, model, errors } = setUp({
      sites: () => (isBroken ? Promise.reject(new Error('Not now')) : Promise.resolve([...sites])),
    });
    await door.service();
    await settle();
    isBroken = true;
    sites.push(siteView({ siteCode: 'PS1', parent: 'CS1', sups: [] }));
    told.fire(['hierarchy']);
    await clock.advance(200);
    await settle();
    assert.deepEqual(errors, ['Not now']);
    isBroken = false;
    told.fire(['status']);
    await clock.advance(200);
    await settle();
    assert.deepEqual(changes.slice(1), [{ kind: 'all' }]);
    assert.equal(model.snapshot.sites.length, 2);
  });

  it('tells why the status cannot be read, and forgets everything when the connection ends', async () => {
    const { door, model, errors } = setUp({ status: () => Promise.reject(new Error('The disk is on fire')) });
    await door.service();
    await settle();
    assert.deepEqual(errors, ['The disk is on fire']);
    const good = setUp();
    await good.door.service();
    await settle();
    await good.door.close();
    assert.equal(good.model.snapshot.sites.length, 0);
    assert.ok(!good.model.isLoaded);
    assert.ok(!model.isLoaded);
  });

  it('leaves no listener behind', async () => {
    const { door, model, events, told, following, clock } = setUp();
    await door.service();
    await settle();
    events.fire([event('CS1', { kind: 'syncStarting' })]);
    model.dispose();
    assert.equal(events.listenerCount, 0);
    following.dispose();
    assert.equal(told.listenerCount, 0);
    await clock.advance(1000);
  });
});
