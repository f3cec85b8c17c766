import assert from 'node:assert/strict';
import { RowFlag } from '../../../src/domain/catalogRow.ts';
import { SyncError } from '../../../src/domain/errors/syncError.ts';
import { lookAtAlerts } from '../../../src/engine/administration/alertLook.ts';
import type { SiteOutcome } from '../../../src/engine/run/siteOutcome.ts';
import { EngineBench } from '../../support/engineBench.ts';
import { category, header, memberOf } from '../../support/fakeUpstream.ts';

const selected = memberOf('product', 'classification');
const day = 86_400_000;

describe('The top-level site', () => {
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
    );
    bench.upstream.offer(header({ updateId: 'a', ...selected }), header({ updateId: 'b', ...selected }));
  });

  const synchronize = async (full = false): Promise<SiteOutcome> =>
    bench.coordinator.request('PS1', { trigger: 'local', full, user: 'admin' }).done;

  it('takes everything selected with its first synchronization, which is full', async () => {
    const { run } = await synchronize();
    assert.equal(run.outcome, 'succeeded');
    assert.deepEqual(run.reasons, ['firstSynchronization']);
    assert.equal(run.counts.new, 6);
    assert.equal(run.contentVersion, 1);
    assert.deepEqual(Object.keys(await bench.siteUpdates('PS1')).sort(), [
      'a',
      'b',
      'classification',
      'company',
      'family',
      'product',
    ]);
    const status = await bench.store.document('supStatus', 'PS1/ps1sup');
    assert.equal(status?.state, 6702);
    assert.equal(status.catalogVersion, 1);
  });

  it('fetches nothing and keeps its content version when nothing changed', async () => {
    await synchronize();
    const fetched = bench.upstream.fetched;
    const { run } = await synchronize();
    assert.equal(run.kind, 'delta');
    assert.equal(bench.upstream.fetched, fetched);
    assert.equal(run.contentVersion, 1);
    assert.deepEqual(await bench.kinds('PS1', 'nothingChanged'), ['nothingChanged']);
  });

  it('asks only for changes with the anchors of the last run', async () => {
    await synchronize();
    bench.upstream.offer(
      header({ updateId: 'c', ...selected }),
      header({ updateId: 'a', revision: 2, ...selected }),
    );
    const { run } = await synchronize();
    assert.deepEqual(
      { ...run.counts },
      {
        new: 1,
        modified: 1,
        expired: 0,
        removed: 0,
        unchanged: 0,
        skipped: 0,
        failed: 0,
        noLongerOffered: 0,
      },
    );
    assert.equal(run.contentVersion, 2);
    assert.ok(bench.upstream.queries.slice(-2).every(({ anchor }) => anchor !== undefined));
  });

  it('never sends the updates call without a product or classification, and says so', async () => {
    await bench.subscribe([], []);
    const { run } = await synchronize();
    assert.equal(run.outcome, 'succeeded');
    assert.deepEqual(
      bench.upstream.queries.map(({ kind }) => kind),
      ['config'],
    );
    assert.deepEqual(await bench.kinds('PS1', 'emptySubscription'), [
      'emptySubscription',
      'emptySubscription',
    ]);
  });

  it('marks an update that its publisher expired and removes it after the clean-up age, unless it is in a group', async () => {
    await synchronize();
    bench.upstream.offer(
      header({ updateId: 'a', revision: 2, publicationState: 'Expired', ...selected }),
      header({ updateId: 'b', revision: 2, publicationState: 'Expired', ...selected }),
    );
    const { run } = await synchronize();
    assert.equal(run.counts.expired, 2);
    await bench.store.commit({
      documents: [
        { collection: 'groups', put: { _id: 'g', name: 'g', description: '', created: 0, updateIds: ['b'] } },
      ],
    });
    await bench.clock.advance(8 * day);
    const later = await synchronize();
    assert.equal(later.run.counts.removed, 1);
    const updates = await bench.siteUpdates('PS1');
    assert.equal(updates['a'], undefined);
    assert.equal(updates['b'], RowFlag.expired);
  });

  it('expires a superseded update when the supersedence rule says so', async () => {
    await synchronize();
    bench.upstream.offer(
      header({ updateId: 'n', created: '2026-11-23T00:00:00Z', supersedes: ['a'], ...selected }),
    );
    await synchronize();
    assert.equal((await bench.siteUpdates('PS1'))['a'], RowFlag.superseded);
    await bench.clock.advance(93 * day);
    await synchronize();
    assert.equal((await bench.siteUpdates('PS1'))['a'], RowFlag.superseded | RowFlag.expiredBySupersedence);
  });

  it('counts a superseded update as in force again when the superseding one expires', async () => {
    bench.upstream.offer(
      header({ updateId: 'n', created: '2026-11-23T00:00:00Z', supersedes: ['a'], ...selected }),
    );
    await synchronize();
    assert.equal((await bench.siteUpdates('PS1'))['a'], RowFlag.superseded);
    bench.upstream.offer(
      header({ updateId: 'n', revision: 2, publicationState: 'Expired', supersedes: ['a'], ...selected }),
    );
    await synchronize();
    assert.equal((await bench.siteUpdates('PS1'))['a'], 0);
  });

  it('skips and counts updates already expired or superseded too long on the first synchronization', async () => {
    bench.upstream.offer(
      header({ updateId: 'dead', publicationState: 'Expired', ...selected }),
      header({ updateId: 'old', created: '2026-01-01T00:00:00Z', ...selected }),
      header({ updateId: 'newer', created: '2026-02-01T00:00:00Z', supersedes: ['old'], ...selected }),
    );
    const { run } = await synchronize();
    assert.equal(run.counts.skipped, 2);
    assert.deepEqual(await bench.kinds('PS1', 'updateSkipped'), ['updateSkipped', 'updateSkipped']);
  });

  it('expires deselected updates and takes reselected ones back without a download', async () => {
    await synchronize();
    bench.upstream.offer(category('other', 'Product', 'family'));
    await bench.subscribe(['other'], ['classification']);
    const { run } = await synchronize();
    assert.ok(run.reasons.includes('subscriptionChanged'));
    assert.equal((await bench.siteUpdates('PS1'))['a'], RowFlag.deselected);
    const { decoded, fetched } = bench.upstream;
    await bench.subscribe(['product'], ['classification']);
    await synchronize();
    assert.equal((await bench.siteUpdates('PS1'))['a'], 0);
    assert.deepEqual([bench.upstream.decoded, bench.upstream.fetched], [decoded, fetched]);
  });

  it('includes products that a selected family gains, in the very run that brings them', async () => {
    await bench.subscribe(['family'], ['classification']);
    await synchronize();
    bench.upstream.offer(
      category('fresh', 'Product', 'family'),
      header({ updateId: 'f', ...memberOf('fresh', 'classification') }),
    );
    const { run } = await synchronize();
    assert.ok(run.reasons.includes('subscriptionChanged'));
    assert.equal((await bench.siteUpdates('PS1'))['f'], 0);
    assert.deepEqual(await bench.kinds('PS1', 'categoryChanged'), ['categoryChanged']);
  });

  it('brings bundled updates with their bundle and keeps them in deltas', async () => {
    const bundle = {
      updateId: 'bundle',
      bundles: [{ anyOf: [{ updateId: 'leaf', revision: 1 }] }],
      ...selected,
    };
    const leaf = header({ updateId: 'leaf', explicitlyDeployable: false, ...selected });
    bench.upstream.offer(leaf, header(bundle));
    await synchronize();
    assert.equal((await bench.siteUpdates('PS1'))['leaf'], 0);
    bench.upstream.offer(header({ ...leaf, revision: 2 }));
    await synchronize();
    assert.equal((await bench.siteUpdates('PS1'))['leaf'], 0);
  });

  it('finds vanished updates by re-listing and keeps them, marked', async () => {
    await synchronize();
    for (let index = 0; index < 40; index++)
      bench.upstream.offer(header({ updateId: `u${index}`, ...selected }));
    await synchronize();
    bench.upstream.withdraw('a');
    const { run } = await synchronize(true);
    assert.equal(run.counts.noLongerOffered, 1);
    assert.equal((await bench.siteUpdates('PS1'))['a'], RowFlag.noLongerOffered);
    bench.upstream.offer(header({ updateId: 'a', ...selected }));
    await synchronize(true);
    assert.equal((await bench.siteUpdates('PS1'))['a'], 0);
  });

  it('does not apply a listing that lost too much, until an administrator confirms it', async () => {
    await synchronize();
    bench.upstream.withdraw('a');
    const refused = await synchronize(true);
    assert.equal(refused.error?.key, 'suspiciousListing');
    assert.equal((await bench.siteUpdates('PS1'))['a'], 0);
    const accepted = await bench.coordinator.request('PS1', {
      trigger: 'local',
      full: true,
      acceptLosses: true,
    }).done;
    assert.equal(accepted.run.outcome, 'succeeded');
    assert.equal((await bench.siteUpdates('PS1'))['a'], RowFlag.noLongerOffered);
  });

  it('puts single bad updates aside, synchronizes the rest, and asks for them again in the next run', async () => {
    bench.upstream.poisoned.add('b.1');
    const first = await synchronize();
    assert.equal(first.run.outcome, 'succeeded');
    assert.equal(first.run.counts.failed, 1);
    assert.deepEqual(await bench.kinds('PS1', 'updateFailed'), ['updateFailed']);
    bench.upstream.poisoned.clear();
    const second = await synchronize();
    assert.equal(second.run.counts.new, 1);
    assert.equal((await bench.store.documents('quarantine', { limit: 10 })).items.length, 0);
  });

  it('resumes after a failure with what was committed, publishing nothing half', async () => {
    for (let index = 0; index < 30; index++)
      bench.upstream.offer(header({ updateId: `u${index}`, ...selected }));
    bench.upstream.failAfterBatches = 6;
    const failed = await synchronize();
    assert.equal(failed.run.outcome, 'failed');
    assert.deepEqual(await bench.siteUpdates('PS1'), {});
    assert.equal(await bench.store.generation('sup/PS1/ps1sup'), undefined);
    const status = await bench.store.document('supStatus', 'PS1/ps1sup');
    assert.deepEqual([status?.state, status?.errorCode], [6703, 0x80072efe]);
    bench.upstream.failAfterBatches = Number.POSITIVE_INFINITY;
    const before = bench.upstream.decoded;
    const { run } = await synchronize();
    assert.equal(run.counts.new, 36);
    assert.ok(bench.upstream.decoded - before < 36);
  });

  it('tries again 60 minutes after a failure and cancels the alert with the next success', async () => {
    bench.upstream.failure = new SyncError('cannotConnect', 'Nobody listens at http://upstream:8530');
    await bench.coordinator.request('PS1', { trigger: 'local', full: false }).hierarchy;
    assert.equal((await bench.store.document('alerts', 'sync/PS1/ps1sup'))?.state, 'active');
    bench.upstream.failure = undefined;
    await bench.clock.advance(60 * 60_000);
    await bench.coordinator.idle();
    assert.equal((await bench.store.document('alerts', 'sync/PS1/ps1sup'))?.state, 'canceled');
    assert.equal((await bench.store.document('pending', 'PS1'))?.retryAt, undefined);
    const { items } = await bench.store.documents('runs', { limit: 10 });
    assert.deepEqual(
      items.map(({ trigger }) => trigger),
      ['local', 'retry'],
    );
  });

  it('takes packages that cannot be deployed alone with their bundle only', async () => {
    const hidden = { explicitlyDeployable: false, ...selected };
    const bundling = (id: string) => ({ bundles: [{ anyOf: [{ updateId: id, revision: 1 }] }] });
    bench.upstream.offer(
      ...['old', 'new', 'alone'].map((id) => header({ updateId: `${id}-package`, ...hidden })),
      header({ updateId: 'old', ...bundling('old-package'), ...selected, publicationState: 'Expired' }),
      header({ updateId: 'new', ...bundling('new-package'), ...selected }),
    );
    await synchronize();
    const updates = Object.keys(await bench.siteUpdates('PS1'));
    assert.deepEqual(updates.filter((id) => /old|new|alone/.test(id)).sort(), ['new', 'new-package']);
    bench.upstream.offer(header({ updateId: 'new-package', revision: 2, ...hidden }));
    assert.equal((await synchronize()).run.counts.modified, 1);
    assert.equal((await bench.siteUpdates('PS1'))['new-package'], 0);
  });

  it('removes the packages of an expired bundle with it, but not those that another update bundles or a group holds', async () => {
    const hidden = { explicitlyDeployable: false, ...selected };
    const bundling = (...ids: string[]) => ({
      bundles: ids.map((updateId) => ({ anyOf: [{ updateId, revision: 1 }] })),
    });
    const expiring = bundling('own', 'shared', 'grouped', 'deployable');
    bench.upstream.offer(
      header({ updateId: 'inner', ...hidden }),
      header({ updateId: 'own', ...bundling('inner'), ...hidden }),
      ...['shared', 'grouped'].map((updateId) => header({ updateId, ...hidden })),
      header({ updateId: 'deployable', ...selected }),
      header({ updateId: 'old', ...expiring, ...selected }),
      header({ updateId: 'other', ...bundling('shared'), ...selected }),
    );
    await synchronize();
    await bench.store.commit({
      documents: [
        {
          collection: 'groups',
          put: { _id: 'g', name: 'g', description: '', created: 0, updateIds: ['grouped'] },
        },
      ],
    });
    bench.upstream.offer(
      header({ updateId: 'old', revision: 2, ...expiring, ...selected, publicationState: 'Expired' }),
    );
    await synchronize();
    await bench.clock.advance(8 * day);
    assert.equal((await synchronize()).run.counts.removed, 3);
    const left = Object.keys(await bench.siteUpdates('PS1'));
    assert.deepEqual(left.filter((id) => !/^(a|b|classification|company|family|product)$/.test(id)).sort(), [
      'deployable',
      'grouped',
      'other',
      'shared',
    ]);
    const { run } = await synchronize(true);
    assert.deepEqual(
      [run.counts.new, run.counts.modified, run.counts.expired, run.counts.removed],
      [0, 0, 1, 0],
      'only the package that a group holds is deselected: nothing bundles it any more',
    );
  });

  it('compares everything after a change of source and loses no update', async () => {
    await synchronize();
    bench.upstream.identity = 'server-2';
    bench.upstream.withdraw('b');
    const { run } = await synchronize();
    assert.ok(run.reasons.includes('sourceChanged'));
    assert.deepEqual(await bench.siteUpdates('PS1'), {
      a: 0,
      b: RowFlag.noLongerOffered,
      classification: 0,
      company: 0,
      family: 0,
      product: 0,
    });
  });

  it('warns by name of subscribed categories that the source does not offer and of languages it has disabled', async () => {
    await bench.subscribe(['product', 'gone'], ['classification']);
    bench.upstream.languages = [{ id: 1033, shortName: 'en', longName: 'English', enabled: false }];
    await synchronize();
    assert.deepEqual(await bench.kinds('PS1', 'categoryNotOffered', 'languageDisabled'), [
      'languageDisabled',
      'categoryNotOffered',
    ]);
  });

  it('raises the alert of a site that had no success for longer than the setting allows, until the next success', async () => {
    const look = () => lookAtAlerts(bench.ports, { freeBytes: undefined, missingSecrets: [] });
    const alert = async () => (await bench.store.document('alerts', 'sync/PS1/ps1sup'))?.state;
    await synchronize();
    await bench.clock.advance(191 * 3_600_000);
    assert.deepEqual([await look(), await alert()], [[], 'neverTriggered']);
    await bench.clock.advance(3_600_000);
    assert.deepEqual([await look(), await alert()], [['sync/PS1/ps1sup'], 'active']);
    await synchronize();
    assert.equal(await alert(), 'canceled');
  });

  it('closes every session, whatever happens', async () => {
    bench.upstream.failAfterBatches = 1;
    await synchronize();
    bench.upstream.failAfterBatches = Number.POSITIVE_INFINITY;
    await synchronize();
    assert.equal(bench.upstream.openSessions, 0);
  });
});
