import assert from 'node:assert/strict';
import { RowFlag, type CatalogKey } from '../../src/domain/catalogRow.ts';
import type { CommitUnit, Fence, RowDifference, Store, UpdateSearch } from '../../src/domain/store.ts';
import type { SyncEvent, SyncEventDraft } from '../../src/domain/syncEvent.ts';
import type { DecodedRecord } from '../../src/domain/updateRecord.ts';
import { FakeClock } from './fakeClock.ts';
import { rejectsWith } from './rejectsWith.ts';
import { buildRecord, guid, rowOf } from './records.ts';

/** A store under test: new and empty, and how to open the same data again after closing it. */
export interface StoreUnderTest {
  readonly store: Store;
  readonly fence: Fence;
  readonly reopen: () => Promise<StoreUnderTest>;
  readonly close: () => Promise<void>;
}

const sup: CatalogKey = 'sup/PS1/server.contoso.com';
const site: CatalogKey = 'site/PS1';

/** What every implementation of `Store` must do. `openFresh` opens an empty store that reads the given clock. */
export function storeContract(name: string, openFresh: (clock: FakeClock) => Promise<StoreUnderTest>): void {
  describe(`Store contract: ${name}`, () => {
    let clock: FakeClock;
    let opened: StoreUnderTest;
    const commit = (unit: CommitUnit) => opened.store.commit(unit, opened.fence);
    const list = async (
      records: readonly DecodedRecord[],
      options: { publish?: boolean; flags?: number } = {},
    ) =>
      commit({
        records,
        catalogs: [
          {
            catalog: sup,
            upserts: records.map((record) => rowOf(record, options.flags)),
            publish: options.publish ?? false,
          },
        ],
      });
    const ids = async (at: 'published' | 'open' | number, catalog = sup) =>
      (await opened.store.rows(catalog, at, { limit: 100 })).items.map(
        (row) => `${row.updateId}.${row.revision}`,
      );

    beforeEach(async () => {
      clock = new FakeClock();
      opened = await openFresh(clock);
    });
    afterEach(() => opened.close());

    const one = buildRecord({ updateId: guid(1) });
    const two = buildRecord({ updateId: guid(2) });
    const twoNewer = buildRecord({ updateId: guid(2), revision: 2 });

    it('is empty at first', async () => {
      const { store } = opened;
      assert.equal(await store.generation(sup), undefined);
      assert.deepEqual(await store.generations(sup), []);
      assert.deepEqual(await store.rows(sup, 'published', { limit: 10 }), { items: [] });
      assert.deepEqual(await store.rows(sup, 'open', { limit: 10 }), { items: [] });
      assert.equal(await store.count(sup, 'published'), 0);
      assert.equal(await store.hasOpenChanges(sup), false);
      assert.deepEqual(await store.find(sup, 'open', [guid(1)]), []);
      assert.deepEqual(await store.events(0, 10), []);
      assert.equal(await store.document('sites', 'PS1'), undefined);
      assert.deepEqual(await store.documents('sites', { limit: 10 }), { items: [] });
      assert.deepEqual(await store.verify(), []);
    });

    it('hands records out exactly as they came, and their headers', async () => {
      const cabinet: DecodedRecord = { ...one, encoding: 'cabinet' };
      const long = buildRecord({ updateId: guid(3) }, {}, '<x>ä</x>'.repeat(5000));
      await list([cabinet, long]);
      const known = await opened.store.knownRecords([long.storedDigest, one.storedDigest, 'f'.repeat(64)]);
      assert.deepEqual(new Set(known.keys()), new Set([one.storedDigest, long.storedDigest]));
      const numbers = [long, cabinet].map(({ storedDigest }) => known.get(storedDigest) ?? -1);
      const records = await opened.store.records(numbers);
      assert.deepEqual(
        records.map(({ encoding, bytes, storedDigest }) => ({
          encoding,
          bytes: Buffer.from(bytes),
          storedDigest,
        })),
        [long, cabinet].map(({ encoding, bytes, storedDigest }) => ({
          encoding,
          bytes: Buffer.from(bytes),
          storedDigest,
        })),
      );
      assert.deepEqual(await opened.store.headers(numbers), [long.header, cabinet.header]);
    });

    it('keeps a record once, whoever brings it', async () => {
      await list([one, two]);
      const before = await opened.store.knownRecords([one.storedDigest]);
      await commit({
        records: [one, one],
        catalogs: [{ catalog: 'sup/PS2/other', upserts: [rowOf(one)] }],
      });
      assert.deepEqual(await opened.store.knownRecords([one.storedDigest]), before);
    });

    it('keeps the file locations that came with a record', async () => {
      const locations = [{ sha1: 'a'.repeat(40), microsoftUpdateUrl: 'http://download.example/a.cab' }];
      const record = buildRecord(
        { updateId: guid(9) },
        { files: [{ name: 'a.cab', size: 3, sha1: 'a'.repeat(40) }], locations },
      );
      await list([record]);
      const known = await opened.store.knownRecords([record.storedDigest]);
      assert.deepEqual(await opened.store.headers([...known.values()]), [record.header]);
    });

    it('answers a summary of a record without its document', async () => {
      const record = buildRecord(
        { updateId: guid(5), revision: 7 },
        {
          updateType: 'Driver',
          publicationState: 'Expired',
          explicitlyDeployable: false,
          msrcSeverity: 'Critical',
          kbArticleIds: ['5001234', '5001235'],
          texts: [{ language: 'en', title: ' Größe – 中文 ' }],
          prerequisites: [
            { anyOf: [guid(10), guid(11)], isCategory: true },
            { anyOf: [guid(10)], isCategory: false },
          ],
          supersedes: [guid(12)],
          bundles: [{ anyOf: [{ updateId: guid(13), revision: 3 }] }],
          eulaId: guid(14),
        },
      );
      await list([record]);
      const [row] = await opened.store.find(sup, 'open', [guid(5)]);
      const [summary] = await opened.store.summaries([row?.record ?? -1]);
      assert.deepEqual(summary, {
        record: row?.record,
        updateId: guid(5),
        revision: 7,
        storedDigest: record.storedDigest,
        textDigest: record.textDigest,
        updateType: 'Driver',
        expired: true,
        explicitlyDeployable: false,
        created: Date.parse('2026-11-10T18:00:00Z') / 1000,
        title: 'Größe – 中文',
        severity: 'Critical',
        kbArticleId: '5001234',
        prerequisites: [guid(10), guid(11)],
        supersedes: [guid(12)],
        bundles: [{ updateId: guid(13), revision: 3 }],
        hasEula: true,
      });
    });

    it('shows changes in the open generation only, until it is published', async () => {
      await list([one], { publish: true });
      await list([two]);
      assert.deepEqual(await ids('published'), [`${guid(1)}.1`]);
      assert.deepEqual(await ids('open'), [`${guid(1)}.1`, `${guid(2)}.1`]);
      assert.equal(await opened.store.hasOpenChanges(sup), true);
      await clock.advance(1000);
      await commit({ catalogs: [{ catalog: sup, publish: true }] });
      assert.deepEqual(await ids('published'), [`${guid(1)}.1`, `${guid(2)}.1`]);
      assert.deepEqual(await ids(1), [`${guid(1)}.1`]);
      assert.equal(await opened.store.hasOpenChanges(sup), false);
      assert.deepEqual(await opened.store.generation(sup), { number: 2, published: clock.now() });
      assert.deepEqual(
        (await opened.store.generations(sup)).map(({ number }) => number),
        [1, 2],
      );
      assert.equal(await opened.store.count(sup, 1), 1);
      await rejectsWith('notFound', opened.store.rows(sup, 3, { limit: 1 }));
    });

    it('lists every revision in a SUP catalog, one row an id in a site database', async () => {
      await commit({
        records: [two, twoNewer],
        catalogs: [
          { catalog: sup, upserts: [rowOf(two), rowOf(twoNewer)], publish: true },
          { catalog: site, upserts: [rowOf(two)], publish: true },
        ],
      });
      await commit({ catalogs: [{ catalog: site, upserts: [rowOf(twoNewer)], publish: true }] });
      assert.deepEqual(await ids('published'), [`${guid(2)}.1`, `${guid(2)}.2`]);
      assert.deepEqual(await ids('published', site), [`${guid(2)}.2`]);
      assert.deepEqual(
        (await opened.store.find(sup, 'published', [guid(2), guid(77)]))
          .map(({ revision }) => revision)
          .sort(),
        [1, 2],
      );
    });

    it('takes an upsert that changes nothing for none', async () => {
      await list([one], { publish: true });
      await list([one]);
      assert.equal(await opened.store.hasOpenChanges(sup), false);
    });

    it('takes a change and its contrary in one generation for none', async () => {
      await list([one], { publish: true });
      await list([one], { flags: RowFlag.declined });
      assert.equal(await opened.store.hasOpenChanges(sup), true);
      await list([one]);
      assert.equal(await opened.store.hasOpenChanges(sup), false);
      await commit({ catalogs: [{ catalog: sup, removals: [one.header] }] });
      assert.deepEqual(await ids('open'), []);
      await list([one]);
      assert.equal(await opened.store.hasOpenChanges(sup), false);
      assert.deepEqual(await ids('open'), [`${guid(1)}.1`]);
    });

    it('throws an open generation away', async () => {
      await list([one, two], { publish: true });
      const before = await opened.store.digest();
      await list([twoNewer]);
      await commit({
        catalogs: [{ catalog: sup, removals: [one.header], upserts: [rowOf(two, RowFlag.declined)] }],
      });
      await commit({ catalogs: [{ catalog: sup, discard: true }] });
      assert.deepEqual(await ids('open'), [`${guid(1)}.1`, `${guid(2)}.1`]);
      assert.equal(await opened.store.hasOpenChanges(sup), false);
      assert.equal(await opened.store.digest(), before);
    });

    it('removes a catalog with all its generations', async () => {
      await list([one], { publish: true });
      await commit({ catalogs: [{ catalog: sup, drop: true }] });
      assert.equal(await opened.store.generation(sup), undefined);
      assert.deepEqual(await ids('open'), []);
    });

    it('tells what changed between two generations', async () => {
      await list([one, two], { publish: true });
      await list([twoNewer]);
      await commit({
        catalogs: [
          {
            catalog: sup,
            removals: [two.header],
            upserts: [rowOf(one, RowFlag.expired, 5000)],
            publish: true,
          },
        ],
      });
      const changes = await differencesOf(opened.store, 1);
      assert.deepEqual(
        changes,
        [`changed ${guid(1)}.1 0→4`, `added ${guid(2)}.2`, `removed ${guid(2)}.1`].sort(),
      );
      assert.deepEqual(await differencesOf(opened.store, 0, 1), [`added ${guid(1)}.1`, `added ${guid(2)}.1`]);
      assert.deepEqual(await differencesOf(opened.store, 2), []);
      assert.equal(await opened.store.differences(sup, 7, 'published', { limit: 10 }), 'fullNeeded');
    });

    it('reads lists page by page from the state that the first page saw', async () => {
      const records = Array.from({ length: 7 }, (_, index) => buildRecord({ updateId: guid(index + 1) }));
      await list(records, { publish: true });
      const first = await opened.store.rows(sup, 'published', { limit: 3 });
      await commit({
        catalogs: [{ catalog: sup, removals: records.slice(4).map(({ header }) => header), publish: true }],
      });
      const rest = await opened.store.rows(sup, 'published', {
        limit: 100,
        ...(first.next ? { after: first.next } : {}),
      });
      assert.equal(first.items.length, 3);
      assert.equal(rest.items.length, 4);
      assert.equal(rest.next, undefined);
    });

    it('keeps generations for 13 months or 50, whichever is more', async () => {
      await list([one], { publish: true });
      const day = 86_400_000;
      for (let number = 2; number <= 52; number++) {
        if (number === 3) await clock.advance(400 * day);
        await list([one], { publish: true, flags: number % 2 });
      }
      const numbers = (await opened.store.generations(sup)).map(({ number }) => number);
      assert.deepEqual([numbers[0], numbers.length], [3, 50]);
      assert.equal(await opened.store.differences(sup, 2, 'published', { limit: 10 }), 'fullNeeded');
      await rejectsWith('notFound', opened.store.rows(sup, 2, { limit: 10 }));
      await clock.advance(100 * day);
      for (let number = 53; number <= 60; number++) await list([one], { publish: true, flags: number % 2 });
      assert.equal((await opened.store.generations(sup)).length, 58);
    });

    it('finds the rows that supersede given updates', async () => {
      const newer = buildRecord({ updateId: guid(3) }, { supersedes: [guid(1), guid(2), guid(8)] });
      const other = buildRecord({ updateId: guid(4) }, { supersedes: [guid(2)] });
      await list([one, two, newer, other], { publish: true });
      await commit({ catalogs: [{ catalog: sup, removals: [other.header], publish: true }] });
      const found = await opened.store.superseding(sup, 'published', [guid(1), guid(2), guid(7)]);
      assert.deepEqual(
        found.map(({ row, supersedes }) => [row.updateId, [...supersedes].sort()]),
        [[guid(3), [guid(1), guid(2)]]],
      );
      assert.equal((await opened.store.superseding(sup, 1, [guid(2)])).length, 2);
    });

    it('refuses a row whose record is not there, with everything else of the unit', async () => {
      await rejectsWith(
        'notFound',
        commit({
          records: [one],
          catalogs: [{ catalog: sup, upserts: [rowOf(one), rowOf(two)] }],
          documents: [{ collection: 'settings', put: { _id: 'a', value: 1 } }],
          events: [eventAt(1)],
        }),
      );
      assert.deepEqual(await ids('open'), []);
      assert.equal((await opened.store.knownRecords([one.storedDigest])).size, 0);
      assert.equal(await opened.store.document('settings', 'a'), undefined);
      assert.deepEqual(await opened.store.events(0, 10), []);
    });

    it('refuses a stale fence', async () => {
      await rejectsWith('fenced', opened.store.commit({}, { token: opened.fence.token - 1 }));
    });

    it('puts, replaces, lists and removes documents', async () => {
      const put = (id: string, value: string | null) =>
        ({ collection: 'settings', put: { _id: id, value } }) as const;
      await commit({ documents: [put('a', 'x'), put('b', 'y'), put('c', 'x'), put('d', null)] });
      await commit({ documents: [put('b', 'x'), { collection: 'settings', remove: 'c' }, put('e', 'z')] });
      const { store } = opened;
      assert.deepEqual(await store.document('settings', 'b'), { _id: 'b', value: 'x' });
      assert.equal(await store.document('settings', 'c'), undefined);
      assert.deepEqual(await store.documents('settings', { limit: 10, where: { value: 'x' } }), {
        items: [
          { _id: 'a', value: 'x' },
          { _id: 'b', value: 'x' },
        ],
      });
      const first = await store.documents('settings', { limit: 3, descending: true });
      assert.deepEqual(
        first.items.map(({ _id }) => _id),
        ['e', 'd', 'b'],
      );
      const rest = await store.documents('settings', { limit: 3, descending: true, after: first.next ?? '' });
      assert.deepEqual(rest, { items: [{ _id: 'a', value: 'x' }] });
    });

    it('keeps member names with dots and dollar signs in documents', async () => {
      const put = {
        _id: 'PS1/server',
        siteCode: 'PS1',
        serverName: 'server',
        serverId: guid(1),
        port: 8530,
        isDefault: true,
        order: 0,
        anchors: { 'http://up.contoso.com:8530': { updates: '1,x' }, $odd: { config: '100%2E' } },
        acceptedEulas: [],
      };
      await commit({ documents: [{ collection: 'sups', put }] });
      opened = await opened.reopen();
      assert.deepEqual(await opened.store.document('sups', 'PS1/server'), put);
    });

    it('numbers events densely and tells of them in order', async () => {
      const heard: SyncEvent[] = [];
      opened.store.onDidCommit((events) => heard.push(...events));
      const receipts = await Promise.all([
        commit({ events: [eventAt(1), eventAt(2)] }),
        commit({}),
        commit({ events: [eventAt(3)] }),
      ]);
      assert.deepEqual(
        receipts.flatMap(({ events }) => events.map(({ sequence, time }) => [sequence, time])),
        [
          [1, 1],
          [2, 2],
          [3, 3],
        ],
      );
      assert.deepEqual(
        receipts.map(({ commit: number }) => number),
        [1, 2, 3],
      );
      assert.deepEqual(heard, await opened.store.events(0, 10));
      assert.deepEqual(
        (await opened.store.events(1, 1)).map(({ sequence }) => sequence),
        [2],
      );
    });

    it('searches updates, newest release first', async () => {
      const released = (number: number, created: string, title: string, more = {}) =>
        buildRecord({ updateId: guid(number) }, { created, texts: [{ language: 'en', title }], ...more });
      const product = { anyOf: [guid(90)], isCategory: true };
      const records = [
        released(1, '2026-01-13T18:00:00Z', 'Cumulative Update for Windows 11', {
          kbArticleIds: ['5000001'],
          prerequisites: [product],
        }),
        released(2, '2026-03-10T18:00:00Z', 'Cumulative update for windows Server', {
          msrcSeverity: 'Critical',
        }),
        released(3, '2026-02-10T18:00:00Z', 'Definition Update'),
        released(4, '2026-02-10T18:00:00Z', 'Windows', { updateType: 'Category' }),
      ];
      const [first, second] = records.map((record) => rowOf(record));
      assert.ok(first && second);
      const upserts = [
        { ...first, flags: RowFlag.superseded },
        { ...second, flags: RowFlag.deselected },
        ...records.slice(2).map((record) => rowOf(record)),
      ];
      await commit({ records, catalogs: [{ catalog: site, upserts, publish: true }] });
      const cases: readonly (readonly [Partial<UpdateSearch>, readonly number[]])[] = [
        [{}, [2, 3, 1]],
        [{ text: 'WINDOWS  update' }, [2, 1]],
        [{ text: 'KB5000001' }, [1]],
        [{ text: guid(3) }, [3]],
        [{ text: 'nothing of the kind' }, []],
        [{ kb: '5000001' }, [1]],
        [{ categories: [guid(90)] }, [1]],
        [{ severity: 'critical' }, [2]],
        [{ releasedSince: Date.parse('2026-02-01T00:00:00Z') }, [2, 3]],
        [{ superseded: true }, [1]],
        [{ superseded: false }, [2, 3]],
        [{ expired: true }, [2]],
      ];
      for (const [search, expected] of cases) {
        const found: string[] = [];
        let after: string | undefined;
        do {
          const page = await opened.store.search(site, 'published', {
            ...search,
            limit: 1,
            ...(after === undefined ? {} : { after }),
          });
          found.push(...page.items.map(({ summary }) => summary.updateId));
          after = page.next;
        } while (after !== undefined);
        assert.deepEqual(found, expected.map(guid), JSON.stringify(search));
      }
    });

    it('is the same after it was opened again', async () => {
      await list([one, two], { publish: true });
      await list([twoNewer], { flags: RowFlag.declined });
      await commit({
        documents: [{ collection: 'settings', put: { _id: 'a', value: ['x'] } }],
        events: [eventAt(1), eventAt(2)],
      });
      const before = [await opened.store.digest(), await opened.store.catalogDigest(sup, 'open')];
      const events = await opened.store.events(0, 10);
      opened = await opened.reopen();
      assert.deepEqual([await opened.store.digest(), await opened.store.catalogDigest(sup, 'open')], before);
      assert.deepEqual(await opened.store.events(0, 10), events);
      assert.deepEqual(await opened.store.document('settings', 'a'), { _id: 'a', value: ['x'] });
      assert.equal(await opened.store.hasOpenChanges(sup), true);
      assert.equal((await commit({ events: [eventAt(3)] })).events[0]?.sequence, 3);
      assert.deepEqual(await opened.store.verify(), []);
    });

    it('digests content, not the way it came', async () => {
      await list([one, two], { publish: true });
      await commit({ catalogs: [{ catalog: 'sup/PS2/other', upserts: [rowOf(two)] }] });
      await commit({ catalogs: [{ catalog: 'sup/PS2/other', upserts: [rowOf(one)], publish: true }] });
      assert.equal(
        await opened.store.catalogDigest('sup/PS2/other', 'published'),
        await opened.store.catalogDigest(sup, 'published'),
      );
      await list([one], { flags: RowFlag.declined, publish: true });
      assert.notEqual(
        await opened.store.catalogDigest('sup/PS2/other', 'published'),
        await opened.store.catalogDigest(sup, 'published'),
      );
    });
  });
}

function eventAt(time: number): SyncEventDraft {
  return { time, siteCode: 'PS1', body: { kind: 'syncStarting' } };
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
