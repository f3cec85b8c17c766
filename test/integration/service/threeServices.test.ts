import assert from 'node:assert/strict';
import type { ConnectedService } from '../../../src/service/connectedService.ts';
import { connectService } from '../../../src/service/connectService.ts';
import { openApplication } from '../../../src/app/openApplication.ts';
import { readServiceFile } from '../../../src/service/serviceFile.ts';
import { needsBundle, type StartedProcess, startSusync } from '../../support/susync.ts';
import { tempFolder } from '../../support/tempFolder.ts';

describe('Three services in three processes', () => {
  before(function () {
    needsBundle(this);
  });

  it('form CS1 > PS1 > SS1; the middle one is killed during a synchronization, started again, and all end in step', async () => {
    const upstream = startSusync(await tempFolder(), ['upstream', 'serve', '--sample', '--updates', '600']);
    const [, url = ''] = await upstream.says(/(http:\/\/127\.0\.0\.1:\d+)/);
    const folders = { CS1: await tempFolder(), PS1: await tempFolder(), SS1: await tempFolder() };
    const services: StartedProcess[] = [upstream];
    const serve = async (folder: string): Promise<StartedProcess> => {
      const service = startSusync(folder, ['serve']);
      services.push(service);
      await service.says(/Serving /);
      return service;
    };
    const doors: ConnectedService[] = [];
    const open = async (folder: string): Promise<ConnectedService> => {
      const door = await connectService({ folder, version: '0.1.0', start: 'never', command: [] });
      doors.push(door);
      return door;
    };
    try {
      await serve(folders.CS1);
      let middle = await serve(folders.PS1);
      await serve(folders.SS1);
      const [top, primary, secondary] = [
        await open(folders.CS1),
        await open(folders.PS1),
        await open(folders.SS1),
      ];
      await top.service.setSettings({ values: { 'links.checkSeconds': '1', 'links.errorChecks': '60' } });
      await top.service.addSite({ siteCode: 'CS1', type: 'cas' });
      await top.service.addSup({ siteCode: 'CS1', serverName: 'cs1sup' });
      await top.service.setSource({ siteCode: 'CS1', source: url });
      const place = { url: folders.PS1 };
      await top.service.addSite({ siteCode: 'PS1', type: 'primary', parent: 'CS1', service: place });
      await primary.service.addSup({ siteCode: 'PS1', serverName: 'ps1sup' });
      const below = { url: folders.SS1 };
      await primary.service.addSite({ siteCode: 'SS1', type: 'secondary', parent: 'PS1', service: below });
      await secondary.service.addSup({ siteCode: 'SS1', serverName: 'ss1sup' });
      await top.service.synchronize({});
      const offered = await top.service.products({});
      const classifications = (await top.service.classifications()).map(({ id }) => id);
      const selected = offered.filter(({ name }) => name.startsWith('Windows')).map(({ id }) => id);
      await top.service.changeSubscription({ mode: 'set', products: selected, classifications });
      const seen: number[] = [];
      secondary.service.onDidCommit((events) => seen.push(...events.map(({ sequence }) => sequence)));
      const begun = new Promise<void>((resolve) => {
        primary.service.onDidCommit((events) => {
          if (events.some(({ body }) => body.kind === 'wsusProgress')) resolve();
        });
      });
      const synchronized = top.service.synchronize({});
      await begun;
      middle.process.kill('SIGKILL');
      await middle.ended;
      middle = await serve(folders.PS1);
      const { runs } = await synchronized;
      assert.deepEqual(
        runs.map(({ siteCode, outcome }) => `${siteCode} ${outcome}`),
        ['CS1 succeeded', 'PS1 succeeded', 'SS1 succeeded'],
      );
      const status = await top.service.status();
      assert.deepEqual(
        status.map(
          (row) =>
            `${row.SiteCode} ${row.LastSyncState ?? ''} ${row.SyncCatalogVersion} ${row.ReplicationLinkStatus}`,
        ),
        ['CS1 6702 2 0', 'PS1 6702 2 0', 'SS1 6702 2 0'],
      );
      const sites = await top.service.sites();
      assert.deepEqual(
        sites.map(({ siteCode }) => siteCode),
        ['CS1', 'PS1', 'SS1'],
      );
      assert.ok(seen.every((sequence, index) => sequence === (seen[0] ?? 0) + index));
    } finally {
      for (const door of doors) await door.close();
      for (const { process } of services) process.kill('SIGTERM');
      await Promise.all(services.map(({ ended }) => ended));
    }
    const digests: string[] = [];
    for (const [code, folder] of Object.entries(folders)) {
      assert.equal(await readServiceFile(folder), undefined);
      const app = await openApplication({ folder });
      assert.deepEqual(await app.verify(), []);
      digests.push(await app.ports.store.catalogDigest(`site/${code}`, 'published'));
      await app.close();
    }
    assert.equal(new Set(digests).size, 1);
  });
});
