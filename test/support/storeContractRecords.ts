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
import type { UpdateSearch } from '../../src/domain/store.ts';
import type { DecodedRecord, UpdateRecord } from '../../src/domain/updateRecord.ts';
import { buildRecord, guid, rowOf } from './records.ts';

/** What every store must do: records, summaries and search. */
export function recordContract(context: StoreContractContext): void {
  it('hands records out exactly as they came, and their headers', async () => {
    const cabinet: DecodedRecord = { ...one, encoding: 'cabinet' };
    const long = buildRecord({ updateId: guid(3) }, {}, '<x>ä</x>'.repeat(5000));
    await context.list([cabinet, long]);
    const known = await context.opened.store.knownRecords([
      long.storedDigest,
      one.storedDigest,
      'f'.repeat(64),
    ]);
    assert.deepEqual(new Set(known.keys()), new Set([one.storedDigest, long.storedDigest]));
    const numbers = [long, cabinet].map(({ storedDigest }) => known.get(storedDigest) ?? -1);
    const asReceived = ({ encoding, bytes, storedDigest }: UpdateRecord): object => ({
      encoding,
      bytes: Buffer.from(bytes),
      storedDigest,
    });
    const { store } = context.opened;
    const expected = [long, cabinet].map(asReceived);
    const headers = [long.header, cabinet.header];
    assert.deepEqual((await store.records(numbers)).map(asReceived), expected);
    assert.deepEqual(await store.headers(numbers), headers);
    const headed = await store.headedRecords(numbers);
    assert.deepEqual(
      headed.map(({ record }) => asReceived(record)),
      expected,
    );
    assert.deepEqual(
      headed.map(({ header }) => header),
      headers,
    );
  });

  it('keeps a record once, whoever brings it', async () => {
    await context.list([one, two]);
    const before = await context.opened.store.knownRecords([one.storedDigest]);
    await context.commit({
      records: [one, one],
      catalogs: [{ catalog: 'sup/PS2/other', upserts: [rowOf(one)] }],
    });
    assert.deepEqual(await context.opened.store.knownRecords([one.storedDigest]), before);
  });

  it('gives back the room of records that nothing refers to, and no other', async () => {
    const { clock } = context;
    await context.list([one, two], { publish: true });
    await context.list([twoNewer], { publish: true });
    // So long that taking it away is worth the while.
    const gone: DecodedRecord = {
      ...buildRecord({ updateId: guid(8) }, {}, 'x'.repeat(2_000_000)),
      encoding: 'cabinet',
    };
    const catalog = 'sup/PS2/other';
    await context.commit({
      records: [gone],
      catalogs: [{ catalog, upserts: [rowOf(gone), rowOf(one)], publish: true }],
    });
    await context.commit({ catalogs: [{ catalog, drop: true }] });
    await clock.advance(2 * 3_600_000);
    const compact = () =>
      context.opened.store.compact({ liveShare: 1, signal: new AbortController().signal });
    assert.equal((await compact()).droppedRecords, 1);
    const digests = [one, two, twoNewer, gone].map(({ storedDigest }) => storedDigest);
    const known = await context.opened.store.knownRecords(digests);
    assert.deepEqual([...known.keys()], digests.slice(0, 3));
    assert.deepEqual(
      (await context.opened.store.headers([...known.values()])).map(({ revision }) => revision),
      [1, 1, 2],
    );
    await context.list([gone]);
    assert.equal((await compact()).droppedRecords, 0);
    assert.equal((await context.opened.store.knownRecords([gone.storedDigest])).size, 1);
  });

  it('keeps the file locations that came with a record', async () => {
    const locations = [{ sha1: 'a'.repeat(40), microsoftUpdateUrl: 'http://download.example/a.cab' }];
    const record = buildRecord(
      { updateId: guid(9) },
      { files: [{ name: 'a.cab', size: 3, sha1: 'a'.repeat(40) }], locations },
    );
    await context.list([record]);
    const known = await context.opened.store.knownRecords([record.storedDigest]);
    assert.deepEqual(await context.opened.store.headers([...known.values()]), [record.header]);
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
    await context.list([record]);
    const [row] = await context.opened.store.find(sup, 'open', [guid(5)]);
    const [summary] = await context.opened.store.summaries([row?.record ?? -1]);
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

  it('finds the rows that supersede given updates', async () => {
    const newer = buildRecord({ updateId: guid(3) }, { supersedes: [guid(1), guid(2), guid(8)] });
    const other = buildRecord({ updateId: guid(4) }, { supersedes: [guid(2)] });
    await context.list([one, two, newer, other], { publish: true });
    await context.commit({ catalogs: [{ catalog: sup, removals: [other.header], publish: true }] });
    const found = await context.opened.store.superseding(sup, 'published', [guid(1), guid(2), guid(7)]);
    assert.deepEqual(
      found.map(({ row, supersedes }) => [row.updateId, [...supersedes].sort()]),
      [[guid(3), [guid(1), guid(2)]]],
    );
    assert.equal((await context.opened.store.superseding(sup, 1, [guid(2)])).length, 2);
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
      { ...first, flags: RowFlag.superseded | RowFlag.declined },
      { ...second, flags: RowFlag.deselected },
      ...records.slice(2).map((record) => rowOf(record)),
    ];
    await context.commit({ records, catalogs: [{ catalog: site, upserts, publish: true }] });
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
      [{ declined: true }, [1]],
      [{ declined: false }, [2, 3]],
      [{ updateIds: [guid(3), guid(4), guid(5)] }, [4, 3]],
      [{ updateIds: [guid(1), guid(3)], text: 'definition' }, [3]],
    ];
    for (const [search, expected] of cases) {
      const found: string[] = [];
      let after: string | undefined;
      do {
        const page = await context.opened.store.search(site, 'published', {
          ...search,
          limit: 1,
          ...(after === undefined ? {} : { after }),
        });
        found.push(...page.items.map(({ summary }) => summary.updateId));
        assert.equal(page.total, expected.length);
        after = page.next;
      } while (after !== undefined);
      assert.deepEqual(found, expected.map(guid), JSON.stringify(search));
    }
  });
}
