import assert from 'node:assert/strict';
import { neverAborted } from '../../../../src/base/neverAborted.ts';
import { estimateSubscription } from '../../../../src/engine/administration/estimateSubscription.ts';
import { EngineBench } from '../../../support/engineBench.ts';
import { category, header, memberOf } from '../../../support/fakeUpstream.ts';
import { rejectsWith } from '../../../support/rejectsWith.ts';

const selection = { products: ['product'], classifications: ['classification'], languages: ['en'] };
const selected = memberOf('product', 'classification');

describe('The estimate of a subscription', () => {
  let bench: EngineBench;

  beforeEach(async () => {
    bench = new EngineBench();
    await bench.site({ siteCode: 'PS1', type: 'primary' }, 'ps1sup');
    bench.upstream.offer(category('product', 'Product'), category('classification', 'UpdateClassification'));
    for (const updateId of ['a', 'b', 'c']) bench.upstream.offer(header({ updateId, ...selected }));
  });

  const estimate = (changes: Partial<typeof selection> = {}) =>
    estimateSubscription(bench.ports, { ...selection, ...changes }, neverAborted());

  it('counts what the source lists, and takes a typical size where no document is here', async () => {
    assert.deepEqual(await estimate(), {
      ...{ offeredRevisions: 3, missingRevisions: 3 },
      ...{ estimatedBytes: 3 * 4800, averageBytes: 4800, measuredDocuments: 0 },
    });
  });

  it('takes off what is here already, and measures the documents that are', async () => {
    await bench.subscribe(['product'], ['classification']);
    await bench.coordinator.request('PS1', { trigger: 'local', full: false }).done;
    bench.upstream.offer(header({ updateId: 'd', ...selected }));
    const found = await estimate();
    assert.equal(found.offeredRevisions, 4);
    assert.equal(found.missingRevisions, 1);
    assert.equal(found.measuredDocuments, 3);
    assert.equal(found.estimatedBytes, found.averageBytes);
    assert.ok(found.averageBytes > 0);
  });

  it('asks for nothing without a product or a classification: it would mean everything', async () => {
    assert.equal((await estimate({ products: [] })).offeredRevisions, 0);
    assert.equal((await estimate({ classifications: [] })).offeredRevisions, 0);
  });

  it('needs a software update point and a source', async () => {
    const bare = new EngineBench();
    await bare.site({ siteCode: 'PS1', type: 'primary' });
    await rejectsWith('noSoftwareUpdatePoint', estimateSubscription(bare.ports, selection, neverAborted()));
  });
});
