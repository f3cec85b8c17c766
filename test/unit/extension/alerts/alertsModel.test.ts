import assert from 'node:assert/strict';
import { Emitter } from '../../../../src/base/event.ts';
import type { ChangedArea } from '../../../../src/domain/changedArea.ts';
import { AlertsModel } from '../../../../src/extension/alerts/alertsModel.ts';
import { ServiceChanges } from '../../../../src/extension/door/serviceChanges.ts';
import { ServiceDoor } from '../../../../src/extension/door/serviceDoor.ts';
import type { SyncService } from '../../../../src/service/api/syncService.ts';
import { fakeService } from '../../../support/fakeService.ts';

/** Lets everything that is due happen. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function setUp(fails = false) {
  let asked = 0;
  const told = new Emitter<readonly ChangedArea[]>();
  const operations: Partial<SyncService> = {
    alerts: () => {
      asked++;
      return fails
        ? Promise.reject(new Error('The disk is on fire'))
        : Promise.resolve([{ _id: 'a', name: 'A', severity: 'warning', state: 'active', changed: asked }]);
    },
  };
  const service = fakeService(operations, undefined, told);
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
  const following = new ServiceChanges(door);
  const errors: string[] = [];
  const model = new AlertsModel(door, following, ({ message }) => errors.push(message));
  return { door, model, told, following, errors, asked: () => asked };
}

describe('The model of the alerts', () => {
  it('reads them when the connection is made and when anybody may have changed them, not otherwise', async () => {
    const { door, model, told, asked } = setUp();
    assert.deepEqual(model.alerts, []);
    await model.refresh();
    assert.equal(asked(), 0);
    await door.service();
    await settle();
    assert.equal(model.alerts.length, 1);
    told.fire(['status', 'runs']);
    told.fire(['hierarchy', 'alerts']);
    await settle();
    assert.equal(asked(), 2);
    await door.close();
    assert.deepEqual(model.alerts, []);
  });

  it('tells why they cannot be read, and leaves no listener behind', async () => {
    const { door, model, told, following, errors } = setUp(true);
    await door.service();
    await settle();
    assert.deepEqual(errors, ['The disk is on fire']);
    model.dispose();
    following.dispose();
    assert.equal(told.listenerCount, 0);
  });
});
