import { cp, rm } from 'node:fs/promises';
import path from 'node:path';
import { systemIds } from '../../src/base/ids.ts';
import type { CatalogKey } from '../../src/domain/catalogRow.ts';
import type { CommitUnit } from '../../src/domain/store.ts';
import type { EmbeddedStore } from '../../src/store/embeddedStore.ts';
import { openStore, type OpenStoreOptions } from '../../src/store/openStore.ts';
import { FakeClock } from './fakeClock.ts';
import { buildRecord, guid, rowOf } from './records.ts';

/** The catalog that `unitNumber` changes. */
export const unitCatalog: CatalogKey = 'sup/PS1/server';

/** A commit with a record, its row and an event; every third one publishes. */
export function bareUnit(number: number): CommitUnit {
  return { ...unitNumber(number), documents: [] };
}

/** A commit with three records, which begin new segments where those are short, and their rows. */
export function wideUnit(number: number): CommitUnit {
  const units = [0, 1, 2].map((offset) => bareUnit(3 * number + offset));
  return {
    records: units.flatMap(({ records = [] }) => records),
    catalogs: [
      {
        catalog: unitCatalog,
        upserts: units.flatMap(({ catalogs = [] }) => catalogs.flatMap(({ upserts = [] }) => [...upserts])),
        publish: number % 3 === 0,
      },
    ],
    events: units.flatMap(({ events = [] }) => events),
  };
}

/** A commit with one of everything: a record, its row, a document, an event; every third one publishes. */
export function unitNumber(number: number): CommitUnit {
  const record = buildRecord({ updateId: guid(number) }, {}, `<x>${number}</x>`.repeat(200 + number));
  return {
    records: [record],
    catalogs: [{ catalog: unitCatalog, upserts: [rowOf(record)], publish: number % 3 === 0 }],
    documents: [{ collection: 'settings', put: { _id: 'last', value: number } }],
    events: [{ time: number, siteCode: 'PS1', body: { kind: 'syncStarting' } }],
  };
}

/** Everything that can be told of a store, as one text. */
export async function stateOf(store: EmbeddedStore): Promise<string> {
  const { items } = await store.rows(unitCatalog, 'open', { limit: 10_000 });
  const records = await store.records(items.map(({ record }) => record));
  return JSON.stringify([
    await store.catalogDigest(unitCatalog, 'open'),
    await store.digest(),
    (await store.generations(unitCatalog)).map(({ number }) => number),
    (await store.documents('settings', { limit: 100 })).items,
    await store.events(0, 1000),
    records.map(({ bytes }) => Buffer.from(bytes).toString('base64').length),
  ]);
}

/** Opens a folder with a clock that stands still. */
export function openTestStore(
  folder: string,
  options: Partial<OpenStoreOptions> = {},
): Promise<EmbeddedStore> {
  return openStore({ folder, clock: new FakeClock(), ids: systemIds, ...options });
}

/** The data folder as a crash leaves it: the files as they are, nobody holding the lock. */
export async function crashCopy(folder: string, target: string): Promise<string> {
  await cp(folder, target, { recursive: true });
  await rm(path.join(target, 'lock'), { force: true });
  return target;
}
