import assert from 'node:assert/strict';
import path from 'node:path';
import { openApplication } from '../../../src/app/openApplication.ts';
import { createService } from '../../../src/service/host/createService.ts';
import { rejectsWith } from '../../support/rejectsWith.ts';
import { describeWithSharedData, sharedDataPath } from '../../support/sharedData.ts';
import { tempFolder } from '../../support/tempFolder.ts';

const file = sharedDataPath('wsusscn2/wsusscn2.cab');

describeWithSharedData('An offline scan package as Microsoft lays it out', () => {
  it('is looked at, and never imported', async () => {
    const app = await openApplication({ folder: path.join(await tempFolder(), 'data') });
    try {
      const service = createService(app);
      const { counts, scan, products } = await service.inspectPackage({ file });
      assert.equal(counts.updates, 4);
      assert.deepEqual(scan, {
        ...{ bundles: 4, superseded: 2 },
        ...{ same: 0, newerHere: 0, olderHere: 0, absent: 4 },
      });
      assert.deepEqual(products, ['12c24e87-bd40-451b-9477-2c2bf501e0d7']);
      await service.addSite({ siteCode: 'CS1', type: 'cas', zone: 'UTC' });
      await service.addSup({ siteCode: 'CS1', serverName: 'cs1sup' });
      await service.setSource({ siteCode: 'CS1', source: 'none' });
      await rejectsWith('unknownPackage', service.importPackage({ file }));
    } finally {
      await app.close();
    }
  });
});
