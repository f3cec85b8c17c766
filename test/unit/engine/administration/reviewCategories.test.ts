import assert from 'node:assert/strict';
import { allCategories } from '../../../../src/engine/administration/categories.ts';
import { reviewCategories } from '../../../../src/engine/administration/reviewCategories.ts';
import { EngineBench } from '../../../support/engineBench.ts';
import { category } from '../../../support/fakeUpstream.ts';

describe('A review of the categories', () => {
  it('takes those that came later for seen, once; a synchronization does not bring them back', async () => {
    const bench = new EngineBench();
    const synchronize = () => bench.coordinator.request('PS1', { trigger: 'local', full: true }).done;
    await bench.site({ siteCode: 'PS1', type: 'primary' }, 'ps1sup');
    bench.upstream.offer(category('first', 'Product'));
    await synchronize();
    assert.deepEqual(await reviewCategories(bench.ports), []);
    bench.upstream.offer(category('later', 'Product'));
    await synchronize();
    assert.deepEqual(
      (await reviewCategories(bench.ports)).map(({ _id }) => _id),
      ['later'],
    );
    await synchronize();
    assert.deepEqual(await reviewCategories(bench.ports), []);
    assert.equal((await allCategories(bench.store)).length, 2);
  });
});
