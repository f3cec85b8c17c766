import assert from 'node:assert/strict';
import type { SiteDocument, SupDocument } from '../../../../src/domain/documents.ts';
import { SyncError } from '../../../../src/domain/errors/syncError.ts';
import type { DecodedRecord } from '../../../../src/domain/updateRecord.ts';
import { importCatalog } from '../../../../src/engine/exchange/importCatalog.ts';
import { decodeRecord, updateRecord } from '../../../../src/protocol/update/recordDecoder.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { MemoryStore } from '../../../support/memoryStore.ts';
import { rejectsWith } from '../../../support/rejectsWith.ts';
import { numberedGuid, updateDocument } from '../../../support/updateDocument.ts';

const sup: SupDocument = {
  ...{ _id: 'CS1/sup', siteCode: 'CS1', serverName: 'sup', serverId: numberedGuid(99), port: 0 },
  ...{ isDefault: true, order: 0, anchors: {}, acceptedEulas: [] },
};
const site: SiteDocument = {
  ...{ _id: 'CS1', type: 'cas', siteServer: 'cs1', zone: 'UTC', contentVersion: 0, contentGenerations: [] },
  source: { kind: 'none' },
};
const catalog = 'sup/CS1/sup';

const records: readonly DecodedRecord[] = [1, 2, 3].map((number) => {
  const identity = { updateId: numberedGuid(number), revision: 1 };
  return decodeRecord(
    identity,
    updateRecord('text', Buffer.from(updateDocument({ id: identity.updateId }))),
    [],
  );
});

describe('A catalog that a package is imported into', () => {
  const clock = new FakeClock();
  let store: MemoryStore;

  beforeEach(async () => {
    store = new MemoryStore(() => clock.now());
    await store.commit({
      documents: [
        { collection: 'sups', put: sup },
        { collection: 'sites', put: site },
      ],
    });
  });

  /** Imports the records in a batch each; `before` hears of each batch, and of the end. */
  const take = (before: (batch: number) => Promise<void> = () => Promise.resolve()) =>
    importCatalog(
      {
        ...{ store, fence: store.fence, clock },
        content: {
          has: () => Promise.resolve(false),
          write: () => Promise.resolve(),
          read: () => {
            throw new SyncError('notFound', 'No content is expected here');
          },
          size: () => Promise.resolve(undefined),
          remove: () => Promise.resolve(),
        },
      },
      {
        sup,
        title: 'package',
        content: () => Promise.resolve(undefined),
        batches: (async function* () {
          for (const [batch, record] of records.entries()) {
            await before(batch);
            yield [record];
          }
          await before(records.length);
        })(),
      },
    );

  for (const [place, batch] of [
    'the first batch',
    'the second batch',
    'the last batch',
    'publishing',
  ].entries()) {
    it(`is as it was when the disk is full at ${batch}, and takes all of it the next time`, async () => {
      const refused = take((at) => {
        if (at === place) store.refuse = new SyncError('diskFull', 'The disk is full');
        return Promise.resolve();
      });
      await rejectsWith('diskFull', refused);
      store.refuse = undefined;
      assert.equal(await store.generation(catalog), undefined);
      assert.equal(await store.hasOpenChanges(catalog), false);
      const { counts } = await take();
      assert.equal(counts.added, 3);
      assert.equal(await store.count(catalog, 'published'), 3);
    });
  }

  it('is left alone when the site was given a source meanwhile', async () => {
    const given = take(async () => {
      const source = { kind: 'microsoftUpdate' } as const;
      await store.commit({ documents: [{ collection: 'sites', put: { ...site, source } }] });
    });
    await rejectsWith('invalidRequest', given);
    assert.equal(await store.generation(catalog), undefined);
  });

  it('does not publish what a synchronization with an earlier source was cut off with', async () => {
    const left = decodeRecord(
      { updateId: numberedGuid(7), revision: 1 },
      updateRecord('text', Buffer.from(updateDocument({ id: numberedGuid(7) }))),
      [],
    );
    const upsert = {
      updateId: numberedGuid(7),
      revision: 1,
      storedDigest: left.storedDigest,
      flags: 0,
      since: 0,
    };
    await store.commit({ records: [left], catalogs: [{ catalog, upserts: [upsert] }] });
    await take();
    assert.equal(await store.count(catalog, 'published'), 3);
    assert.equal(await store.hasOpenChanges(catalog), false);
  });
});
