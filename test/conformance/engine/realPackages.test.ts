import assert from 'node:assert/strict';
import path from 'node:path';
import type { Application } from '../../../src/app/application.ts';
import { openApplication } from '../../../src/app/openApplication.ts';
import { startUpstreamServer, type UpstreamServer } from '../../../src/app/upstreamServer.ts';
import { RowFlag } from '../../../src/domain/catalogRow.ts';
import type { RunDocument } from '../../../src/domain/documents.ts';
import { createService } from '../../../src/service/host/createService.ts';
import type { SyncService } from '../../../src/service/api/syncService.ts';
import { describeWithSharedData, sharedDataPath } from '../../support/sharedData.ts';
import { tempFolder } from '../../support/tempFolder.ts';

const packages = { old: 'wsus-exports/WSUS-2015-06-10.cab', new: 'wsus-exports/WSUS-2024-06-19.cab' };
const sites = ['CS1', 'PS1', 'SS1'];

describeWithSharedData('A hierarchy pulled from two real export packages, nine years apart', function () {
  let folder: string;
  let app: Application;
  let service: SyncService;
  let upstream: UpstreamServer;
  const runs: Record<string, readonly RunDocument[]> = {};

  const serve = async (name: string, port: number): Promise<UpstreamServer> =>
    startUpstreamServer({
      source: { kind: 'package', file: sharedDataPath(name) },
      folder: path.join(folder, 'up'),
      port,
    });
  const counts = (step: string, siteCode: string) =>
    runs[step]?.find((run) => run.siteCode === siteCode)?.counts;

  before(async function () {
    this.timeout(60_000);
    folder = await tempFolder();
    upstream = await serve(packages.old, 0);
    app = await openApplication({ folder: path.join(folder, 'data') });
    service = createService(app);
    await service.addSite({ siteCode: 'CS1', type: 'cas', zone: 'UTC' });
    await service.addSite({ siteCode: 'PS1', type: 'primary', parent: 'CS1', zone: 'UTC' });
    await service.addSite({ siteCode: 'SS1', type: 'secondary', parent: 'PS1', zone: 'UTC' });
    for (const siteCode of sites)
      await service.addSup({ siteCode, serverName: `${siteCode.toLowerCase()}sup` });
    await service.setSource({ siteCode: 'CS1', source: upstream.url });
    runs['first'] = (await service.synchronize({})).runs;
    const port = Number(new URL(upstream.url).port);
    await upstream.close();
    upstream = await serve(packages.new, port);
    runs['delta'] = (await service.synchronize({})).runs;
    runs['full'] = (await service.synchronize({ full: true })).runs;
  });

  after(async () => {
    await app.close();
    await upstream.close();
  });

  for (const siteCode of sites) {
    it(`takes 2,336 ids at ${siteCode} with the first synchronization`, () => {
      assert.equal(counts('first', siteCode)?.new, 2336);
    });

    it(`takes 1,784 new ids and 38 newer revisions, 2 of them newly expired, at ${siteCode} with the delta`, () => {
      const { new: added, modified, expired } = counts('delta', siteCode) ?? {};
      assert.deepEqual([added, (modified ?? 0) + (expired ?? 0), expired], [1784, 38, 2]);
    });

    it(`finds 33 vanished ids at ${siteCode} with the re-listing, and 2,265 revisions of 2015 unchanged`, async () => {
      assert.equal(counts('full', siteCode)?.noLongerOffered, 33);
      const { items } = await app.ports.store.rows(`site/${siteCode}`, 'published', { limit: 10_000 });
      assert.equal(items.filter(({ flags }) => flags & RowFlag.noLongerOffered).length, 33);
      assert.equal(items.length, 1784 + 2336);
      const kept = await app.ports.store.rows(`site/${siteCode}`, 1, { limit: 10_000 });
      const before = new Map(kept.items.map(({ updateId, revision }) => [updateId, revision]));
      const equal = items.filter(
        ({ updateId, revision, flags }) =>
          before.get(updateId) === revision && !(flags & RowFlag.noLongerOffered),
      );
      assert.equal(equal.length, 2265);
    });
  }

  it('leaves all site databases equal, and all SUP catalogs', async () => {
    const digests = async (keys: readonly (`site/${string}` | `sup/${string}`)[]): Promise<number> =>
      new Set(await Promise.all(keys.map((key) => app.ports.store.catalogDigest(key, 'published')))).size;
    assert.equal(await digests(sites.map((site) => `site/${site}` as const)), 1);
    assert.equal(await digests(sites.map((site) => `sup/${site}/${site.toLowerCase()}sup` as const)), 1);
  });

  it('asks for no updates, since nothing is subscribed, and says so', async () => {
    const { text } = await service.log({ siteCode: 'CS1', lines: 20_000 });
    assert.match(
      text,
      /WARNING: Request filter does not contain any known classifications\. Sync will do nothing\./,
    );
    assert.match(
      text,
      /WARNING: Request filter does not contain any known categories\. Sync will do nothing\./,
    );
  });

  it('passes the check of the whole store', async () => {
    assert.deepEqual(await service.verify(), []);
  });
});
