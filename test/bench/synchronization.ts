import path from 'node:path';
import type { Application } from '../../src/app/application.ts';
import { openApplication } from '../../src/app/openApplication.ts';
import { addSite } from '../../src/engine/administration/siteAdministration.ts';
import { addSup } from '../../src/engine/administration/supAdministration.ts';
import { setSource } from '../../src/engine/administration/sourceAdministration.ts';
import type { SubscriptionDocument } from '../../src/domain/documents.ts';
import { classifications } from '../../src/protocol/sample/catalog/classifications.ts';
import { products } from '../../src/protocol/sample/catalog/products.ts';
import { WorkerRecordDecoder } from '../../src/protocol/update/workerRecordDecoder.ts';
import { median } from './figure.ts';
import type { Measurements, TaskParameters } from './measuredProcess.ts';

/** The hierarchies that are measured: one SUP, and five as `susync sample` makes them. */
const hierarchies = {
  one: [{ siteCode: 'CS1', type: 'cas', sups: ['cs1sup.example'] }],
  five: [
    { siteCode: 'CS1', type: 'cas', sups: ['cs1sup.example'] },
    { siteCode: 'PS1', type: 'primary', parent: 'CS1', sups: ['ps1sup.example', 'ps1sup2.example'] },
    { siteCode: 'PS2', type: 'primary', parent: 'CS1', sups: ['ps2sup.example'] },
    { siteCode: 'SS1', type: 'secondary', parent: 'PS2', sups: ['ss1sup.example'] },
  ],
} as const;

const subscription: SubscriptionDocument = {
  _id: 'subscription',
  products: Object.values(products).map(({ id }) => id),
  classifications: Object.values(classifications).map(({ id }) => id),
  languages: ['en', 'de'],
};

/** The first synchronization of a new data folder: from the request until all sites are done. */
export async function firstSynchronization({
  url = '',
  folder = '',
  hierarchy,
}: TaskParameters): Promise<Measurements> {
  const { application, close } = await openedFolder(folder);
  const { ports } = application;
  for (const { sups, ...site } of hierarchy === 'five' ? hierarchies.five : hierarchies.one) {
    await addSite(ports, site);
    for (const serverName of sups) await addSup(ports, { siteCode: site.siteCode, serverName });
  }
  await ports.store.commit({ documents: [{ collection: 'subscription', put: subscription }] }, ports.fence);
  await setSource(ports, 'CS1', url);
  const found = await synchronized(application);
  await close();
  return found;
}

/** Opens a data folder that has been synchronized and synchronizes it again, some times, with nothing to do. */
export async function againSynchronized({
  folder = '',
  rounds = '5',
}: TaskParameters): Promise<Measurements> {
  const start = performance.now();
  const { application, close } = await openedFolder(folder);
  const open = performance.now() - start;
  const first = await synchronized(application);
  const later: number[] = [];
  for (let round = 0; round < Number(rounds); round++) {
    const { milliseconds = Number.NaN } = await synchronized(application);
    later.push(milliseconds);
  }
  const stored = await application.ports.store.count('sup/CS1/cs1sup.example', 'published');
  await close();
  return {
    open,
    stored,
    first: first['milliseconds'] ?? Number.NaN,
    warm: median(later),
  };
}

async function synchronized(application: Application): Promise<Measurements> {
  const start = performance.now();
  const outcomes = await application.coordinator.request('CS1', { trigger: 'local', full: false }).hierarchy;
  const milliseconds = performance.now() - start;
  for (const { error } of outcomes) if (error !== undefined) throw error;
  const runs = outcomes.map(({ run }) => run);
  const received = runs
    .flatMap(({ steps }) => steps)
    .reduce((sum, { name, processed }) => sum + (name === 'siteDatabase' ? 0 : (processed ?? 0)), 0);
  const lasted = (step: string): number =>
    runs[0]?.steps
      .filter(({ name }) => name === step)
      .reduce((sum, { started, ended = started }) => sum + ended - started, 0) ?? Number.NaN;
  return {
    milliseconds,
    received,
    bytes: runs.reduce((sum, { bytes }) => sum + bytes, 0),
    pull: lasted('wsus'),
    siteDatabase: lasted('siteDatabase'),
  };
}

/** Opens a data folder with the threads that documents are decoded in. */
export async function openedFolder(
  folder: string,
): Promise<{ readonly application: Application; readonly close: () => Promise<void> }> {
  const decoder = process.env['SUSYNC_BENCH_INLINE'] === '1' ? undefined : workers();
  const application = await openApplication({
    folder: path.resolve(folder),
    ...(decoder === undefined ? {} : { decoder }),
  });
  return {
    application,
    close: async () => {
      await application.close();
      decoder?.dispose();
    },
  };
}

/** The threads that the command line decodes in; npm runs the bench from the project's folder, after the build. */
function workers(): WorkerRecordDecoder {
  return new WorkerRecordDecoder(path.resolve('dist/decoder.cjs'));
}
