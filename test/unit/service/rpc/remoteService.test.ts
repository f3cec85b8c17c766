import assert from 'node:assert/strict';
import { systemClock } from '../../../../src/base/clock.ts';
import { type ChangedArea, changedAreas } from '../../../../src/domain/changedArea.ts';
import type { SyncError } from '../../../../src/domain/errors/syncError.ts';
import { RemoteService } from '../../../../src/service/rpc/remoteService.ts';
import { rejectsWith } from '../../../support/rejectsWith.ts';
import { ServiceSession } from '../../../support/serviceSession.ts';

async function remote(
  session: ServiceSession,
): Promise<RemoteService & { readonly missed: readonly SyncError[] }> {
  const missed: SyncError[] = [];
  const door = new RemoteService({
    connection: await session.open(),
    reconnect: () => session.open(),
    clock: systemClock,
    onMissed: (error) => missed.push(error),
  });
  return Object.assign(door, { missed });
}

async function until(isReached: () => boolean): Promise<void> {
  for (let rounds = 0; !isReached(); rounds++) {
    assert.ok(rounds < 2000, 'It does not happen');
    await systemClock.sleep(2);
  }
}

describe('A service over a connection', () => {
  it('hands requests and results on', async () => {
    const asked: unknown[] = [];
    const session = await new ServiceSession({
      stop: (request) => {
        asked.push(request);
        return Promise.resolve(true);
      },
      removeGroup: (request) => {
        asked.push(request);
        return Promise.resolve();
      },
      updateXml: () => Promise.resolve('ä'.repeat(3_000_000)),
    }).listen();
    const door = await remote(session);
    assert.equal(await door.service.stop({ siteCode: 'CS1', user: 'me' }), true);
    await door.service.removeGroup({ name: 'Ä' });
    assert.equal((await door.service.updateXml({ id: 'x' })).length, 3_000_000);
    assert.deepEqual(asked, [{ siteCode: 'CS1', user: 'me' }, { name: 'Ä' }]);
    door.close();
    await session.close();
  });

  it('shows all events of a synchronization before its answer', async () => {
    const session = new ServiceSession({
      synchronize: async () => {
        for (let step = 0; step < 50; step++) {
          session.commit(100);
          await Promise.resolve();
        }
        return { disposition: 'started', runs: [] };
      },
    });
    session.commit(7);
    await session.listen();
    const door = await remote(session);
    const seen: number[] = [];
    door.service.onDidCommit((events) => seen.push(...events.map(({ sequence }) => sequence)));
    await door.service.synchronize({});
    assert.deepEqual(
      seen,
      Array.from({ length: 5000 }, (_, index) => index + 8),
    );
    door.close();
    await session.close();
  });

  it('rejects what is under way when the service ends, repeats what only reads, and goes on with the next event', async () => {
    let statusCalls = 0;
    const never = new Promise<never>(() => undefined);
    const session = await new ServiceSession({
      synchronize: () => never,
      status: () => (++statusCalls === 1 ? never : Promise.resolve([])),
      groups: () => Promise.resolve([]),
    }).listen();
    const door = await remote(session);
    const seen: number[] = [];
    door.service.onDidCommit((events) => seen.push(...events.map(({ sequence }) => sequence)));
    await door.service.groups();
    session.commit(3);
    await until(() => seen.length === 3);
    const synchronized = rejectsWith('serviceEnded', door.service.synchronize({}));
    const status = door.service.status();
    await until(() => statusCalls === 1);
    await session.close();
    session.commit(700);
    await session.listenAgain();
    await synchronized;
    assert.deepEqual(await status, []);
    await until(() => seen.length === 703);
    assert.deepEqual(
      seen,
      Array.from({ length: 703 }, (_, index) => index + 1),
    );
    door.close();
    await session.close();
  });

  it('shows what a request changed before its answer, and all areas after a connection was lost', async () => {
    const session: ServiceSession = new ServiceSession({
      removeGroup: () => {
        session.changed.fire(['groups']);
        session.changed.fire(['groups', 'updates']);
        return Promise.resolve();
      },
      groups: () => Promise.resolve([]),
    });
    await session.listen();
    const door = await remote(session);
    const told: (readonly ChangedArea[])[] = [];
    door.service.onDidChange((areas) => told.push(areas));
    await door.service.groups();
    assert.deepEqual(told, []);
    await door.service.removeGroup({ name: 'a' });
    assert.deepEqual(told, [['groups', 'updates']]);
    await session.close();
    await session.listenAgain();
    await until(() => told.length === 2);
    assert.deepEqual(told[1], changedAreas);
    assert.equal(session.changed.listenerCount, 1);
    door.close();
    await session.close();
    await until(() => session.changed.listenerCount === 0);
  });

  it('says whether schedules keep it to each service that takes its place', async () => {
    const session = await new ServiceSession({ groups: () => Promise.resolve([]) }).listen();
    const door = await remote(session);
    await door.service.groups();
    assert.deepEqual(session.kept, []);
    await door.keepBySchedules(false);
    await session.close();
    await session.listenAgain();
    await door.service.groups();
    assert.deepEqual(session.kept, [false, false]);
    door.close();
    await session.close();
  });

  it('says that events are gone and goes on with those to come', async () => {
    const session = new ServiceSession();
    session.commit(10);
    await session.listen();
    const door = await remote(session);
    const seen: number[] = [];
    door.service.onDidCommit((events) => seen.push(...events.map(({ sequence }) => sequence)));
    session.commit(0);
    await systemClock.sleep(20);
    session.commit(1);
    await until(() => seen.length === 1);
    await session.close();
    session.commit(5);
    session.forgotten = 14;
    await session.listenAgain();
    await until(() => door.missed.length === 1);
    await systemClock.sleep(20);
    session.commit(1);
    await until(() => seen.length === 2);
    assert.deepEqual(seen, [11, 17]);
    door.close();
    await session.close();
  });
});
