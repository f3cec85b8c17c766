import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import fc from 'fast-check';
import type { RevisionIdentity } from '../../../../src/domain/revision.ts';
import type { ServedFilter } from '../../../../src/domain/servedCatalog.ts';
import { CatalogFacts } from '../../../../src/protocol/sample/catalog/catalogFacts.ts';
import { classifications } from '../../../../src/protocol/sample/catalog/classifications.ts';
import { firstMonth, nextMonth } from '../../../../src/protocol/sample/catalog/nextMonth.ts';
import { products } from '../../../../src/protocol/sample/catalog/products.ts';
import { SampleCatalog } from '../../../../src/protocol/sample/sampleCatalog.ts';
import {
  allOf,
  documentsOf,
  keysOf,
  listedDocuments,
  sampleCatalog,
} from '../../../support/sampleCatalog.ts';
import { readAll } from '../../../support/readAll.ts';
import { tempFolder } from '../../../support/tempFolder.ts';

const nothingSince = undefined;
const everything = undefined;

function filterOf(
  categories: readonly string[],
  classificationIds: readonly string[],
  delta = true,
): ServedFilter {
  return {
    categories: categories.map((id) => ({ id, delta })),
    classifications: classificationIds.map((id) => ({ id, delta })),
  };
}

describe('The sample catalog', () => {
  it('lists as many updates as it was asked for, each once, besides some hundred configuration items', async () => {
    for (const updates of [100, 101, 107, 1234]) {
      const snapshot = await sampleCatalog({ updates }).snapshot();
      const ids = await keysOf(snapshot.updateRevisions(everything, nothingSince));
      assert.equal(ids.length, updates);
      assert.equal(new Set(ids).size, updates);
      assert.ok((await allOf(snapshot.configRevisions(nothingSince))).length > 100);
    }
  });

  it('refuses other sizes and seeds', () => {
    for (const options of [
      { updates: 99 },
      { updates: 1_000_001 },
      { updates: 100.5 },
      { seed: -1 },
      { start: '2026' },
    ])
      assert.throws(() => sampleCatalog(options), { key: 'invalidRequest' });
  });

  it('is the same whenever it is made', async () => {
    const digests: string[] = [];
    for (const month of [0, 1, 2]) {
      const { config, updates } = await listedDocuments(await sampleCatalog({ month }).snapshot());
      const hash = createHash('sha256');
      for (const { text } of [...config, ...updates]) hash.update(text);
      digests.push(`${config.length} ${updates.length} ${hash.digest('hex').slice(0, 16)}`);
    }
    assert.deepEqual(digests, [
      '112 100 5c6e6df4e8d40a0d',
      '113 118 c06947db84be3f30',
      '112 138 2ecd4bb86db1653e',
    ]);
  });

  it('differs by seed', async () => {
    const [first, second] = await Promise.all(
      [1, 2].map(async (seed) =>
        keysOf((await sampleCatalog({ seed }).snapshot()).updateRevisions(everything, nothingSince)),
      ),
    );
    const known = new Set(first);
    assert.equal(
      second?.some((id) => known.has(id)),
      false,
    );
    assert.notEqual(sampleCatalog({ seed: 1 }).serverId, sampleCatalog({ seed: 2 }).serverId);
  });

  it('is closed: bundles and prerequisites lead to what is listed, and stand after it', () => {
    return fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 0xffff_ffff }),
        fc.integer({ min: 100, max: 260 }),
        fc.integer({ min: 0, max: 3 }),
        async (seed, updates, month) => {
          const snapshot = await sampleCatalog({ seed, updates, month }).snapshot();
          const listed = await listedDocuments(snapshot);
          const seen = new Set<string>();
          for (const { header, identity } of [...listed.config, ...listed.updates]) {
            assert.deepEqual([header.updateId, header.revision], [identity.updateId, identity.revision]);
            for (const id of header.prerequisites.flatMap(({ anyOf }) => anyOf)) assert.ok(seen.has(id), id);
            for (const { updateId, revision } of header.bundles.flatMap(({ anyOf }) => anyOf))
              assert.ok(seen.has(`${updateId}.${revision}`), updateId);
            seen.add(identity.updateId).add(`${identity.updateId}.${identity.revision}`);
          }
        },
      ),
      { numRuns: 4 },
    );
  });

  it('keeps plain text up to 5,120 characters and cabinets above', async () => {
    const { updates } = await listedDocuments(await sampleCatalog().snapshot());
    for (const { record, text } of updates) {
      assert.equal(record.encoding, text.length > 5120 ? 'cabinet' : 'text');
      assert.equal(record.storedDigest, createHash('sha256').update(record.bytes).digest('hex'));
    }
    assert.equal(new Set(updates.map(({ record }) => record.encoding)).size, 2);
  });

  it('selects by product and classification, hidden children included', async () => {
    const snapshot = await sampleCatalog({ updates: 1000 }).snapshot();
    const filter = filterOf([products.windows11.id], [classifications.security.id]);
    const documents = await documentsOf(
      snapshot,
      await allOf(snapshot.updateRevisions(filter, nothingSince)),
    );
    assert.ok(documents.length > 20 && documents.length < 500);
    assert.ok(documents.some(({ header }) => !header.explicitlyDeployable && header.files.length > 0));
    for (const { header } of documents) {
      const ids = header.prerequisites.flatMap(({ anyOf }) => anyOf);
      assert.ok(ids.includes(products.windows11.id) && ids.includes(classifications.security.id));
    }
    const nobody = filterOf([products.windows11.id], []);
    assert.deepEqual(await keysOf(snapshot.updateRevisions(nobody, nothingSince)), []);
  });

  it('has updates of every product of the table and of most classifications', async () => {
    const snapshot = await sampleCatalog({ updates: 500 }).snapshot();
    const { updates } = await listedDocuments(snapshot);
    const named = new Set(
      updates.flatMap(({ header }) => header.prerequisites.flatMap(({ anyOf }) => anyOf)),
    );
    assert.deepEqual(
      Object.values(products).filter(({ id }) => !named.has(id)),
      [],
    );
    assert.ok(Object.values(classifications).filter(({ id }) => named.has(id)).length >= 10);
  });

  it('hands out the files that its documents name', async () => {
    const catalog = sampleCatalog();
    const { updates } = await listedDocuments(await catalog.snapshot());
    const files = updates.flatMap(({ header }) => [...header.files, ...header.eulaFiles]);
    for (const { sha1, size } of files.slice(0, 20)) {
      const content = await catalog.content(sha1);
      assert.equal(content?.size, size);
      const bytes = await readAll(content.read(0, size - 1));
      assert.equal(createHash('sha1').update(bytes).digest('hex'), sha1);
      assert.deepEqual(await readAll(content.read(10, 19)), bytes.subarray(10, 20));
    }
    const unknown = 'ff'.repeat(20);
    assert.equal(await catalog.content(unknown), undefined);
    assert.deepEqual(await catalog.requestFiles([files[0]?.sha1 ?? '', unknown]), [unknown]);
    const located = new Set(updates.flatMap((update) => update.files.map(({ sha1 }) => sha1)));
    assert.deepEqual(located, new Set(files.map(({ sha1 }) => sha1)));
  });

  it('serves what was encoded beforehand, byte for byte, and what changed since', async () => {
    const folder = await tempFolder();
    const catalog = sampleCatalog();
    const fresh = await listedDocuments(await sampleCatalog({ month: 1 }).snapshot());
    const { documents, bytes } = await catalog.prebuild({ folder });
    assert.equal(documents, 100);
    assert.ok(bytes > 100_000);
    catalog.publishMonth();
    assert.deepEqual(await listedDocuments(await catalog.snapshot()), fresh);
    await catalog.close();
    assert.deepEqual(await readdir(folder), []);
    assert.deepEqual(await listedDocuments(await catalog.snapshot()), fresh);
  });

  it('of hundreds of thousands of updates takes less than 40 bytes an update and lists them page by page', async () => {
    const facts = new CatalogFacts(1, 300_000, '2026-11');
    const columns = Object.values(nextMonth(facts, firstMonth(facts))).filter((column) =>
      ArrayBuffer.isView(column),
    );
    const taken = columns.reduce((sum, { byteLength }) => sum + byteLength, 0);
    assert.ok(taken < 40 * 300_000, `${taken} bytes`);
    const catalog = new SampleCatalog({ updates: 300_000, month: 1 });
    const snapshot = await catalog.snapshot();
    const filter = filterOf([products.exchange2019.id], [classifications.security.id]);
    const ids: RevisionIdentity[] = [];
    for await (const page of snapshot.updateRevisions(filter, nothingSince)) {
      assert.ok(page.length <= 1000);
      ids.push(...page);
    }
    assert.ok(ids.length > 300);
    const [first] = await documentsOf(snapshot, ids.slice(-1));
    assert.equal(first?.header.publicationState, 'Published');
  });
});
