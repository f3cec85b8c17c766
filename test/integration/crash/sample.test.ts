import assert from 'node:assert/strict';
import path from 'node:path';
import { HierarchyBench, sampleSiteCodes, sampleSups } from '../../support/hierarchyBench.ts';
import { tempFolder } from '../../support/tempFolder.ts';

describe('Making the sample hierarchy', () => {
  for (const commits of [1, 4, 9]) {
    it(`is begun again when it was cut off after ${commits} commits`, async () => {
      const bench = await HierarchyBench.open({ folder: path.join(await tempFolder(), 'data') });
      const { store } = bench.app.ports;
      const commit = store.commit.bind(store);
      let left = commits;
      store.commit = async (unit, fence) => {
        if (left-- <= 0) throw new Error('cut off');
        return commit(unit, fence);
      };
      await assert.rejects(bench.service.sample({ updates: 100 }), /cut off/);
      store.commit = commit;
      await bench.reopen();
      assert.deepEqual(await bench.service.sample({ updates: 100 }), { month: 0, updates: 100 });
      assert.deepEqual(
        (await bench.service.sites()).map(({ siteCode }) => siteCode).sort(),
        [...sampleSiteCodes].sort(),
      );
      const status = await bench.service.status();
      assert.deepEqual(
        status.map(({ SiteCode, WSUSServerName }) => `${SiteCode}/${WSUSServerName}`).sort(),
        [...sampleSups].sort(),
      );
      assert.ok(status.every(({ LastSyncState }) => LastSyncState === 6702));
      await bench.close();
    });
  }
});
