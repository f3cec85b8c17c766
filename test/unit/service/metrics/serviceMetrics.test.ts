import assert from 'node:assert/strict';
import type { Application } from '../../../../src/app/application.ts';
import { openApplication } from '../../../../src/app/openApplication.ts';
import type { SiteLinkDocument } from '../../../../src/domain/siteLinkDocument.ts';
import { ServiceMetrics } from '../../../../src/service/metrics/serviceMetrics.ts';
import { readExposition } from '../../../support/expositionFormat.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { tempFolder } from '../../../support/tempFolder.ts';

const checked = Date.parse('2026-11-24T07:59:30Z');
const lastSuccess = Date.parse('2026-11-24T02:00:00Z');
const link: SiteLinkDocument = {
  ...{ _id: 'PS1', parent: 'CS1', type: 'primary', service: '/srv/ps1', status: 1, checked },
  sites: [
    {
      ...{ siteCode: 'PS1', type: 'primary', parent: 'CS1', siteServer: 'ps1.contoso.com', zone: 'UTC' },
      ...{ contentVersion: 7, contentTime: 0 },
      sups: [
        {
          ...{ serverName: 'ps1"sup\\', port: 8530, url: null, publicUrl: null, isDefault: true },
          ...{ listen: '127.0.0.1', https: null, contentPort: null },
          status: {
            ...{ _id: 'PS1/ps1sup', siteCode: 'PS1', serverName: 'ps1sup', source: 'cs1sup' },
            ...{ state: 6703, lastSuccess, errorCode: 0x80072efe, catalogVersion: 6, linkStatus: 0 },
          },
        },
      ],
    },
  ],
};

describe('The metrics of a service', () => {
  let app: Application;
  let metrics: ServiceMetrics;

  before(async () => {
    app = await openApplication({ folder: await tempFolder(), clock: new FakeClock() });
    metrics = new ServiceMetrics({ app, version: '1.2.3', doors: () => 0 });
  });

  after(async () => {
    metrics.dispose();
    await app.close();
  });

  const samples = async (name: string) =>
    readExposition((await metrics.text()).text)
      .get(name)
      ?.samples.map(({ labels, value }) => [labels['site'], labels['server'], value]);

  it('tell sites in other services as these last told them, until the link is gone', async () => {
    const { store, fence } = app.ports;
    await store.commit({ documents: [{ collection: 'links', put: link }] }, fence);
    for (const [name, server, value] of [
      ['susync_site_link_status', undefined, 1],
      ['susync_site_link_checked_timestamp_seconds', undefined, checked / 1000],
      ['susync_site_content_version', undefined, 7],
      ['susync_sup_sync_state', 'ps1"sup\\', 6703],
      ['susync_sup_error_code', 'ps1"sup\\', 0x80072efe],
      ['susync_sup_catalog_version', 'ps1"sup\\', 6],
      ['susync_sup_last_success_timestamp_seconds', 'ps1"sup\\', lastSuccess / 1000],
    ] as const)
      assert.deepEqual(await samples(name), [['PS1', server, value]], name);
    await store.commit({ documents: [{ collection: 'links', remove: 'PS1' }] }, fence);
    assert.deepEqual(await samples('susync_sup_sync_state'), []);
  });
});
