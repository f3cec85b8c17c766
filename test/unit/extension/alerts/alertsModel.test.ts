import assert from 'node:assert/strict';
import { Emitter } from '../../../../src/base/event.ts';
import type { SyncEvent, SyncEventBody } from '../../../../src/domain/syncEvent.ts';
import { AlertsModel } from '../../../../src/extension/alerts/alertsModel.ts';
import { ServiceDoor } from '../../../../src/extension/door/serviceDoor.ts';
import { fakeService } from '../../../support/fakeService.ts';

/** Lets everything that is due happen. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function setUp(fails = false) {
  let asked = 0;
  const service = fakeService({
    alerts: () => {
      asked++;
      return fails
        ? Promise.reject(new Error('The disk is on fire'))
        : Promise.resolve([{ _id: 'a', name: 'A', severity: 'warning', state: 'active', changed: asked }]);
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
  const events = new Emitter<readonly SyncEvent[]>();
  const errors: string[] = [];
  const model = new AlertsModel(door, events.event, ({ message }) => errors.push(message));
  const commit = (body: SyncEventBody): void => {
    events.fire([{ sequence: 1, time: 0, siteCode: 'CS1', body }]);
  };
  return { door, model, events, errors, commit, asked: () => asked };
}

describe('The model of the alerts', () => {
  it('reads them when the connection is made and when a run may have changed them, not otherwise', async () => {
    const { door, model, commit, asked } = setUp();
    assert.deepEqual(model.alerts, []);
    await model.refresh();
    assert.equal(asked(), 0);
    await door.service();
    await settle();
    assert.equal(model.alerts.length, 1);
    commit({ kind: 'cleanupDone' });
    commit({ kind: 'alertChanged', alert: 'active' });
    await settle();
    assert.equal(asked(), 2);
    await door.close();
    assert.deepEqual(model.alerts, []);
  });

  it('tells why they cannot be read, and leaves no listener behind', async () => {
    const { door, model, events, errors } = setUp(true);
    await door.service();
    await settle();
    assert.deepEqual(errors, ['The disk is on fire']);
    model.dispose();
    assert.equal(events.listenerCount, 0);
  });
});
