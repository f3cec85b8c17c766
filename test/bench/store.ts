import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { systemClock } from '../../src/base/clock.ts';
import { systemIds } from '../../src/base/ids.ts';
import type { CatalogKey } from '../../src/domain/catalogRow.ts';
import { openStore } from '../../src/store/openStore.ts';
import { rowOf } from '../support/records.ts';
import { benchUpdate } from './benchUpdate.ts';
import { mebibytes } from './figure.ts';

const sup: CatalogKey = 'sup/PS1/server.contoso.com';
const site: CatalogKey = 'site/PS1';
const batchSize = 100;

/** What the embedded store takes with so many updates stored: committing, opening cold, memory, reads that find nothing new. */
export async function benchStore(updates = 100_000): Promise<{ name: string; figure: string }[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'susync-bench-'));
  try {
    const filled = await fill(folder, updates);
    const opened = await open(folder, updates);
    return [...filled, ...opened, ...(await compact(folder, updates))];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function fill(folder: string, updates: number): Promise<{ name: string; figure: string }[]> {
  const store = await openStore({ folder, clock: systemClock, ids: systemIds });
  let committing = 0;
  let bytes = 0;
  for (let start = 0; start < updates; start += batchSize) {
    const records = Array.from({ length: batchSize }, (_, index) => benchUpdate(start + index));
    for (const record of records) bytes += record.bytes.length;
    const upserts = records.map((record) => rowOf(record));
    const begun = performance.now();
    await store.commit(
      { records, catalogs: [sup, site].map((catalog) => ({ catalog, upserts })) },
      store.fence,
    );
    committing += performance.now() - begun;
  }
  const catalogs = [sup, site].map((catalog) => ({ catalog, publish: true }));
  await store.commit({ catalogs }, store.fence);
  const closing = performance.now();
  await store.close();
  return [
    { name: `store: ${updates} updates committed`, figure: `${rate(updates, committing)} updates/s` },
    { name: 'store: documents written', figure: `${rate(bytes / 1e6, committing)} MB/s` },
    { name: 'store: last checkpoint', figure: `${(performance.now() - closing).toFixed(0)} ms` },
  ];
}

async function open(folder: string, updates: number): Promise<{ name: string; figure: string }[]> {
  const opening = performance.now();
  const store = await openStore({ folder, clock: systemClock, ids: systemIds });
  const opened = performance.now() - opening;
  const reads: Readonly<Record<string, () => Promise<unknown>>> = {
    'differences of nothing': () => store.differences(sup, 1, 'published', { limit: 1000 }),
    '10,000 rows': () => store.rows(sup, 'published', { limit: 10_000 }),
    '1,000 summaries': () => store.summaries(Array.from({ length: 1000 }, (_, index) => index * 7)),
    '1,000 headers': () => store.headers(Array.from({ length: 1000 }, (_, index) => index * 7)),
    '1,000 documents': () => store.records(Array.from({ length: 1000 }, (_, index) => index * 7)),
    'search of two words': () => store.search(site, 'published', { text: 'cumulative 77', limit: 50 }),
    'catalog digest': () => store.catalogDigest(sup, 'published'),
  };
  const figures = [{ name: `store: cold open with ${updates}`, figure: `${opened.toFixed(0)} ms` }];
  for (const [name, read] of Object.entries(reads)) {
    const begun = performance.now();
    await read();
    figures.push({ name: `store: ${name}`, figure: `${(performance.now() - begun).toFixed(1)} ms` });
  }
  const memory = process.memoryUsage();
  figures.push({
    name: 'store: memory of the process (resident, heap, buffers)',
    figure: [memory.rss, memory.heapUsed, memory.arrayBuffers]
      .map((size) => `${(size / 2 ** 20).toFixed(0)} MiB`)
      .join(', '),
  });
  await store.close();
  return figures;
}

/** Drops every second update and has the store compacted, all at once and as fast as it can. */
async function compact(folder: string, updates: number): Promise<{ name: string; figure: string }[]> {
  const before = await openStore({ folder, clock: systemClock, ids: systemIds });
  const kept: CatalogKey = 'sup/PS1/kept.contoso.com';
  for (let start = 0; start < updates; start += batchSize * 10) {
    const numbers = Array.from({ length: batchSize * 5 }, (_, index) => start + index * 2);
    const upserts = numbers.map((number) => rowOf(benchUpdate(number)));
    await before.commit({ catalogs: [{ catalog: kept, upserts }] }, before.fence);
  }
  const drops = [sup, site].map((catalog) => ({ catalog, drop: true }));
  await before.commit({ catalogs: [{ catalog: kept, publish: true }, ...drops] }, before.fence);
  await before.close();
  const store = await openStore({ folder, clock: systemClock, ids: systemIds });
  let longest = 0;
  let stepped = performance.now();
  const begun = stepped;
  const result = await store.compact({
    liveShare: 0.9,
    signal: new AbortController().signal,
    onStep: () => {
      longest = Math.max(longest, performance.now() - stepped);
      stepped = performance.now();
      return Promise.resolve();
    },
  });
  const took = performance.now() - begun;
  const { movedBytes, removedBytes, droppedRecords } = result;
  await store.close();
  return [
    {
      name: `store: compaction, ${droppedRecords} documents dropped`,
      figure: `${(took / 1000).toFixed(2)} s, ${rate(movedBytes / 1e6, took)} MB/s copied`,
    },
    {
      name: 'store: room given back by it',
      figure: `${mebibytes(removedBytes - movedBytes)} of ${mebibytes(removedBytes)}`,
    },
    { name: 'store: its longest step', figure: `${longest.toFixed(0)} ms` },
  ];
}

function rate(amount: number, milliseconds: number): string {
  return ((amount * 1000) / milliseconds).toFixed(0);
}
