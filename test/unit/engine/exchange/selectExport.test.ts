import assert from 'node:assert/strict';
import { RowFlag } from '../../../../src/domain/catalogRow.ts';
import type { SiteDocument, SupDocument } from '../../../../src/domain/documents.ts';
import { type ExportSelection, selectExport } from '../../../../src/engine/exchange/selectExport.ts';
import { decodeRecord, updateRecord } from '../../../../src/protocol/update/recordDecoder.ts';
import { MemoryStore } from '../../../support/memoryStore.ts';
import { rejectsWith } from '../../../support/rejectsWith.ts';
import { type DocumentParts, numberedGuid, updateDocument } from '../../../support/updateDocument.ts';

const ids = {
  security: numberedGuid(1),
  windows: numberedGuid(2),
  office: numberedGuid(3),
  detectoid: numberedGuid(4),
  child: numberedGuid(5),
  bundle: numberedGuid(6),
  office16: numberedGuid(7),
  gone: numberedGuid(8),
};
const nameOf = new Map(Object.entries(ids).map(([name, id]) => [id, name]));

const config: readonly DocumentParts[] = [
  { id: ids.security, type: 'Category', categoryType: 'UpdateClassification' },
  { id: ids.windows, type: 'Category', categoryType: 'Product', prerequisites: [ids.detectoid] },
  { id: ids.office, type: 'Category', categoryType: 'Product' },
  { id: ids.detectoid, type: 'Detectoid' },
];
const updates: readonly DocumentParts[] = [
  {
    ...{ id: ids.bundle, categories: [ids.windows, ids.security] },
    bundles: [{ id: ids.child, revision: 1 }],
  },
  { id: ids.child, prerequisites: [ids.detectoid] },
  { id: ids.office16, categories: [ids.office] },
];

const sup: SupDocument = {
  ...{ _id: 'CS1/sup', siteCode: 'CS1', serverName: 'sup', serverId: numberedGuid(99), port: 0 },
  ...{ isDefault: true, order: 0, anchors: {}, acceptedEulas: [] },
};
const site: SiteDocument = {
  ...{ _id: 'CS1', type: 'cas', siteServer: 'cs1', zone: 'UTC', contentVersion: 2 },
  contentGenerations: [
    { version: 1, generation: 1, time: 150 },
    { version: 2, generation: 2, time: 250 },
  ],
};

describe('What is exported of a catalog', () => {
  let store: MemoryStore;
  let now = 100;

  const publish = async (documents: readonly DocumentParts[], flags = 0): Promise<void> => {
    const records = documents.map((parts) =>
      decodeRecord(
        { updateId: parts.id, revision: parts.revision ?? 1 },
        updateRecord('text', Buffer.from(updateDocument(parts))),
        ['en'],
      ),
    );
    const upserts = records.map(({ header, storedDigest }) => ({
      ...{ updateId: header.updateId, revision: header.revision, storedDigest, flags, since: 0 },
    }));
    await store.commit({ records, catalogs: [{ catalog: 'sup/CS1/sup', upserts, publish: true }] });
    now += 100;
  };
  const exported = async (selection: ExportSelection): Promise<readonly string[]> => {
    const { catalog, order } = await selectExport(store, site, selection);
    return [...order].map((ordinal) => {
      const { updateId, revision } = catalog.identity(ordinal);
      return `${nameOf.get(updateId) ?? updateId}.${revision}`;
    });
  };

  beforeEach(async () => {
    now = 100;
    store = new MemoryStore(() => now);
    await store.commit({ documents: [{ collection: 'sups', put: sup }] });
  });

  const everyCategory = ['security.1', 'detectoid.1', 'windows.1', 'office.1'];

  it('is all that is offered, needs first', async () => {
    await publish([...updates, ...config]);
    await publish([{ id: ids.gone }], RowFlag.noLongerOffered);
    assert.deepEqual(await exported({}), [...everyCategory, 'child.1', 'bundle.1', 'office16.1']);
  });

  it('holds the updates of the given products and classifications, and every category', async () => {
    await publish([...updates, ...config]);
    assert.deepEqual(await exported({ products: [ids.office] }), [...everyCategory, 'office16.1']);
    assert.deepEqual(await exported({ classifications: [ids.security] }), [
      ...everyCategory,
      'child.1',
      'bundle.1',
    ]);
    const neither = { products: [ids.office], classifications: [ids.security] };
    assert.deepEqual(await exported(neither), everyCategory);
  });

  it('holds what changed after a content version, and what that needs', async () => {
    await publish([...config, ...updates]);
    await publish([{ ...updates[0], id: ids.bundle, revision: 2 }]);
    const changed = ['detectoid.1', 'child.1', 'windows.1', 'security.1', 'bundle.2'];
    assert.deepEqual(await exported({ since: 1 }), changed);
    assert.deepEqual(await exported({ since: 2 }), []);
    assert.equal((await exported({ since: 0 })).length, 8);
    await rejectsWith('notFound', exported({ since: 3 }));
  });

  it('is refused before there is a catalog', () => rejectsWith('notFound', exported({})));
});
