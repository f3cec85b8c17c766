import assert from 'node:assert/strict';
import { RowFlag } from '../../src/domain/catalogRow.ts';
import {
  type StoreContractContext,
  contractSite as site,
  contractSup as sup,
  one,
  two,
  twoNewer,
} from './storeContractContext.ts';
import type { RowDifference, Store } from '../../src/domain/store.ts';
import { rejectsWith } from './rejectsWith.ts';
import { buildRecord, guid, rowOf } from './records.ts';

/** What every store must do: catalogs and their generations. */
export function catalogContract(context: StoreContractContext): void {
  it('shows changes in the open generation only, until it is published', async () => {
    await context.list([one], { publish: true });
    await context.list([two]);
    assert.deepEqual(await context.ids('published'), [`${guid(1)}.1`]);
    assert.deepEqual(await context.ids('open'), [`${guid(1)}.1`, `${guid(2)}.1`]);
    assert.equal(await context.opened.store.hasOpenChanges(sup), true);
    await context.clock.advance(1000);
    await context.commit({ catalogs: [{ catalog: sup, publish: true }] });
    assert.deepEqual(await context.ids('published'), [`${guid(1)}.1`, `${guid(2)}.1`]);
    assert.deepEqual(await context.ids(1), [`${guid(1)}.1`]);
    assert.equal(await context.opened.store.hasOpenChanges(sup), false);
    assert.deepEqual(await context.opened.store.generation(sup), {
      number: 2,
      published: context.clock.now(),
    });
    assert.deepEqual(
      (await context.opened.store.generations(sup)).map(({ number }) => number),
      [1, 2],
    );
    assert.equal(await context.opened.store.count(sup, 1), 1);
    await rejectsWith('notFound', context.opened.store.rows(sup, 3, { limit: 1 }));
  });

  it('lists every revision in a SUP catalog, one row an id in a site database', async () => {
    await context.commit({
      records: [two, twoNewer],
      catalogs: [
        { catalog: sup, upserts: [rowOf(two), rowOf(twoNewer)], publish: true },
        { catalog: site, upserts: [rowOf(two)], publish: true },
      ],
    });
    await context.commit({ catalogs: [{ catalog: site, upserts: [rowOf(twoNewer)], publish: true }] });
    assert.deepEqual(await context.ids('published'), [`${guid(2)}.1`, `${guid(2)}.2`]);
    assert.deepEqual(await context.ids('published', site), [`${guid(2)}.2`]);
    assert.deepEqual(
      (await context.opened.store.find(sup, 'published', [guid(2), guid(77)]))
        .map(({ revision }) => revision)
        .sort(),
      [1, 2],
    );
  });

  it('takes an upsert that changes nothing for none', async () => {
    await context.list([one], { publish: true });
    await context.list([one]);
    assert.equal(await context.opened.store.hasOpenChanges(sup), false);
  });

  it('takes a change and its contrary in one generation for none', async () => {
    await context.list([one], { publish: true });
    await context.list([one], { flags: RowFlag.declined });
    assert.equal(await context.opened.store.hasOpenChanges(sup), true);
    await context.list([one]);
    assert.equal(await context.opened.store.hasOpenChanges(sup), false);
    await context.commit({ catalogs: [{ catalog: sup, removals: [one.header] }] });
    assert.deepEqual(await context.ids('open'), []);
    await context.list([one]);
    assert.equal(await context.opened.store.hasOpenChanges(sup), false);
    assert.deepEqual(await context.ids('open'), [`${guid(1)}.1`]);
  });

  it('throws an open generation away', async () => {
    await context.list([one, two], { publish: true });
    const before = await context.opened.store.digest();
    await context.list([twoNewer]);
    await context.commit({
      catalogs: [{ catalog: sup, removals: [one.header], upserts: [rowOf(two, RowFlag.declined)] }],
    });
    await context.commit({ catalogs: [{ catalog: sup, discard: true }] });
    assert.deepEqual(await context.ids('open'), [`${guid(1)}.1`, `${guid(2)}.1`]);
    assert.equal(await context.opened.store.hasOpenChanges(sup), false);
    assert.equal(await context.opened.store.digest(), before);
  });

  it('removes a catalog with all its generations', async () => {
    await context.list([one], { publish: true });
    await context.commit({ catalogs: [{ catalog: sup, drop: true }] });
    assert.equal(await context.opened.store.generation(sup), undefined);
    assert.deepEqual(await context.ids('open'), []);
  });

  it('tells what changed between two generations', async () => {
    await context.list([one, two], { publish: true });
    await context.list([twoNewer]);
    await context.commit({
      catalogs: [
        {
          catalog: sup,
          removals: [two.header],
          upserts: [rowOf(one, RowFlag.expired, 5000)],
          publish: true,
        },
      ],
    });
    const changes = await differencesOf(context.opened.store, 1);
    assert.deepEqual(
      changes,
      [`changed ${guid(1)}.1 0→4`, `added ${guid(2)}.2`, `removed ${guid(2)}.1`].sort(),
    );
    assert.deepEqual(await differencesOf(context.opened.store, 0, 1), [
      `added ${guid(1)}.1`,
      `added ${guid(2)}.1`,
    ]);
    assert.deepEqual(await differencesOf(context.opened.store, 2), []);
    assert.equal(await context.opened.store.differences(sup, 7, 'published', { limit: 10 }), 'fullNeeded');
  });

  it('reads lists page by page from the state that the first page saw', async () => {
    const records = Array.from({ length: 7 }, (_, index) => buildRecord({ updateId: guid(index + 1) }));
    await context.list(records, { publish: true });
    const first = await context.opened.store.rows(sup, 'published', { limit: 3 });
    await context.commit({
      catalogs: [{ catalog: sup, removals: records.slice(4).map(({ header }) => header), publish: true }],
    });
    const rest = await context.opened.store.rows(sup, 'published', {
      limit: 100,
      ...(first.next ? { after: first.next } : {}),
    });
    assert.equal(first.items.length, 3);
    assert.equal(rest.items.length, 4);
    assert.equal(rest.next, undefined);
  });

  it('keeps generations for 13 months or 50, whichever is more', async () => {
    await context.list([one], { publish: true });
    const day = 86_400_000;
    for (let number = 2; number <= 52; number++) {
      if (number === 3) await context.clock.advance(400 * day);
      await context.list([one], { publish: true, flags: number % 2 });
    }
    const numbers = (await context.opened.store.generations(sup)).map(({ number }) => number);
    assert.deepEqual([numbers[0], numbers.length], [3, 50]);
    assert.equal(await context.opened.store.differences(sup, 2, 'published', { limit: 10 }), 'fullNeeded');
    await rejectsWith('notFound', context.opened.store.rows(sup, 2, { limit: 10 }));
    await context.clock.advance(100 * day);
    for (let number = 53; number <= 60; number++)
      await context.list([one], { publish: true, flags: number % 2 });
    assert.equal((await context.opened.store.generations(sup)).length, 58);
  });

  it('digests content, not the way it came', async () => {
    await context.list([one, two], { publish: true });
    await context.commit({ catalogs: [{ catalog: 'sup/PS2/other', upserts: [rowOf(two)] }] });
    await context.commit({ catalogs: [{ catalog: 'sup/PS2/other', upserts: [rowOf(one)], publish: true }] });
    assert.equal(
      await context.opened.store.catalogDigest('sup/PS2/other', 'published'),
      await context.opened.store.catalogDigest(sup, 'published'),
    );
    await context.list([one], { flags: RowFlag.declined, publish: true });
    assert.notEqual(
      await context.opened.store.catalogDigest('sup/PS2/other', 'published'),
      await context.opened.store.catalogDigest(sup, 'published'),
    );
  });
}

async function differencesOf(
  store: Store,
  from: number,
  to: 'published' | number = 'published',
): Promise<string[]> {
  const found: string[] = [];
  let after: string | undefined;
  do {
    const page = await store.differences(sup, from, to, {
      limit: 1,
      ...(after === undefined ? {} : { after }),
    });
    assert.notEqual(page, 'fullNeeded');
    if (page === 'fullNeeded') break;
    found.push(...page.items.map(described));
    after = page.next;
  } while (after !== undefined);
  return found.sort();
}

function described(difference: RowDifference): string {
  const { updateId, revision, flags } = difference.row;
  const flagChange = difference.kind === 'changed' ? ` ${difference.before.flags}→${flags}` : '';
  return `${difference.kind} ${updateId}.${revision}${flagChange}`;
}
