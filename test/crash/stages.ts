import { systemClock } from '../../src/base/clock.ts';
import { systemIds } from '../../src/base/ids.ts';
import type { RunDocument } from '../../src/domain/documents.ts';
import { SyncError } from '../../src/domain/errors/syncError.ts';
import { classifications } from '../../src/protocol/sample/catalog/classifications.ts';
import { products } from '../../src/protocol/sample/catalog/products.ts';
import type { SyncService } from '../../src/service/api/syncService.ts';
import { openStore } from '../../src/store/openStore.ts';
import { buildRecord, guid, rowOf } from '../support/records.ts';

/** What a stage is done with. */
export interface StageContext {
  readonly service: SyncService;
  /** Where the upstream server listens. */
  readonly source: string;
  /** A folder outside the data folder. */
  readonly folder: string;
  /** Where the packages of another hierarchy lie. */
  readonly packages: string;
  /** When the stage began, by the clock of the service; ms UTC. */
  readonly begun: number;
}

/** One thing that a door asks of the service. */
export interface Operation {
  readonly run: (context: StageContext) => Promise<unknown>;
  /** Whether nothing is left to be asked for after the service was killed in it and the next one has nothing under way. */
  readonly isDone?: (context: StageContext) => Promise<boolean>;
}

/** Work that is cut off: resumed by the service, or asked for again, as often as need be, it must end the same. */
export interface Stage {
  readonly name: string;
  /** Days after the first stage. */
  readonly day: number;
  /** What the upstream server offers. */
  readonly month: number;
  /** What is changed in the data folder before, while no service works there. */
  readonly prepare?: (folder: string) => Promise<void>;
  /** Made anew each time the stage is done. */
  readonly operations: () => readonly Operation[];
}

const sites = [
  { siteCode: 'CS1', type: 'cas', sups: ['cs1.example'] },
  { siteCode: 'PS1', type: 'primary', parent: 'CS1', sups: ['ps1.example', 'ps1b.example'] },
  { siteCode: 'SS1', type: 'secondary', parent: 'PS1', sups: ['ss1.example'] },
] as const;

/** Makes the hierarchy, and says what it is to retrieve. */
export const setUp: Stage = { name: 'set-up', day: 0, month: 0, operations: hierarchy };

/** What a service does with an upstream server, in an order in which each finds something to do. */
export const stages: readonly Stage[] = [
  { name: 'first synchronization', day: 0, month: 0, operations: () => [synchronization()] },
  { name: 'delta', day: 1, month: 1, operations: () => [synchronization()] },
  { name: 'full with re-listing', day: 2, month: 2, operations: () => [synchronization(true)] },
  {
    name: 'maintenance',
    day: 3,
    month: 2,
    operations: () => [
      settings({ 'maintenance.removeObsolete': 'yes' }),
      { run: ({ service }) => service.runMaintenance({}) },
    ],
  },
  {
    name: 'other subscription',
    day: 4,
    month: 2,
    operations: () => [subscription([products.windows11, products.windows10], ['en']), synchronization()],
  },
  {
    name: 'other settings',
    day: 5,
    month: 2,
    operations: () => [
      settings({ 'supersedence.nonFeature.months': '1', retryIntervalMinutes: '30' }),
      synchronization(),
    ],
  },
  { name: 'schedule', day: 6, month: 2, operations: () => [schedule(), synchronization()] },
  { name: 'backup while it synchronizes', day: 7, month: 3, operations: () => [backupMeanwhile()] },
  { name: 'missed schedule', day: 21, month: 4, operations: () => [scheduledRun()] },
  { name: 'clean-up', day: 60, month: 5, operations: () => [scheduledRun(), synchronization()] },
  {
    name: 'compaction',
    day: 61,
    month: 5,
    prepare: leaveDeadRecords,
    operations: () => [{ run: ({ service }) => maintain(service) }],
  },
];

/** Documents that no site has any more, among others of the same files; they stay until somebody compacts the store. */
async function leaveDeadRecords(folder: string): Promise<void> {
  const store = await openStore({ folder, clock: systemClock, ids: systemIds });
  const values = { 'maintenance.everyHours': 0, 'maintenance.compactBelowPercent': 95 };
  const documents = Object.entries(values).map(
    ([_id, value]) => ({ collection: 'settings', put: { _id, value } }) as const,
  );
  await store.commit({ documents }, store.fence);
  const catalog = 'sup/XX1/removed.example';
  for (let number = 1; number <= 40; number++) {
    const record = buildRecord({ updateId: guid(number) }, {}, `<removed>${number}</removed>`.repeat(150));
    await store.commit({ records: [record], catalogs: [{ catalog, upserts: [rowOf(record)] }] }, store.fence);
  }
  await store.commit({ catalogs: [{ catalog, publish: true }] }, store.fence);
  await store.commit({ catalogs: [{ catalog, drop: true }] }, store.fence);
  await store.close();
}

async function maintain(service: SyncService): Promise<void> {
  for (const { error } of await service.runMaintenance({}))
    if (error !== undefined) throw new Error(error.message);
}

/** Does a stage that nothing disturbs. */
export async function perform(stage: Stage, context: StageContext): Promise<void> {
  for (const { run } of stage.operations()) await run(context);
}

function hierarchy(): readonly Operation[] {
  const made = sites.flatMap(({ sups, ...site }): Operation[] => [
    { run: ({ service }) => once(service.addSite({ ...site, zone: 'Europe/Berlin' })) },
    ...sups.map((serverName): Operation => ({
      run: ({ service }) => once(service.addSup({ siteCode: site.siteCode, serverName })),
    })),
  ]);
  return [
    ...made,
    // Of so few updates a month takes away a large part.
    settings({ 'relisting.lossLimitPercent': '50' }),
    { run: ({ service, source }) => service.setSource({ siteCode: 'CS1', source }) },
    subscription(Object.values(products), ['en', 'de']),
  ];
}

/** Asked for again after the answer was lost, it is there. */
export async function once(made: Promise<unknown>): Promise<void> {
  try {
    await made;
  } catch (error) {
    if (!(error instanceof SyncError) || error.key !== 'alreadyExists') throw error;
  }
}

function settings(values: Readonly<Record<string, string>>): Operation {
  return { run: ({ service }) => service.setSettings({ values }) };
}

function subscription(selected: readonly { readonly id: string }[], languages: readonly string[]): Operation {
  const ids = (list: readonly { readonly id: string }[]): string[] => list.map(({ id }) => id);
  return {
    run: async ({ service }) => {
      const all = ids(Object.values(classifications));
      await service.changeSubscription({
        mode: 'set',
        products: ids(selected),
        classifications: all,
        languages,
      });
    },
  };
}

function schedule(): Operation {
  const recurrence = { kind: 'patchTuesday', offsetDays: 1 } as const;
  const wanted = { recurrence, start: '2026-11-01T03:00', zone: 'UTC', catchUp: 'once' } as const;
  return {
    run: ({ service }) => service.setSchedule({ siteCode: 'CS1', schedule: wanted }),
  };
}

/** A run that was asked for counts as done when the one that took its place has succeeded. */
function synchronization(full = false): Operation {
  let before: readonly string[] | undefined;
  return {
    run: async ({ service }) => {
      before ??= (await runsOf(service)).map(({ _id }) => _id);
      const { runs } = await service.synchronize({ full, user: 'crash' });
      for (const { siteCode, outcome, error } of runs)
        if (outcome !== 'succeeded') throw new Error(`${siteCode} ${outcome}: ${error?.message ?? ''}`);
    },
    isDone: async ({ service }) =>
      (await runsOf(service)).some(
        ({ _id, outcome, kind }) =>
          before?.includes(_id) === false && outcome === 'succeeded' && (!full || kind === 'full'),
      ),
  };
}

function backupMeanwhile(): Operation {
  const { run, isDone } = synchronization();
  const backup = ({ service, folder }: StageContext): Promise<unknown> =>
    service.backup({ file: `${folder}/backup.tar` });
  return {
    run: async (context) => {
      const outcomes = await Promise.allSettled([run(context), backup(context)]);
      for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
    },
    isDone: async (context) => {
      if (isDone === undefined || !(await isDone(context))) return false;
      await backup(context);
      return true;
    },
  };
}

/** Nobody asks for it: the service that finds the schedule missed begins by itself, once. */
function scheduledRun(): Operation {
  const { run, isDone } = synchronization();
  return {
    run: async (context) => {
      for (let rounds = 0; (await scheduledRuns(context)) === 0; rounds++) {
        if (rounds === 500) throw new Error('The missed schedule is not caught up');
        await systemClock.sleep(20);
      }
      // Joins it, or finds nothing to do after it.
      await run(context);
      const count = await scheduledRuns(context);
      if (count !== 1) throw new Error(`The missed schedule was caught up ${count} times`);
    },
    ...(isDone === undefined ? {} : { isDone }),
  };
}

async function scheduledRuns({ service, begun }: StageContext): Promise<number> {
  const runs = await runsOf(service);
  return runs.filter(({ trigger, started }) => trigger === 'schedule' && started >= begun).length;
}

async function runsOf(service: SyncService): Promise<readonly RunDocument[]> {
  // Maintenance that is due follows a synchronization; its schedule is its own.
  const { items } = await service.runs({ siteCode: 'CS1', limit: 100 });
  return items.filter(({ kind }) => kind !== 'maintenance');
}
