import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { systemClock } from '../../src/base/clock.ts';
import { systemIds } from '../../src/base/ids.ts';
import type { CatalogKey } from '../../src/domain/catalogRow.ts';
import type { SiteDocument } from '../../src/domain/documents.ts';
import { writeLogLine } from '../../src/domain/log/logLine.ts';
import { renderEvent } from '../../src/domain/log/renderEvent.ts';
import type { Store } from '../../src/domain/store.ts';
import type { SyncEvent } from '../../src/domain/syncEvent.ts';
import { allSites } from '../../src/engine/administration/siteAdministration.ts';
import { ContentFiles } from '../../src/store/files/contentFiles.ts';
import { logPaths } from '../../src/store/log/logPaths.ts';
import { nodeFiles } from '../../src/store/files/nodeFiles.ts';
import { openStore } from '../../src/store/openStore.ts';
import type { EndState } from './killPoint.ts';

/** What a door has heard: its events, and the last one that had been committed when it had heard all. */
export interface HeardEvents {
  readonly events: readonly SyncEvent[];
  readonly lastSequence: number;
}

/** What is left in a data folder whose service has ended. */
export async function endState(folder: string, heard: HeardEvents): Promise<EndState> {
  const store = await openStore({ folder, clock: systemClock, ids: systemIds });
  const sites = await allSites(store);
  const catalogs: Record<string, string> = {};
  for (const key of await catalogKeys(store, sites)) {
    const generations = (await store.generations(key)).map(({ number }) => number).join(' ');
    const open = (await store.hasOpenChanges(key)) ? ', changes left open' : '';
    catalogs[key] = `${await store.catalogDigest(key, 'published')}, generations ${generations}${open}`;
  }
  const files = await filesOf(store, folder);
  const running = await store.documents('runs', { where: { outcome: 'running' }, limit: 100 });
  const damage = await store.verify();
  const events = await allEvents(store);
  const digest = await store.digest();
  await store.close();
  const logs = await Promise.all(sites.map((site) => logOf(folder, site, events)));
  return {
    digest,
    catalogs,
    files,
    updates: Object.fromEntries(logs.map(({ siteCode, updates }) => [siteCode, updates])),
    faults: [
      ...damage.map(({ where, what }) => `${where}: ${what}`),
      ...running.items.map(({ _id }) => `Run ${_id} never ended`),
      ...logs.flatMap(({ faults }) => faults),
      ...streamFaults(heard, events),
    ],
  };
}

/** The files that are there, with the state that is kept of those somebody waits for. */
async function filesOf(store: Store, folder: string): Promise<readonly string[]> {
  const { items } = await store.documents('contentFiles', { limit: 1000 });
  const states = new Map<string, string>(items.map(({ _id, state }) => [_id, state]));
  const content = new ContentFiles(nodeFiles, path.join(folder, 'content'), systemIds);
  for await (const sha1 of content.digests()) states.set(sha1, states.get(sha1) ?? 'known');
  const there = async (sha1: string): Promise<string> =>
    `${sha1} ${states.get(sha1) ?? ''}, ${(await content.size(sha1)) ?? 'no'} bytes`;
  return Promise.all([...states.keys()].sort().map(there));
}

async function catalogKeys(store: Store, sites: readonly SiteDocument[]): Promise<readonly CatalogKey[]> {
  const { items: sups } = await store.documents('sups', { limit: 100 });
  return [
    ...sites.map(({ _id }): CatalogKey => `site/${_id}`),
    ...sups.map(({ _id }): CatalogKey => `sup/${_id}`),
  ];
}

async function allEvents(store: Store): Promise<readonly SyncEvent[]> {
  const events: SyncEvent[] = [];
  for (;;) {
    const page = await store.events(events.at(-1)?.sequence ?? 0, 10_000);
    if (page.length === 0) return events;
    events.push(...page);
  }
}

/** The door's stream against what was committed: in order, none twice, none left out. */
function streamFaults({ events, lastSequence }: HeardEvents, kept: readonly SyncEvent[]): readonly string[] {
  const first = kept.findIndex(({ sequence }) => sequence === events[0]?.sequence);
  const last = kept.findIndex(({ sequence }) => sequence === lastSequence);
  const expected = events.length === 0 ? [] : kept.slice(first, last + 1);
  const upToLast = events.filter(({ sequence }) => sequence <= lastSequence);
  const wrong = upToLast.findIndex(
    (event, index) => JSON.stringify(event) !== JSON.stringify(expected[index]),
  );
  if (wrong >= 0)
    return [
      `The door heard event ${upToLast[wrong]?.sequence ?? 0} instead of ${expected[wrong]?.sequence ?? 0}`,
    ];
  if (upToLast.length !== expected.length)
    return [`The door heard ${upToLast.length} events of ${expected.length}`];
  return [];
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
