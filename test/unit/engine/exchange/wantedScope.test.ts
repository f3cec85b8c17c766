import assert from 'node:assert/strict';
import type { SupDocument } from '../../../../src/domain/documents.ts';
import { wantedScope } from '../../../../src/engine/exchange/wantedScope.ts';
import { MemoryStore } from '../../../support/memoryStore.ts';
import { guid } from '../../../support/records.ts';
import { testWantedList } from '../../../support/wantedList.ts';

const sup: SupDocument = {
  ...{
    _id: 'CS1/cs1sup',
    siteCode: 'CS1',
    serverName: 'cs1sup',
    serverId: guid(4),
    port: 0,
    isDefault: true,
  },
  ...{ order: 0, anchors: {}, acceptedEulas: [] },
};
const published = Date.parse('2026-11-24T08:00:00.000Z');

/** A store that keeps these versions, and knows the product and the classification that are wanted. */
async function storeOf(...versions: readonly number[]): Promise<MemoryStore> {
  const store = new MemoryStore();
  store.generations = () => Promise.resolve(versions.map((number) => ({ number, published })));
  const category = { title: 'x', excludedByDefault: false, retired: false } as const;
  await store.commit({
    documents: [
      { collection: 'categories', put: { _id: guid(1), type: 'Product', ...category } },
      { collection: 'categories', put: { _id: guid(2), type: 'UpdateClassification', ...category } },
    ],
  });
  return store;
}

const received = { name: 'wanted.json', list: testWantedList, signature: null, signer: null };

describe('What a wanted list comes to', () => {
  for (const [what, versions, from, expected] of [
    ['is what changed since the version that is there', [11, 12, 13], 12, /what changed since version 12/],
    ['is nothing where that is the newest', [12], 12, /the newest: the package changes nothing/],
    [
      'is everything where that is no longer kept',
      [13, 14],
      undefined,
      /no longer kept here, where the oldest is 13/,
    ],
    ['is everything where that is yet to come', [10, 11], undefined, /is not known here/],
  ] as const)
    it(what, async () => {
      const scope = await wantedScope(await storeOf(...versions), sup, received);
      assert.equal(scope.from?.version, from);
      assert.deepEqual(scope.filter, { products: [guid(1)], classifications: [guid(2)] });
      assert.match(scope.findings.map(({ text }) => text).join('\n'), expected);
    });
});
