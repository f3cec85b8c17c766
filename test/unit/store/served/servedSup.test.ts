import assert from 'node:assert/strict';
import { systemIds } from '../../../../src/base/ids.ts';
import { RowFlag, type CatalogKey } from '../../../../src/domain/catalogRow.ts';
import type { RevisionIdentity } from '../../../../src/domain/revision.ts';
import type { EmbeddedStore } from '../../../../src/store/embeddedStore.ts';
import { openStore } from '../../../../src/store/openStore.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { buildRecord, guid, rowOf } from '../../../support/records.ts';
import { rejectsWith } from '../../../support/rejectsWith.ts';
import { tempFolder } from '../../../support/tempFolder.ts';

const supId = 'PS1/server.contoso.com';
const catalog: CatalogKey = `sup/${supId}`;
const sha1 = 'ab'.repeat(20);
const product = guid(100);
const classification = guid(101);

const file = { name: 'kb.cab', size: 3, sha1 };
const location = { sha1, microsoftUpdateUrl: 'http://download.example/kb.cab' };
const needs = [product, classification].map((id) => ({ anyOf: [id], isCategory: true }));
const productRecord = buildRecord({ updateId: product }, { updateType: 'Category' });
const classRecord = buildRecord(
  { updateId: classification },
  { updateType: 'Category', prerequisites: [{ anyOf: [product], isCategory: false }] },
);
const child = buildRecord({ updateId: guid(2) }, { files: [file], locations: [location] });
const bundle = buildRecord(
  { updateId: guid(1), revision: 3 },
  { prerequisites: needs, bundles: [{ anyOf: [{ updateId: guid(2), revision: 1 }] }] },
);
const everything = [classRecord, productRecord, bundle, child];

describe('A served SUP', () => {
  let clock: FakeClock;
  let store: EmbeddedStore;

  beforeEach(async () => {
    clock = new FakeClock();
    store = await openStore({ folder: await tempFolder(), clock, ids: systemIds });
    const sup = {
      ...{ _id: supId, siteCode: 'PS1', serverName: 'server.contoso.com', serverId: guid(77) },
      ...{ port: 0, isDefault: true, order: 0, anchors: {}, acceptedEulas: [guid(5)] },
    };
    const subscription = {
      _id: 'subscription',
      products: [product],
      classifications: [classification],
      languages: ['en', 'de'],
    } as const;
    await store.commit(
      {
        documents: [
          { collection: 'sups', put: sup },
          { collection: 'subscription', put: subscription },
        ],
      },
      store.fence,
    );
  });
  afterEach(() => store.close());

  const publish = () =>
    store.commit(
      {
        records: everything,
        catalogs: [{ catalog, upserts: everything.map((record) => rowOf(record)), publish: true }],
      },
      store.fence,
    );
  const filter = {
    categories: [{ id: product, delta: true }],
    classifications: [{ id: classification, delta: true }],
  };

  it('is known by its server id and must exist', () => {
    assert.equal(store.servedSup(supId).serverId, guid(77));
    assert.throws(() => store.servedSup('PS9/none'), { key: 'noSoftwareUpdatePoint' });
  });

  it('is busy until something is published', async () => {
    await rejectsWith('serverBusy', store.servedSup(supId).snapshot());
  });

  it('lists categories before those that need them and children before bundles', async () => {
    await publish();
    const snapshot = await store.servedSup(supId).snapshot();
    assert.equal(snapshot.generation, 1);
    assert.equal(snapshot.published, clock.now());
    assert.deepEqual(await keys(snapshot.configRevisions(undefined)), [
      `${product}.1`,
      `${classification}.1`,
    ]);
    assert.deepEqual(await keys(snapshot.updateRevisions(filter, undefined)), [
      `${guid(2)}.1`,
      `${guid(1)}.3`,
    ]);
    assert.deepEqual(await keys(snapshot.updateRevisions(undefined, 1)), []);
  });

  it('delivers documents as received with their file locations, unknown pairs as undefined', async () => {
    await publish();
    const snapshot = await store.servedSup(supId).snapshot();
    const ids = [
      bundle.header,
      { updateId: guid(9), revision: 1 },
      child.header,
      { updateId: guid(2), revision: 2 },
    ];
    for (const round of ['from the segment', 'from memory']) {
      const updates = await snapshot.updates(ids);
      assert.deepEqual(
        updates.map((update) => update && [Buffer.from(update.record.bytes), update.files]),
        [[Buffer.from(bundle.bytes), []], undefined, [Buffer.from(child.bytes), [location]], undefined],
        round,
      );
    }
  });

  it('answers from the generation it was pinned to', async () => {
    await publish();
    const pinned = await store.servedSup(supId).snapshot();
    const changes = {
      upserts: [rowOf(child, RowFlag.declined), rowOf(productRecord, RowFlag.noLongerOffered)],
      removals: [bundle.header],
      publish: true,
    };
    await clock.advance(1000);
    await store.commit({ catalogs: [{ catalog, ...changes }] }, store.fence);
    const now = await store.servedSup(supId).snapshot();
    assert.deepEqual(await keys(pinned.updateRevisions(undefined, undefined)), [
      `${guid(2)}.1`,
      `${guid(1)}.3`,
    ]);
    assert.deepEqual(await keys(now.updateRevisions(undefined, undefined)), [`${guid(2)}.1`]);
    assert.deepEqual(await keys(now.updateRevisions(undefined, 1)), [`${guid(2)}.1`]);
    assert.deepEqual([await pinned.declined(), await now.declined()], [[], [guid(2)]]);
    assert.notEqual((await pinned.updates([bundle.header]))[0], undefined);
    assert.equal((await now.updates([bundle.header]))[0], undefined);
  });

  it('does not list what is no longer offered, but delivers it', async () => {
    await publish();
    await store.commit(
      { catalogs: [{ catalog, upserts: [rowOf(child, RowFlag.noLongerOffered)], publish: true }] },
      store.fence,
    );
    const snapshot = await store.servedSup(supId).snapshot();
    assert.deepEqual(await keys(snapshot.updateRevisions(undefined, undefined)), [`${guid(1)}.3`]);
    assert.notEqual((await snapshot.updates([child.header]))[0], undefined);
  });

  it('keeps a generation only with the moment it was published', async () => {
    await publish();
    const served = store.servedSup(supId);
    assert.equal(await served.keepsGeneration(1, clock.now()), true);
    assert.equal(await served.keepsGeneration(1, clock.now() + 1), false);
    assert.equal(await served.keepsGeneration(2, clock.now()), false);
  });

  it('tells the enabled languages and the accepted license terms', async () => {
    await publish();
    const served = store.servedSup(supId);
    const enabled = (await served.languages()).filter((language) => language.enabled);
    assert.deepEqual(
      enabled.map(({ shortName }) => shortName),
      ['de', 'en'],
    );
    assert.deepEqual(await (await served.snapshot()).acceptedEulas(), [guid(5)]);
  });

  it('notes asked-for files as pending and returns those that no document names', async () => {
    await publish();
    const other = 'cd'.repeat(20);
    assert.deepEqual(await store.servedSup(supId).requestFiles([sha1, other]), [other]);
    assert.deepEqual(await store.document('contentFiles', sha1), {
      _id: sha1,
      name: 'kb.cab',
      size: 3,
      updateId: guid(2),
      kind: 'update',
      state: 'pending',
      microsoftUpdateUrl: location.microsoftUpdateUrl,
    });
    assert.equal(await store.servedSup(supId).content(sha1), undefined);
  });
});

async function keys(pages: AsyncIterable<readonly RevisionIdentity[]>): Promise<string[]> {
  const all: string[] = [];
  for await (const page of pages)
    all.push(...page.map(({ updateId, revision }) => `${updateId}.${revision}`));
  return all;
}
