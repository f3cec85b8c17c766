import assert from 'node:assert/strict';
import type { SiteOutcome } from '../../../src/engine/run/siteOutcome.ts';
import { EngineBench } from '../../support/engineBench.ts';
import { category, header, memberOf } from '../../support/fakeUpstream.ts';

const selected = memberOf('product', 'classification');

describe('What a top-level site cannot have', () => {
  let bench: EngineBench;

  beforeEach(async () => {
    bench = new EngineBench();
    await bench.site({ siteCode: 'PS1', type: 'primary' }, 'ps1sup');
    await bench.subscribe(['product'], ['classification']);
    bench.upstream.offer(
      category('product', 'Product'),
      category('classification', 'UpdateClassification'),
      header({ updateId: 'a', ...selected }),
    );
  });

  const synchronize = async (): Promise<SiteOutcome> =>
    bench.coordinator.request('PS1', { trigger: 'local', full: false, user: 'admin' }).done;

  it('ends in 6708 while only licence files are missing, and fetches only those with the retry', async () => {
    const eula = { name: 'eula_en.txt', size: 22, sha1: 'e'.repeat(40) };
    bench.upstream.offer(header({ updateId: 'l', eulaFiles: [eula], ...selected }));
    bench.upstream.missingFiles.add('eula_en.txt');
    const pending = await bench.coordinator.request('PS1', { trigger: 'local', full: false }).hierarchy;
    assert.equal(pending[0]?.run.outcome, 'pendingLicenseTerms');
    assert.equal((await bench.store.document('supStatus', 'PS1/ps1sup'))?.state, 6708);
    bench.upstream.missingFiles.clear();
    const { fetched } = bench.upstream;
    await bench.clock.advance(60 * 60_000);
    await bench.coordinator.idle();
    assert.equal((await bench.store.document('supStatus', 'PS1/ps1sup'))?.state, 6702);
    assert.equal(bench.upstream.fetched, fetched);
    assert.ok(bench.present.has(eula.sha1));
  });

  it('fetches several license files at a time, no more than the setting says, and tells of them in their order', async () => {
    const eulas = Array.from({ length: 9 }, (_, index) => ({
      ...{ name: `eula_${index}.txt`, size: 1, sha1: String(index).repeat(40) },
    }));
    bench.upstream.offer(header({ updateId: 'l', eulaFiles: eulas, ...selected }));
    for (const { name } of eulas) bench.upstream.missingFiles.add(name);
    const { run } = await synchronize();
    assert.equal(run.outcome, 'pendingLicenseTerms');
    assert.equal(bench.upstream.filesAtOnce, 4);
    const events = await bench.store.events(0, 100_000);
    assert.deepEqual(
      events.flatMap(({ body }) => (body.kind === 'licenseFailed' ? [body.file] : [])),
      eulas.map(({ name }) => name),
    );
  });

  it('asks again after 60 minutes for updates it could not have, once; then with every run', async () => {
    bench.upstream.poisoned.add('a.1');
    const { hierarchy } = bench.coordinator.request('PS1', { trigger: 'local', full: false });
    const [outcome] = await hierarchy;
    assert.deepEqual([outcome?.run.outcome, outcome?.run.counts.failed], ['succeeded', 1]);
    assert.ok((await bench.store.document('pending', 'PS1'))?.retryAt !== undefined);
    assert.equal((await bench.store.document('supStatus', 'PS1/ps1sup'))?.state, 6702);
    await bench.clock.advance(60 * 60_000);
    await bench.coordinator.idle();
    const { items } = await bench.store.documents('runs', { limit: 10 });
    assert.deepEqual(
      items.map(({ trigger, counts }) => [trigger, counts.failed]),
      [
        ['local', 1],
        ['retry', 1],
      ],
    );
    assert.equal((await bench.store.document('pending', 'PS1'))?.retryAt, undefined);
    bench.upstream.poisoned.clear();
    await synchronize();
    assert.equal((await bench.siteUpdates('PS1'))['a'], 0);
    const events = await bench.store.events(0, 100_000);
    assert.deepEqual(
      events.flatMap(({ body }) => (body.kind === 'retryScheduled' ? [body] : [])),
      [{ kind: 'retryScheduled', minutes: 60, updates: 1 }],
    );
  });

  it('does not fail because of updates alone that it could never have', async () => {
    const ids = Array.from({ length: 24 }, (_, index) => `u${index}`);
    bench.upstream.offer(...ids.map((updateId) => header({ updateId, ...selected })));
    for (const id of ids) bench.upstream.poisoned.add(`${id}.1`);
    assert.equal((await synchronize()).run.counts.failed, 24);
    const { run } = await synchronize();
    assert.deepEqual([run.outcome, run.counts.failed], ['succeeded', 24]);
  });

  it('downloads the update files that downstream servers asked for', async () => {
    const asked = { kind: 'update', state: 'pending', size: 5, updateId: 'a' } as const;
    await bench.store.commit({
      documents: [
        { collection: 'contentFiles', put: { ...asked, _id: 'f'.repeat(40), name: 'there.cab' } },
        { collection: 'contentFiles', put: { ...asked, _id: 'd'.repeat(40), name: 'missing.cab' } },
      ],
    });
    bench.upstream.missingFiles.add('missing.cab');
    const { run } = await synchronize();
    assert.equal(run.outcome, 'succeeded');
    assert.deepEqual([...bench.present], ['f'.repeat(40)]);
    assert.deepEqual(await bench.kinds('PS1', 'note'), ['note']);
  });
});
