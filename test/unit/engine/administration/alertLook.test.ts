import assert from 'node:assert/strict';
import type { AlertDocument } from '../../../../src/domain/documents.ts';
import type { SupStatusDocument } from '../../../../src/domain/siteLinkDocument.ts';
import { SyncError } from '../../../../src/domain/errors/syncError.ts';
import { disableAlert, enableAlert, postponeAlert } from '../../../../src/engine/administration/alerts.ts';
import type { MachineFacts } from '../../../../src/engine/administration/alertConditions.ts';
import { lookAtAlerts } from '../../../../src/engine/administration/alertLook.ts';
import { EngineBench } from '../../../support/engineBench.ts';

const day = 86_400_000;
const hour = 3_600_000;
const quiet: MachineFacts = { freeBytes: 2 ** 40, missingSecrets: [] };

describe('The look at the alerts', () => {
  let bench: EngineBench;

  beforeEach(async () => {
    bench = new EngineBench();
    bench.settings.push({ _id: 'notify.webhook.url', value: 'https://hook.example/' });
    await bench.site({ siteCode: 'PS1', type: 'primary' }, 'sup');
  });

  const look = (facts: Partial<MachineFacts> = {}) => lookAtAlerts(bench.ports, { ...quiet, ...facts });
  const alert = (id: string): Promise<AlertDocument | undefined> => bench.store.document('alerts', id);
  const states = async () =>
    Object.fromEntries(
      (await bench.store.documents('alerts', { limit: 100 })).items.map(({ _id, state }) => [_id, state]),
    );
  const told = async () =>
    (await bench.store.documents('notifications', { limit: 100 })).items.map(
      ({ change, alert: { _id } }) => `${change} ${_id}`,
    );
  const status = async (change: Partial<SupStatusDocument>) => {
    const put: SupStatusDocument = {
      ...{ _id: 'PS1/sup', siteCode: 'PS1', serverName: 'sup', source: '' },
      ...{ errorCode: 0, catalogVersion: 0, linkStatus: 0 },
      ...change,
    };
    await bench.store.commit({ documents: [{ collection: 'supStatus', put }] });
  };

  it('finds nothing where nothing has happened', async () => {
    assert.deepEqual(await look(), []);
    await bench.clock.advance(400 * day);
    assert.deepEqual([await look(), await states()], [[], {}]);
  });

  it('raises by default after 192 hours without a success, once, and tells it', async () => {
    await status({ lastSuccess: bench.clock.now() });
    await bench.clock.advance(192 * hour - 1);
    assert.deepEqual(await look(), []);
    await bench.clock.advance(1);
    assert.deepEqual(await look(), ['sync/PS1/sup']);
    assert.deepEqual(await look(), []);
    assert.equal(
      (await alert('sync/PS1/sup'))?.message,
      'No successful synchronization since 2026-11-24T08:00:00.000Z, more than 192 hours',
    );
    assert.deepEqual(await told(), ['raised sync/PS1/sup']);
  });

  it('counts from the first attempt where there was no success ever', async () => {
    await bench.coordinator.request('PS1', { trigger: 'local', full: false }).hierarchy;
    await status({});
    await bench.clock.advance(192 * hour);
    await look();
    assert.match((await alert('sync/PS1/sup'))?.message ?? '', /since the first attempt at 2026-11-24/);
  });

  it('is canceled by the next success, also where failures raise no alert', async () => {
    bench.settings.push({ _id: 'alerts.onFailure', value: false });
    await status({ lastSuccess: bench.clock.now() });
    await bench.clock.advance(192 * hour);
    await look();
    await bench.coordinator.request('PS1', { trigger: 'local', full: false }).hierarchy;
    assert.deepEqual(await told(), ['raised sync/PS1/sup', 'canceled sync/PS1/sup']);
  });

  it('is silent with alerts.noSuccessHours=0', async () => {
    bench.settings.push({ _id: 'alerts.noSuccessHours', value: 0 });
    await status({ lastSuccess: bench.clock.now() });
    await bench.clock.advance(400 * day);
    assert.deepEqual(await look(), []);
  });

  it('raises again when a postponement is over and the trouble is not, and cancels when it is', async () => {
    for (const isMended of [false, true]) {
      await status({ state: 6703, errorCode: 1, message: 'No connection' });
      await bench.store.commit({
        documents: [
          {
            collection: 'alerts',
            put: {
              ...{ _id: 'sync/PS1/sup', name: 'x', severity: 'warning', state: 'active' },
              changed: bench.clock.now(),
            },
          },
        ],
      });
      await postponeAlert(bench.ports, 'sync/PS1/sup', bench.clock.now() + day);
      await bench.clock.advance(day - 1);
      assert.deepEqual(await look(), []);
      if (isMended) await status({ state: 6702 });
      await bench.clock.advance(1);
      assert.deepEqual(await look(), ['sync/PS1/sup']);
      assert.equal((await alert('sync/PS1/sup'))?.state, isMended ? 'canceled' : 'active');
    }
    assert.deepEqual(await told(), ['raised sync/PS1/sup', 'canceled sync/PS1/sup']);
  });

  it('does not take a run that somebody stopped for a failure', async () => {
    await status({ state: 6703, errorCode: 0x800704c7, message: 'Stopped' });
    assert.deepEqual(await look(), []);
  });

  it('leaves disabled alerts alone', async () => {
    await look({ freeBytes: 1 });
    await disableAlert(bench.ports, 'disk');
    assert.deepEqual(await look({ freeBytes: 1 }), []);
    assert.deepEqual(await look(), []);
    assert.deepEqual(await states(), { disk: 'disabled' });
  });

  it('raises one again that was disabled and is enabled', async () => {
    await look({ freeBytes: 1 });
    await disableAlert(bench.ports, 'disk');
    await enableAlert(bench.ports, 'disk');
    assert.deepEqual(await look({ freeBytes: 1 }), ['disk']);
    assert.deepEqual(await states(), { disk: 'active' });
    // One that is raised stays so.
    assert.equal((await enableAlert(bench.ports, 'disk')).state, 'active');
  });

  for (const [id, facts] of [
    ['disk', { freeBytes: 1024 ** 3 - 1 }],
    ['secrets', { missingSecrets: ['proxy.password'] }],
  ] as const) {
    it(`raises and cancels the alert "${id}" with what it is about`, async () => {
      assert.deepEqual(await look(facts), [id]);
      assert.deepEqual(await look(facts), []);
      assert.deepEqual(await look(), [id]);
      assert.deepEqual(
        [await states(), await told()],
        [{ [id]: 'canceled' }, [`raised ${id}`, `canceled ${id}`]],
      );
    });
  }

  it('raises the alert of a link that is down, unless a run that failed for it has told so', async () => {
    await status({ linkStatus: 2 });
    assert.deepEqual(await look(), ['link/PS1/sup']);
    await status({ linkStatus: 0 });
    assert.deepEqual(await look(), ['link/PS1/sup']);
    assert.deepEqual(await states(), { 'link/PS1/sup': 'canceled' });
  });

  it('reminds of what is still active as often as the setting says, at most once a day', async () => {
    bench.settings.push({ _id: 'notify.remindDays', value: 1 });
    await look({ freeBytes: 1 });
    for (let hours = 0; hours < 49; hours++) {
      await bench.clock.advance(hour);
      await look({ freeBytes: 1 });
    }
    assert.deepEqual(await told(), ['raised disk', 'reminder disk', 'reminder disk']);
  });

  it('leaves no notification where no channel is set up', async () => {
    bench.settings.length = 0;
    await look({ freeBytes: 1 });
    assert.deepEqual([await states(), await told()], [{ disk: 'active' }, []]);
  });

  it('tells a failed run and the success after it, in the commits of the runs', async () => {
    const synchronize = () => bench.coordinator.request('PS1', { trigger: 'local', full: false }).hierarchy;
    bench.upstream.failure = new SyncError('cannotConnect', 'No connection');
    await synchronize();
    await synchronize();
    const { code, cause, remedy, siteCode } = (await alert('sync/PS1/sup')) ?? {};
    const { entry } = bench.upstream.failure;
    assert.deepEqual(
      { code, cause, remedy, siteCode },
      {
        ...{ code: entry.code, cause: entry.cause, remedy: entry.remedy, siteCode: 'PS1' },
      },
    );
    bench.upstream.failure = undefined;
    await synchronize();
    assert.deepEqual(await told(), ['raised sync/PS1/sup', 'canceled sync/PS1/sup']);
  });
});
