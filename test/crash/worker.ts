import { readFile } from 'node:fs/promises';
import { type Clock, systemClock } from '../../src/base/clock.ts';
import type { Application } from '../../src/app/application.ts';
import { openApplication } from '../../src/app/openApplication.ts';
import { writeLogLine } from '../../src/domain/log/logLine.ts';
import { renderEvent } from '../../src/domain/log/renderEvent.ts';
import type { CatalogKey } from '../../src/domain/catalogRow.ts';
import type { SiteDocument } from '../../src/domain/documents.ts';
import type { SyncEvent } from '../../src/domain/syncEvent.ts';
import { allSites } from '../../src/engine/administration/siteAdministration.ts';
import { logPaths } from '../../src/store/log/logPaths.ts';
import { nodeFiles } from '../../src/store/nodeFiles.ts';
import type { KillPoint, WorkerReport } from './killPoint.ts';
import { KillingFiles } from './killingFiles.ts';
import { setUp, type Stage, stages } from './stages.ts';

const start = Date.parse('2026-11-24T00:00:00Z');

/** Opens a data folder, does one stage, closes it and tells the end state to the process that started this one. */
async function work(folder: string, stage: Stage, updates: number, kill?: KillPoint): Promise<WorkerReport> {
  const files = new KillingFiles(nodeFiles, kill);
  const clock: Clock = { ...systemClock, now: () => start + stage.day * 86_400_000 };
  const app = await openApplication({
    ...{ folder, clock },
    storage: { files, segmentLimit: 400_000, checkpointBytes: 60_000 },
  });
  await stage.run(app, updates);
  const state = await stateOf(app);
  const sites = await allSites(app.ports.store);
  const events = await allEvents(app);
  await app.close();
  const { steps } = files;
  const logs = await Promise.all(sites.map((site) => logOf(folder, site, events)));
  return {
    ...state,
    steps,
    faults: [...state.faults, ...logs.flatMap(({ faults }) => faults)],
    updates: Object.fromEntries(logs.map(({ siteCode, updates: told }) => [siteCode, told])),
  };
}

async function stateOf(
  app: Application,
): Promise<Pick<WorkerReport, 'digest' | 'catalogs'> & { readonly faults: readonly string[] }> {
  const { store } = app.ports;
  const { items: sups } = await store.documents('sups', { limit: 100 });
  const sites = await allSites(store);
  const keys: CatalogKey[] = [
    ...sites.map(({ _id }): CatalogKey => `site/${_id}`),
    ...sups.map(({ _id }): CatalogKey => `sup/${_id}`),
  ];
  const catalogs: Record<string, string> = {};
  for (const key of keys) {
    const generations = (await store.generations(key)).map(({ number }) => number).join(' ');
    const open = (await store.hasOpenChanges(key)) ? ', changes left open' : '';
    catalogs[key] = `${await store.catalogDigest(key, 'published')}, generations ${generations}${open}`;
  }
  const running = await store.documents('runs', { where: { outcome: 'running' }, limit: 100 });
  const faults = (await app.verify()).map(({ where, what }) => `${where}: ${what}`);
  return {
    digest: await store.digest(),
    catalogs,
    faults: [...faults, ...running.items.map(({ _id }) => `Run ${_id} never ended`)],
  };
}

async function allEvents(app: Application): Promise<readonly SyncEvent[]> {
  const events: SyncEvent[] = [];
  for (;;) {
    const page = await app.ports.store.events(events.length, 10_000);
    if (page.length === 0) return events;
    events.push(...page);
  }
}

/** A site's log against the events that it is to tell, line by line; the process ids of killed processes count for nothing. */
async function logOf(
  folder: string,
  site: SiteDocument,
  events: readonly SyncEvent[],
): Promise<{
  readonly siteCode: string;
  readonly updates: readonly string[];
  readonly faults: readonly string[];
}> {
  const { _id: siteCode, siteServer, zone, parent } = site;
  const context = {
    ...{ siteCode, siteServer, zone, processId: 0 },
    ...(parent === undefined ? {} : { parentSite: parent }),
  };
  const expected = events
    .filter((event) => event.siteCode === siteCode)
    .flatMap((event) => renderEvent(event, context).map(writeLogLine));
  const text = expected.length === 0 ? '' : await readFile(logPaths(folder, siteCode).log, 'utf8');
  const lines = text
    .replaceAll(/PID=\d+/g, 'PID=0')
    .split('\r\n')
    .slice(0, -1);
  const wrong = lines.findIndex((line, index) => line !== expected[index]);
  const faults: string[] = [];
  if (wrong >= 0) faults.push(`Log of ${siteCode}, line ${wrong + 1}: ${lines[wrong] ?? ''}`);
  if (lines.length !== expected.length)
    faults.push(`Log of ${siteCode}: ${lines.length} lines of ${expected.length}`);
  const updates = lines.flatMap((line) => /^Synchronizing update (\S+) - /.exec(line)?.[1] ?? []);
  return { siteCode, updates: updates.sort(), faults };
}

async function main(): Promise<void> {
  const [, , folder = '', name = '', updates = '', step = '', moment = ''] = process.argv;
  const stage = [setUp, ...stages].find((candidate) => candidate.name === name);
  if (stage === undefined) throw new TypeError(`No stage ${name}`);
  const isMoment = moment === 'before' || moment === 'middle' || moment === 'after';
  const report = await work(
    folder,
    stage,
    Number(updates),
    isMoment ? { step: Number(step), moment } : undefined,
  );
  process.send?.(report);
  process.disconnect();
}

// The bundle is CommonJS, which cannot wait at its top level.
void main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
