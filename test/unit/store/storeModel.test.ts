import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CatalogKey, RowUpsert } from '../../../src/domain/catalogRow.ts';
import type { CatalogChange, CommitUnit, Store } from '../../../src/domain/store.ts';
import type { EmbeddedStore } from '../../../src/store/embeddedStore.ts';
import { buildRecord, guid, rowOf } from '../../support/records.ts';
import { openTestStore } from '../../support/storeUnits.ts';
import { FakeClock } from '../../support/fakeClock.ts';
import { VolatileFiles } from '../../support/volatileFiles.ts';
import { compactAll } from '../../support/wornStore.ts';
import { memoryFolder } from '../../support/memoryFolder.ts';

const catalogs: readonly CatalogKey[] = ['sup/PS1/a', 'site/PS1'];

/** A catalog in its plainest form: a map per generation. */
class ModelCatalog {
  readonly published: ReadonlyMap<string, string>[] = [new Map()];
  #open = new Map<string, string>();
  readonly #isSite: boolean;

  constructor(key: CatalogKey) {
    this.#isSite = key.startsWith('site/');
  }

  get open(): ReadonlyMap<string, string> {
    return this.#open;
  }

  apply(change: CatalogChange): void {
    if (change.drop === true) {
      this.published.length = 1;
      this.#open = new Map();
      return;
    }
    if (change.discard === true) {
      this.#open = new Map(this.published.at(-1));
      return;
    }
    for (const upsert of change.upserts ?? []) this.#open.set(this.#key(upsert), valueOf(upsert));
    for (const removal of change.removals ?? []) this.#open.delete(this.#key(removal));
    if (change.publish === true) this.published.push(new Map(this.#open));
  }

  #key({ updateId, revision }: { readonly updateId: string; readonly revision: number }): string {
    return this.#isSite ? updateId : `${updateId}.${revision}`;
  }

  /** The differences between two states, in the words of `differencesOf`. */
  differences(from: ReadonlyMap<string, string>, to: ReadonlyMap<string, string>): string[] {
    const lines: string[] = [];
    for (const [key, value] of to) {
      const before = from.get(key);
      if (before === undefined) lines.push(`added ${value}`);
      else if (before !== value) lines.push(`changed ${before} ${value}`);
    }
    for (const [key, value] of from) if (!to.has(key)) lines.push(`removed ${value}`);
    return lines.sort();
  }
}

function valueOf({ updateId, revision, flags }: Pick<RowUpsert, 'updateId' | 'revision' | 'flags'>): string {
  return `${updateId}.${revision}:${flags}`;
}

async function rowsOf(
  store: Store,
  catalog: CatalogKey,
  at: 'open' | 'published' | number,
): Promise<string[]> {
  const found: string[] = [];
  let after: string | undefined;
  do {
    const page = await store.rows(catalog, at, { limit: 3, ...(after === undefined ? {} : { after }) });
    found.push(...page.items.map(valueOf));
    after = page.next;
  } while (after !== undefined);
  return found.sort();
}

async function differencesOf(
  store: Store,
  catalog: CatalogKey,
  from: number,
  to: 'open' | number,
): Promise<string[]> {
  const page = await store.differences(catalog, from, to, { limit: 1000 });
  assert.ok(page !== 'fullNeeded');
  return page.items
    .map((item) =>
      item.kind === 'changed'
        ? `changed ${valueOf(item.before)} ${valueOf(item.row)}`
        : `${item.kind} ${valueOf(item.row)}`,
    )
    .sort();
}

/** What can happen: a change of one catalog, then how the folder is opened next. */
const steps = fc.array(
  fc.record({
    catalog: fc.constantFrom(...catalogs),
    upserts: fc.array(
      fc.record({
        id: fc.integer({ min: 1, max: 4 }),
        revision: fc.integer({ min: 1, max: 2 }),
        flags: fc.integer({ min: 0, max: 2 }),
      }),
      { maxLength: 4 },
    ),
    removals: fc.array(
      fc.record({ id: fc.integer({ min: 1, max: 4 }), revision: fc.integer({ min: 1, max: 2 }) }),
      { maxLength: 2 },
    ),
    end: fc.constantFrom('stay', 'stay', 'publish', 'publish', 'discard', 'drop'),
    next: fc.constantFrom('stay', 'stay', 'kill', 'close', 'compact', 'compact'),
  }),
  { minLength: 1, maxLength: 14 },
);

type Step = (typeof steps extends fc.Arbitrary<infer T> ? T : never)[number];

function unitOf({
  catalog,
  upserts,
  removals,
  end,
}: Step): CommitUnit & { readonly catalogs: CatalogChange[] } {
  if (end === 'drop') return { catalogs: [{ catalog, drop: true }] };
  if (end === 'discard') return { catalogs: [{ catalog, discard: true }] };
  const records = upserts.map(({ id, revision }) => buildRecord({ updateId: guid(id), revision }));
  return {
    records,
    catalogs: [
      {
        catalog,
        upserts: records.map((record, index) => rowOf(record, upserts[index]?.flags)),
        removals: removals.map(({ id, revision }) => ({ updateId: guid(id), revision })),
        publish: end === 'publish',
      },
    ],
  };
}

describe('Whatever is committed, and however the folder is opened again, the store', () => {
  it('answers as a plain map per generation would', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (list) => {
        let disk = new VolatileFiles();
        const clock = new FakeClock();
        const options = () => ({
          ...{ files: disk, clock, checkpointBytes: 1500, segmentLimit: 600 },
          processes: {
            own: () => Promise.resolve({ pid: 1, host: 'here' }),
            isRunning: () => Promise.resolve(false),
          },
        });
        let store: EmbeddedStore = await openTestStore(`${memoryFolder}/data`, options());
        const models = new Map(catalogs.map((key) => [key, new ModelCatalog(key)]));
        for (const step of list) {
          const unit = unitOf(step);
          await store.commit(unit, store.fence);
          for (const change of unit.catalogs) models.get(change.catalog)?.apply(change);
          if (step.next === 'kill') disk = disk.kill();
          else if (step.next === 'close') await store.close();
          if (step.next === 'compact') {
            await clock.advance(2 * 3_600_000);
            await compactAll(store);
          } else if (step.next !== 'stay') store = await openTestStore(`${memoryFolder}/data`, options());
          for (const [key, model] of models) await compare(store, key, model);
        }
        assert.deepEqual(await store.verify(), []);
        await store.close();
      }),
      { numRuns: 30 },
    );
  });
});

async function compare(store: Store, key: CatalogKey, model: ModelCatalog): Promise<void> {
  const { published } = model;
  const last = published.length - 1;
  assert.equal((await store.generation(key))?.number ?? 0, last);
  assert.deepEqual(await rowsOf(store, key, 'open'), [...model.open.values()].sort());
  const openChanges = model.differences(published[last] ?? new Map(), model.open);
  assert.equal(await store.hasOpenChanges(key), openChanges.length > 0);
  assert.deepEqual(await differencesOf(store, key, last, 'open'), openChanges);
  for (const [number, state] of published.entries()) {
    if (number > 0) {
      assert.deepEqual(await rowsOf(store, key, number), [...state.values()].sort());
      const { items } = await store.rows(key, number, { limit: 100 });
      const headers = await store.headers(items.map(({ record }) => record));
      assert.deepEqual(
        headers.map(({ updateId }) => updateId),
        items.map(({ updateId }) => updateId),
      );
    }
    const differences = model.differences(state, published[last] ?? new Map());
    assert.deepEqual(await differencesOf(store, key, number, last), differences);
  }
}
