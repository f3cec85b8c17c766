import assert from 'node:assert/strict';
import path from 'node:path';
import type { CatalogKey } from '../../../src/domain/catalogRow.ts';
import { pageAfter, pagesOf } from '../../../src/domain/paging.ts';
import { revisionKey } from '../../../src/domain/revision.ts';
import type { Store } from '../../../src/domain/store.ts';
import { HierarchyBench } from '../../support/hierarchyBench.ts';
import { tempFolder } from '../../support/tempFolder.ts';

/** All revisions of a catalog with the digests of their texts, the types of updates, and how many bundle others or have files. */
async function contentOf(store: Store, catalog: CatalogKey) {
  const texts = new Map<string, string>();
  const types = new Set<string>();
  let bundles = 0;
  let files = 0;
  for await (const rows of pagesOf((after) => store.rows(catalog, 'published', pageAfter(after, 500)))) {
    const records = rows.map(({ record }) => record);
    const headers = await store.headers(records);
    for (const [index, { updateType, textDigest }] of (await store.summaries(records)).entries()) {
      const [row, header] = [rows[index], headers[index]];
      assert.ok(row !== undefined && header !== undefined);
      texts.set(revisionKey(row), textDigest);
      types.add(updateType);
      if (header.bundles.length > 0) bundles++;
      if (header.files.length > 0) files++;
    }
  }
  return { texts, types, bundles, files };
}

describe('A package of our own for wsusutil import', () => {
  it('of software, drivers, files, bundles and categories is imported again with equal records', async function () {
    this.timeout(120_000);
    const folder = await tempFolder();
    const file = path.join(folder, 'export.cab');
    const exporting = await HierarchyBench.open({ folder: path.join(folder, 'exporting') });
    const importing = await HierarchyBench.open({ folder: path.join(folder, 'importing') });
    try {
      await exporting.service.sample({ updates: 200 });
      await exporting.service.exportPackage({ file });
      const { service, app } = importing;
      await service.addSite({ siteCode: 'DS1', type: 'cas', zone: 'UTC' });
      await service.addSup({ siteCode: 'DS1', serverName: 'ds1sup' });
      await service.setSource({ siteCode: 'DS1', source: 'none' });
      const { counts, missing, pendingLicenses } = await service.importPackage({ file });
      const before = await contentOf(exporting.app.ports.store, 'sup/CS1/cs1sup.sample.local');
      const after = await contentOf(app.ports.store, 'sup/DS1/ds1sup');
      assert.deepEqual(after, before);
      assert.equal(counts.records, before.texts.size);
      assert.deepEqual([missing, pendingLicenses], [[], 0]);
      assert.deepEqual([...before.types].sort(), ['Category', 'Detectoid', 'Driver', 'Software']);
      assert.ok(before.bundles > 0 && before.files > 0);
    } finally {
      await exporting.close();
      await importing.close();
    }
  });
});
