import type { Application } from '../../src/app/application.ts';
import { addSite } from '../../src/engine/administration/siteAdministration.ts';
import { addSup } from '../../src/engine/administration/supAdministration.ts';
import { setSource } from '../../src/engine/administration/sourceAdministration.ts';
import { classifications } from '../../src/protocol/sample/catalog/classifications.ts';
import { products } from '../../src/protocol/sample/catalog/products.ts';
import { createService } from '../../src/service/host/createService.ts';
import { buildRecord, guid, rowOf } from '../support/records.ts';

/** Work that is cut off: begun again as often as need be, it must end the same. */
export interface Stage {
  readonly name: string;
  /** Days after the first stage; the clock stands still within one. */
  readonly day: number;
  readonly run: (app: Application, updates: number) => Promise<void>;
}

const sites = [
  { siteCode: 'CS1', type: 'cas', sups: ['cs1.example'] },
  { siteCode: 'PS1', type: 'primary', parent: 'CS1', sups: ['ps1.example', 'ps1b.example'] },
  { siteCode: 'SS1', type: 'secondary', parent: 'PS1', sups: ['ss1.example'] },
] as const;

/** Makes the hierarchy that the stages work on; never cut off. */
export const setUp: Stage = { name: 'setUp', day: 0, run: makeHierarchy };

/** Every kind of work that a service does, in an order in which each finds something to do. */
export const stages: readonly Stage[] = [
  { name: 'first synchronization', day: 0, run: (app) => synchronize(app, false) },
  {
    name: 'delta',
    day: 1,
    run: async (app, updates) => {
      await publishMonth(app, updates, 1);
      await synchronize(app, false);
    },
  },
  {
    name: 'full with re-listing',
    day: 2,
    run: async (app, updates) => {
      await publishMonth(app, updates, 2);
      await synchronize(app, true);
    },
  },
  {
    name: 'maintenance',
    day: 3,
    run: async (app) => {
      const service = createService(app);
      await service.setSettings({ values: { 'maintenance.removeObsolete': 'yes' } });
      await service.runMaintenance({});
    },
  },
  { name: 'other subscription', day: 4, run: withOtherSubscription },
  { name: 'schedule', day: 5, run: withOtherSchedule },
  { name: 'removed site', day: 6, run: withRemovedSite },
  {
    name: 'clean-up',
    day: 60,
    run: async (app, updates) => {
      await publishMonth(app, updates, 3);
      await synchronize(app, false);
    },
  },
  {
    name: 'compaction',
    day: 61,
    run: async (app) => {
      // In this process nobody was told of the removed site's documents: nothing keeps them.
      const runs = await createService(app).runMaintenance({});
      for (const { error } of runs) if (error !== undefined) throw new Error(error.message);
    },
  },
];

async function makeHierarchy(app: Application, updates: number): Promise<void> {
  const { ports } = app;
  const { url, subscription } = await app.publishSample(updates);
  // Of so few updates a month takes away a large part.
  await createService(app).setSettings({ values: { 'relisting.lossLimitPercent': '50' } });
  for (const { sups, ...site } of sites) {
    await addSite(ports, { ...site, zone: 'Europe/Berlin' });
    for (const serverName of sups) await addSup(ports, { siteCode: site.siteCode, serverName });
  }
  await ports.store.commit({ documents: [{ collection: 'subscription', put: subscription }] }, ports.fence);
  await setSource(ports, 'CS1', url);
}

async function synchronize({ coordinator }: Application, full: boolean): Promise<void> {
  const outcomes = await coordinator.request('CS1', { trigger: 'local', full, user: 'crash' }).hierarchy;
  for (const { error } of outcomes) if (error !== undefined) throw error;
}

/** Has the sample upstream server publish its months up to one. */
async function publishMonth(app: Application, updates: number, month: number): Promise<void> {
  const kept = await app.ports.store.document('settings', 'state.sample');
  const now = Array.isArray(kept?.value) ? Number(kept.value[1]) : 0;
  for (let count = now; count < month; count++) await app.publishSample(updates);
}

async function withOtherSubscription(app: Application): Promise<void> {
  const { store, fence } = app.ports;
  await store.commit(
    {
      documents: [
        {
          collection: 'subscription',
          put: {
            _id: 'subscription',
            products: [products.windows11.id, products.windows10.id],
            classifications: Object.values(classifications).map(({ id }) => id),
            languages: ['en'],
          },
        },
      ],
    },
    fence,
  );
  await synchronize(app, false);
}

/** Documents that no site has any more, among others of the same files; they stay until somebody compacts the store. */
async function withRemovedSite({ ports }: Application): Promise<void> {
  const { store, fence } = ports;
  const values = { 'maintenance.everyHours': 0, 'maintenance.compactBelowPercent': 95 };
  const documents = Object.entries(values).map(
    ([_id, value]) => ({ collection: 'settings', put: { _id, value } }) as const,
  );
  await store.commit({ documents }, fence);
  const catalog = 'sup/XX1/removed.example';
  for (let number = 1; number <= 40; number++) {
    const text = `<removed>${number}</removed>`.repeat(150);
    const record = buildRecord({ updateId: guid(number) }, {}, text);
    await store.commit({ records: [record], catalogs: [{ catalog, upserts: [rowOf(record)] }] }, fence);
  }
  await store.commit({ catalogs: [{ catalog, publish: true }] }, fence);
  await store.commit({ catalogs: [{ catalog, drop: true }] }, fence);
}

async function withOtherSchedule(app: Application): Promise<void> {
  const recurrence = { kind: 'patchTuesday', offsetDays: 1 } as const;
  const schedule = { recurrence, start: '2026-11-01T03:00', zone: 'UTC', catchUp: 'once' } as const;
  await createService(app).setSchedule({ siteCode: 'CS1', schedule });
  await synchronize(app, false);
}
