import assert from 'node:assert/strict';
import { category, header, memberOf } from '../../support/fakeUpstream.ts';
import { EngineBench } from '../../support/engineBench.ts';

const selected = memberOf('product', 'classification');
const hour = 3_600_000;

describe('A top-level site with an unreliable upstream server', () => {
  let bench: EngineBench;

  beforeEach(async () => {
    bench = new EngineBench();
    await bench.site({ siteCode: 'PS1', type: 'primary' }, 'ps1sup');
    await bench.subscribe(['product'], ['classification']);
    bench.upstream.offer(
      category('company', 'Company'),
      category('family', 'ProductFamily', 'company'),
      category('product', 'Product', 'family'),
      category('classification', 'UpdateClassification'),
      header({ updateId: 'a', ...selected }),
      header({ updateId: 'b', ...selected }),
    );
  });

  const synchronize = async (full = false) =>
    (await bench.coordinator.request('PS1', { trigger: 'local', full, user: 'admin' }).hierarchy)[0];

  it('knows the products of a family that a run before brought and did not come to', async () => {
    await bench.subscribe(['family'], ['classification']);
    bench.upstream.failAfterBatches = 1;
    assert.equal((await synchronize())?.run.outcome, 'failed');
    assert.ok(await bench.store.hasOpenChanges('sup/PS1/ps1sup'));
    bench.upstream.failAfterBatches = Number.POSITIVE_INFINITY;
    assert.equal((await synchronize())?.run.outcome, 'succeeded');
    assert.equal((await bench.siteUpdates('PS1'))['a'], 0);
  });

  it('fails when nothing of all that is missing can be had, and asks for it again', async () => {
    await synchronize();
    for (let index = 0; index < 24; index++) {
      bench.upstream.offer(header({ updateId: `u${index}`, ...selected }));
      bench.upstream.poisoned.add(`u${index}.1`);
    }
    const before = await bench.siteUpdates('PS1');
    assert.equal((await synchronize())?.error?.key, 'tooManyFailures');
    assert.deepEqual(await bench.siteUpdates('PS1'), before);
    bench.upstream.poisoned.clear();
    await bench.clock.advance(hour);
    await bench.coordinator.idle();
    assert.equal((await bench.siteUpdates('PS1'))['u23'], 0);
    assert.deepEqual((await bench.store.documents('quarantine', { limit: 10 })).items, []);
  });

  it('repeats in full what was asked to be full, until the list is credible again', async () => {
    await synchronize();
    bench.upstream.withdraw('a');
    assert.equal((await synchronize(true))?.error?.key, 'suspiciousListing');
    await bench.clock.advance(hour);
    await bench.coordinator.idle();
    const { items } = await bench.store.documents('runs', { limit: 10 });
    const retried = items.at(-1);
    assert.deepEqual(
      [retried?.trigger, retried?.reasons, retried?.error?.key],
      ['retry', ['requested'], 'suspiciousListing'],
    );
    assert.equal((await bench.store.document('alerts', 'sync/PS1/ps1sup'))?.state, 'active');
    bench.upstream.offer(header({ updateId: 'a', ...selected }));
    await bench.clock.advance(hour);
    await bench.coordinator.idle();
    assert.equal((await bench.store.document('alerts', 'sync/PS1/ps1sup'))?.state, 'canceled');
    assert.equal((await bench.store.document('pending', 'PS1'))?.retryFull, undefined);
  });

  it('takes new revisions in a list for no loss, however many they are', async () => {
    await synchronize();
    for (const updateId of ['a', 'b']) {
      bench.upstream.withdraw(updateId);
      bench.upstream.offer(header({ updateId, revision: 2, ...selected }));
    }
    const outcome = await synchronize(true);
    assert.equal(outcome?.run.outcome, 'succeeded');
    assert.equal(outcome.run.counts.noLongerOffered, 0);
    assert.equal((await bench.siteUpdates('PS1'))['a'], 0);
  });

  it('tells cause and remedy in the log and in the status', async () => {
    bench.upstream.failAfterBatches = 0;
    await synchronize();
    const { error } = (await bench.store.documents('runs', { limit: 1 })).items[0] ?? {};
    const events = await bench.store.events(0, 1000);
    const notes = events.flatMap(({ body }) => (body.kind === 'note' ? [body.text] : []));
    assert.deepEqual(notes, [`${error?.cause} ${error?.remedy}`]);
    const status = await bench.store.document('supStatus', 'PS1/ps1sup');
    assert.deepEqual([status?.cause, status?.remedy], [error?.cause, error?.remedy]);
  });
});
