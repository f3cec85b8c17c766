import assert from 'node:assert/strict';
import { SyncError } from '../../../../src/domain/errors/syncError.ts';
import { ServiceDoor } from '../../../../src/extension/door/serviceDoor.ts';
import { fakeService } from '../../../support/fakeService.ts';
import { rejectsWith } from '../../../support/rejectsWith.ts';

function connected() {
  let closed = 0;
  return {
    service: fakeService({}),
    close: () => {
      closed++;
      return Promise.resolve();
    },
    keepBySchedules: () => Promise.resolve(),
    finish: () => Promise.resolve(),
    state: () => Promise.reject(new Error('Nobody asks')),
    lost: new Promise<never>(() => undefined),
    isEnded: false,
    closed: () => closed,
  };
}

describe('The door of a window', () => {
  it('says to the service that is connected whether schedules keep it', async () => {
    const said: boolean[] = [];
    const door = new ServiceDoor(() =>
      Promise.resolve({
        ...connected(),
        keepBySchedules: (kept: boolean) => {
          said.push(kept);
          return Promise.resolve();
        },
      }),
    );
    await door.keepBySchedules(false);
    assert.equal(await door.serviceState(), undefined);
    await door.service();
    await door.keepBySchedules(true);
    assert.deepEqual(said, [true]);
  });

  it('is opened once, however many ask', async () => {
    let opened = 0;
    const door = new ServiceDoor(() => {
      opened++;
      return Promise.resolve(connected());
    });
    const states: string[] = [];
    door.onDidChange(({ kind }) => states.push(kind));
    const [first, second] = await Promise.all([door.service(), door.service()]);
    assert.equal(first, second);
    assert.equal(opened, 1);
    assert.deepEqual(states, ['opening', 'open']);
  });

  it('shows why it cannot be opened, and tries again when asked again', async () => {
    let attempts = 0;
    const door = new ServiceDoor(() =>
      ++attempts === 1 ? Promise.reject(new SyncError('busy', 'Another one')) : Promise.resolve(connected()),
    );
    await rejectsWith('busy', door.service());
    assert.equal(door.state.kind, 'failed');
    await door.service();
    assert.equal(door.state.kind, 'open');
  });

  it('finds a service that runs, and takes it for no failure when none does', async () => {
    const none = new ServiceDoor(() => Promise.reject(new SyncError('serviceNotRunning', 'None')));
    assert.equal(await none.find(), false);
    assert.equal(none.state.kind, 'unopened');
    const door = new ServiceDoor((start) => {
      assert.equal(start, 'never');
      return Promise.resolve(connected());
    });
    assert.equal(await door.find(), true);
  });

  it('has a service started for who needs it while it only looks for one', async () => {
    const starts: string[] = [];
    const door = new ServiceDoor((start) => {
      starts.push(start);
      return start === 'never'
        ? Promise.reject(new SyncError('serviceNotRunning', 'None'))
        : Promise.resolve(connected());
    });
    const [found] = await Promise.all([door.find(), door.service(), door.service()]);
    assert.equal(found, false);
    assert.deepEqual(starts, ['never', 'ifNeeded']);
    assert.equal(door.state.kind, 'open');
  });

  it('shows that the service is lost, and opens a new connection when asked again', async () => {
    const error = new SyncError('serviceNotRunning', 'Gone');
    let lose: (error: SyncError) => void = () => undefined;
    const lost = new Promise<SyncError>((resolve) => {
      lose = resolve;
    });
    let opened = 0;
    const door = new ServiceDoor(() =>
      Promise.resolve(++opened === 1 ? { ...connected(), lost } : connected()),
    );
    const states: string[] = [];
    await door.service();
    door.onDidChange(({ kind }) => states.push(kind));
    lose(error);
    await lost;
    await Promise.resolve();
    assert.deepEqual(door.state, { kind: 'failed', error });
    await door.service();
    assert.equal(opened, 2);
    assert.deepEqual(states, ['failed', 'opening', 'open']);
  });

  it('that is closed while it opens is opened anew for who waits, where the data folder is by then', async () => {
    const places = [connected(), connected()];
    const arrivals: (() => void)[] = [];
    const door = new ServiceDoor(
      () =>
        new Promise((resolve) => {
          const place = places[arrivals.length];
          arrivals.push(() => {
            if (place !== undefined) resolve(place);
          });
        }),
    );
    const before = door.service();
    await door.close();
    const after = door.service();
    arrivals[1]?.();
    const service = await after;
    arrivals[0]?.();
    assert.equal(await before, service);
    assert.deepEqual(
      places.map((place) => place.closed()),
      [1, 0],
    );
    assert.equal(door.state.kind, 'open');
  });

  it('lets the connection go when it is closed, and one that comes too late, too', async () => {
    const connection = connected();
    let arrive: () => void = () => undefined;
    const door = new ServiceDoor(
      () =>
        new Promise((resolve) => {
          arrive = () => {
            resolve(connection);
          };
        }),
    );
    const opening = door.service();
    door.dispose();
    arrive();
    await opening;
    assert.equal(connection.closed(), 1);
  });
});
