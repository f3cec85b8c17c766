import { once } from 'node:events';
import { systemClock } from '../../src/base/clock.ts';
import type { CategoryDocument } from '../../src/domain/documents.ts';
import { openApplication } from '../../src/app/openApplication.ts';
import { addSite } from '../../src/engine/administration/siteAdministration.ts';
import { addSup } from '../../src/engine/administration/supAdministration.ts';
import { ServiceChanges } from '../../src/extension/door/serviceChanges.ts';
import { ServiceDoor } from '../../src/extension/door/serviceDoor.ts';
import { HierarchyModel } from '../../src/extension/hierarchy/hierarchyModel.ts';
import { UpdateFinder } from '../../src/extension/updates/updateFinder.ts';
import type { UpdateListFilter } from '../../src/extension/updates/updateListFilter.ts';
import { UpdatesModel } from '../../src/extension/updates/updatesModel.ts';
import { connectService } from '../../src/service/connectService.ts';
import { runService } from '../../src/service/runService.ts';
import { heapInUse } from '../support/heapInUse.ts';
import { rowOf } from '../support/records.ts';
import { benchCategories, benchCategory, benchUpdate } from './benchUpdate.ts';
import { below, type Figure, inMilliseconds, mebibytes, median } from './figure.ts';
import {
  answerOf,
  type Measurements,
  measuredProcess,
  startTask,
  type TaskParameters,
} from './measuredProcess.ts';

const version = '1.0.0';
const site = 'CS1';
const server = 'cs1sup.example';
const batch = 1000;

/** The Software Updates view of VS Code over a service with so many updates: its first level, its filters, its memory. */
export async function benchUpdatesView(folder: string, stored: number): Promise<readonly Figure[]> {
  await fill(folder, stored);
  const service = startTask('serveFolder', { folder });
  await answerOf(service);
  try {
    const found = await measuredProcess('showUpdates', { folder });
    const number = (name: string): number => found[name] ?? Number.NaN;
    const filters = Object.keys(filterCases).map((name) => ({
      name: `  filter: ${name}`,
      figure: inMilliseconds(number(name)),
    }));
    return [
      below(
        `Software Updates view, ${stored} updates: first level, cold`,
        number('cold'),
        100,
        inMilliseconds,
      ),
      below('  first level, warm', number('warm'), 100, inMilliseconds),
      ...filters,
      below('  slowest filter', Math.max(...Object.keys(filterCases).map(number)), 200, inMilliseconds),
      { name: '  next page, after 20 pages', figure: inMilliseconds(number('more')) },
      { name: '  Find Update, after the keys rest', figure: inMilliseconds(number('find')) },
      below('  heap of the door, 20 pages shown', number('heap'), 150 * 2 ** 20, mebibytes),
      below('  peak memory of the door as a process of its own', number('peak'), 150 * 2 ** 20, mebibytes),
      below('  heap that 50 reloads leave behind', number('left'), 2 ** 20, mebibytes),
    ];
  } finally {
    service.send('stop');
    await once(service, 'exit');
  }
}

/** What a user filters by; product and classification are those of every update of a number. */
const filterCases: Readonly<Record<string, UpdateListFilter>> = {
  'words of the title': { text: 'cumulative 77' },
  'a KB number': { text: 'KB5099999' },
  'words that no title has': { text: 'nothing of the kind' },
  'a product': { product: { id: benchCategory(7), name: 'Product 7' } },
  'product and classification': {
    product: { id: benchCategory(7), name: 'Product 7' },
    classification: { id: benchCategory(14), name: 'Classification 14' },
  },
  'a severity': { severity: 'Critical' },
  'not superseded': { superseded: false },
  'released since': { releasedSince: '2024-01-01' },
};

/** A data folder whose site database has so many updates, with categories, as after a synchronization. */
async function fill(folder: string, stored: number): Promise<void> {
  const { ports, close } = await openApplication({ folder }).then((application) => ({
    ports: application.ports,
    close: () => application.close(),
  }));
  await addSite(ports, { siteCode: site, type: 'cas' });
  await addSup(ports, { siteCode: site, serverName: server });
  const categories = Array.from({ length: benchCategories }, (_, number): CategoryDocument => ({
    _id: benchCategory(number),
    type: number % 30 === 14 ? 'UpdateClassification' : 'Product',
    title: `Category ${number}`,
    ...{ excludedByDefault: false, retired: false },
  }));
  await ports.store.commit(
    { documents: categories.map((put) => ({ collection: 'categories', put }) as const) },
    ports.fence,
  );
  const catalogs = [`site/${site}`, `sup/${site}/${server}`] as const;
  for (let start = 0; start < stored; start += batch) {
    const records = Array.from({ length: Math.min(batch, stored - start) }, (_, index) =>
      benchUpdate(start + index),
    );
    const upserts = records.map((record) => rowOf(record));
    await ports.store.commit(
      { records, catalogs: catalogs.map((catalog) => ({ catalog, upserts })) },
      ports.fence,
    );
  }
  await ports.store.commit(
    { catalogs: catalogs.map((catalog) => ({ catalog, publish: true })) },
    ports.fence,
  );
  await close();
}

/** The service, in a process of its own, until it is told to stop. */
export async function serveFolder({ folder = '' }: TaskParameters): Promise<Measurements> {
  const running = await runService({ version, onDemand: false, folder, onFailure: () => undefined });
  const stopped = once(process, 'message');
  process.send?.({ pid: process.pid });
  await stopped;
  await running.end('The measurement is over');
  return {};
}

/** The window's side, in a process of its own: what VS Code's extension host does. */
export async function showUpdates({ folder = '' }: TaskParameters): Promise<Measurements> {
  const window = openWindow(folder);
  await window.hierarchy.refresh();
  const cold = await timed(async () => {
    await window.model.overview();
    await window.model.list('all');
  });
  const firstLevel = async (): Promise<void> => {
    window.model.refresh();
    await window.model.overview();
    await window.model.list('all');
  };
  const found: Record<string, number> = { cold, warm: await often(firstLevel) };
  for (const [name, filter] of Object.entries(filterCases))
    found[name] = await often(() => window.model.setFilter(filter));
  await window.model.setFilter({});
  const finder = new UpdateFinder(await window.door.service(), {
    ...systemClock,
    sleep: () => Promise.resolve(),
  });
  found['find'] = await often(() => finder.find('cumulative 77'));
  for (let page = 1; page < 20; page++) await window.model.more('all');
  found['more'] = await timed(() => window.model.more('all'));
  found['heap'] = heapInUse();
  const reload = async (): Promise<void> => {
    const other = openWindow(folder);
    await other.hierarchy.refresh();
    await other.model.list('all');
    await other.close();
  };
  // What is loaded once is no leak.
  for (let times = 0; times < 5; times++) await reload();
  const before = heapInUse();
  for (let times = 0; times < 50; times++) await reload();
  found['left'] = Math.max(0, heapInUse() - before);
  await window.close();
  return found;
}

/** What a window has of the extension, without VS Code. */
function openWindow(folder: string) {
  const door = new ServiceDoor((start) => connectService({ folder, start, version, command: [] }));
  const changes = new ServiceChanges(door);
  const hierarchy = new HierarchyModel({ door, changes, clock: systemClock }, () => undefined);
  const model = new UpdatesModel({ door, hierarchy, changes, clock: systemClock });
  const close = async (): Promise<void> => {
    await door.close();
    for (const part of [model, hierarchy, changes, door]) part.dispose();
  };
  return { door, hierarchy, model, close };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** The median of nine times, ms. */
async function often(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let time = 0; time < 9; time++) times.push(await timed(work));
  return median(times);
}
