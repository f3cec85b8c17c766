import assert from 'node:assert/strict';
import type { RunDocument } from '../../../src/domain/documents.ts';
import type { RemoteSite, SiteLinkDocument } from '../../../src/domain/siteLinkDocument.ts';
import { SyncError } from '../../../src/domain/errors/syncError.ts';
import { type AttachedSite, attachSite } from '../../../src/engine/administration/attachSite.ts';
import { raiseContentVersions } from '../../../src/engine/administration/raiseContentVersions.ts';
import { ownSites } from '../../../src/engine/administration/remoteSites.ts';
import {
  addSite,
  removeSite,
  requireSite,
  rootSite,
  topLevelSite,
} from '../../../src/engine/administration/siteAdministration.ts';
import { setSource } from '../../../src/engine/administration/sourceAdministration.ts';
import { EngineBench } from '../../support/engineBench.ts';
import { category, header, memberOf } from '../../support/fakeUpstream.ts';
import { rejectsWith } from '../../support/rejectsWith.ts';

const selected = memberOf('product', 'classification');
const remote = (siteCode: string, parent: string, contentVersion = 0): RemoteSite => ({
  ...{ siteCode, parent, contentVersion, contentTime: 0, type: 'primary', siteServer: siteCode },
  ...{ zone: 'UTC', sups: [] },
});
const link = (changes: Partial<SiteLinkDocument> = {}): SiteLinkDocument => ({
  ...{ _id: 'PS1', parent: 'CS1', type: 'primary', service: 'susync://ps1:8540', status: 0 },
  sites: [remote('PS1', 'CS1'), remote('SS1', 'PS1')],
  ...changes,
});

describe('Child sites in other services', () => {
  let bench: EngineBench;

  beforeEach(async () => {
    bench = new EngineBench();
    await bench.site({ siteCode: 'CS1', type: 'cas' }, 'cs1sup');
    await bench.subscribe(['product'], ['classification']);
    bench.upstream.offer(
      category('product', 'Product'),
      category('classification', 'UpdateClassification'),
      header({ updateId: 'a', ...selected }),
    );
    await bench.store.commit({ documents: [{ collection: 'links', put: link() }] });
  });

  const synchronize = () => bench.coordinator.request('CS1', { trigger: 'local', full: false }).hierarchy;

  it('are asked when their parent has succeeded, and their runs stand in the journal here', async () => {
    const asked: unknown[] = [];
    bench.remote = (siteCode, request) => {
      asked.push([siteCode, request]);
      return Promise.resolve([runOf('PS1', 'succeeded'), runOf('SS1', 'succeeded')]);
    };
    const outcomes = await synchronize();
    assert.deepEqual(asked, [['PS1', { full: true, version: 1 }]]);
    assert.deepEqual(
      outcomes.map(({ siteCode, run }) => `${siteCode} ${run.outcome}`),
      ['CS1 succeeded', 'PS1 succeeded', 'SS1 succeeded'],
    );
    assert.equal((await bench.store.document('runs', runOf('SS1', 'succeeded')._id))?.siteCode, 'SS1');
    assert.deepEqual(await bench.kinds('CS1', 'childrenNotified'), ['childrenNotified']);
  });

  it('that cannot be reached fail alone, with a run that says why', async () => {
    const outcomes = await synchronize();
    assert.deepEqual(
      outcomes.map(({ siteCode, run, error }) => `${siteCode} ${run.outcome} ${error?.key ?? ''}`.trim()),
      ['CS1 succeeded', 'PS1 failed linkUnavailable'],
    );
    const { items } = await bench.store.documents('runs', { where: { siteCode: 'PS1' }, limit: 10 });
    assert.match(items[0]?.error?.remedy ?? '', /link is back/);
  });

  it('are waited for by who waits until nothing runs, and let go of when the service ends', async () => {
    bench.remote = (_siteCode, _request, signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
        });
      });
    const waiting = synchronize();
    await new Promise((resolve) => setImmediate(resolve));
    await bench.coordinator.request('CS1', { trigger: 'local', full: false }).done;
    bench.coordinator.dispose();
    await bench.coordinator.idle();
    assert.deepEqual(
      (await waiting).map(({ siteCode, run }) => `${siteCode} ${run.outcome}`),
      ['CS1 succeeded', 'PS1 cancelled'],
    );
  });

  it('are named with where they live, and keep their codes and their parent', async () => {
    await assert.rejects(requireSite(bench.store, 'ps1'), /lives in another service, at susync:\/\/ps1:8540/);
    await assert.rejects(requireSite(bench.store, 'SS1'), /beyond that of PS1/);
    for (const siteCode of ['PS1', 'SS1'])
      await rejectsWith('alreadyExists', addSite(bench.ports, { siteCode, type: 'primary', parent: 'CS1' }));
    await assert.rejects(removeSite(bench.ports, 'CS1'), /has child sites \(PS1\)/);
  });

  it('ahead of a restored parent let a repair raise it', async () => {
    await synchronize();
    const ahead = link({ sites: [remote('PS1', 'CS1', 9), remote('SS1', 'PS1', 99)] });
    await bench.store.commit({ documents: [{ collection: 'links', put: ahead }] });
    const raised = await raiseContentVersions(bench.ports);
    assert.match(raised[0]?.what ?? '', /below that of PS1 \(9\); raised to 10/);
    assert.equal((await bench.store.document('sites', 'CS1'))?.contentVersion, 10);
  });

  it('speak for themselves and those below them only', () => {
    const told = [
      remote('PS1', 'CS1'),
      remote('SS1', 'PS1'),
      remote('CS1', 'PS1'),
      remote('PS2', 'PS1'),
      remote('XX1', 'CS1'),
      remote('SS1', 'PS1', 7),
      remote('YY1', 'SS1'),
    ];
    const accepted = ownSites(link(), told, new Set(['CS1', 'PS2']));
    assert.deepEqual(
      accepted.map(({ siteCode, contentVersion }) => `${siteCode} ${contentVersion}`),
      ['PS1 0', 'SS1 0', 'YY1 0'],
    );
    assert.deepEqual(ownSites(link(), [remote('PS1', 'CS9')], new Set()), []);
  });
});

describe('A site whose parent another service keeps', () => {
  const request: AttachedSite = {
    siteCode: 'PS1',
    type: 'primary',
    parent: 'CS1',
    parentService: 'guid of CS1',
    create: true,
  };
  let bench: EngineBench;

  beforeEach(async () => {
    bench = new EngineBench();
    await attachSite(bench.ports, request);
  });

  it('is made once and found again by its parent', async () => {
    const site = await attachSite(bench.ports, { ...request, create: false });
    assert.equal(site.parentService, 'guid of CS1');
    assert.equal((await rootSite(bench.store))._id, 'PS1');
  });

  it('is never given to another parent, nor made where a hierarchy is', async () => {
    await rejectsWith('invalidRequest', attachSite(bench.ports, { ...request, parentService: 'another' }));
    await rejectsWith('invalidRequest', attachSite(bench.ports, { ...request, parent: 'CS2' }));
    await rejectsWith('invalidRequest', attachSite(bench.ports, { ...request, siteCode: 'PS2' }));
    await rejectsWith('notFound', attachSite(bench.ports, { ...request, siteCode: 'PS2', create: false }));
    const own = new EngineBench();
    await own.site({ siteCode: 'PS1', type: 'primary' });
    await assert.rejects(attachSite(own.ports, request), /is a top-level site/);
  });

  it('has neither source nor top-level site here, and takes child sites', async () => {
    await rejectsWith('invalidRequest', setSource(bench.ports, 'PS1', 'microsoft-update'));
    await rejectsWith('invalidRequest', topLevelSite(bench.store));
    await assert.rejects(
      addSite(bench.ports, { siteCode: 'PS9', type: 'primary' }),
      /PS1 is the topmost site here already/,
    );
    const child = await addSite(bench.ports, { siteCode: 'SS1', type: 'secondary', parent: 'PS1' });
    assert.equal(child.parentService, undefined);
  });

  it('does not synchronize without a software update point: documents come from server to server', async () => {
    bench.links.set('PS1', {
      parentState: () =>
        Promise.resolve({
          siteCode: 'CS1',
          content: { version: 1, time: 1 },
          subscription: { products: [], classifications: [], languages: ['en'] },
        }),
      changeSet: () => Promise.reject(new SyncError('linkUnavailable', 'Not asked')),
    });
    const { error } = await bench.coordinator.request('PS1', { trigger: 'parent', full: false }).done;
    assert.equal(error?.key, 'noSoftwareUpdatePoint');
  });
});

function runOf(siteCode: string, outcome: RunDocument['outcome']): RunDocument {
  return {
    _id: `2026-11-24T08:00:00.000Z ${siteCode} 0123abcd`,
    ...{ siteCode, trigger: 'parent', kind: 'delta', reasons: [], started: 1, ended: 2, outcome, steps: [] },
    counts: {
      ...{ new: 0, modified: 0, expired: 0, removed: 0 },
      ...{ unchanged: 0, skipped: 0, failed: 0, noLongerOffered: 0 },
    },
    bytes: 0,
  };
}
