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
    finish: () => Promise.resolve(),
    state: () => Promise.reject(new Error('Nobody asks')),
    lost: new Promise<never>(() => undefined),
    isEnded: false,
    closed: () => closed,
  };
}

/** What a service says that was started on demand, or to stay, and is used by so many doors. */
function stateOf(onDemand: boolean, doors: number) {
  return {
    ...{ api: 1, version: '1.2.3', pid: 4711, started: '2026-11-24T00:00:00.000Z' },
    ...{ onDemand, doors, running: [] },
  };
}

describe('The door of a window', () => {
  for (const [what, state, expected] of [
    ['that nobody else uses', stateOf(true, 1), 1],
    ['that others use, but', stateOf(true, 2), 0],
    ['that was started to stay, but', stateOf(false, 1), 0],
  ] as const)
    it(`ends a service ${what} ${expected === 1 ? 'when asked to' : 'lets it go on'}`, async () => {
      let ended = 0;
      const door = new ServiceDoor(() =>
        Promise.resolve({
          ...connected(),
          state: () => Promise.resolve(state),
          finish: () => {
            ended++;
            return Promise.resolve();
          },
        }),
      );
      await door.endService();
      assert.equal(await door.serviceState(), undefined);
      await door.service();
      assert.deepEqual(await door.serviceState(), state);
      await door.endService();
      assert.equal(ended, expected);
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
