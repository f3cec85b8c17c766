import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { openApplication } from '../../../src/app/openApplication.ts';
import { startUpstreamServer } from '../../../src/app/upstreamServer.ts';
import { revisionKey } from '../../../src/domain/revision.ts';
import { parseUpdateDocument } from '../../../src/protocol/update/parseUpdateDocument.ts';
import { recordText } from '../../../src/protocol/update/recordDecoder.ts';
import { createService } from '../../../src/service/host/createService.ts';
import { hasCabextract } from '../../support/hasCabextract.ts';
import { readExportPackage, type ReadPackage, textsByKey } from '../../support/readExportPackage.ts';
import { describeWithSharedData, sharedDataPath } from '../../support/sharedData.ts';
import { tempFolder } from '../../support/tempFolder.ts';

const original = sharedDataPath('wsus-exports/WSUS-2024-06-19.cab');

describeWithSharedData('The real export package of 2024, synchronized and exported again', function () {
  let file: string;
  let first: ReadPackage;
  let again: ReadPackage;

  before(async function () {
    this.timeout(60_000);
    const folder = await tempFolder();
    file = path.join(folder, 'again.cab');
    const upstream = await startUpstreamServer({
      source: { kind: 'package', file: original },
      folder: path.join(folder, 'up'),
      port: 0,
    });
    const app = await openApplication({ folder: path.join(folder, 'data') });
    const service = createService(app);
    try {
      await service.addSite({ siteCode: 'CS1', type: 'cas', zone: 'UTC' });
      await service.addSup({ siteCode: 'CS1', serverName: 'cs1sup' });
      await service.setSource({ siteCode: 'CS1', source: upstream.url });
      await service.synchronize({});
      await service.exportPackage({ file });
    } finally {
      await app.close();
      await upstream.close();
    }
    first = await readExportPackage(original);
    again = await readExportPackage(file);
  });

  it('has records equal to those of the original, one by one', () => {
    assert.equal(again.records.length, 4125);
    assert.deepEqual(textsByKey(again.records), textsByKey(first.records));
  });

  it('lists them in its index in the order in which it holds them', () => {
    const held = again.records.map(({ identity }) => revisionKey(identity));
    assert.deepEqual(again.index?.updates.map(revisionKey), held);
    assert.equal(again.index.files.size, 0);
    assert.equal(again.index.languages.length, first.index?.languages.length);
  });

  it('has every prerequisite before what needs it, as the original', function () {
    this.timeout(20_000);
    for (const { records } of [first, again]) {
      const seen = new Set<string>();
      let references = 0;
      for (const { record } of records) {
        const header = parseUpdateDocument(recordText(record), []);
        for (const { anyOf } of header.prerequisites) {
          for (const id of anyOf) {
            references++;
            assert.ok(seen.has(id), `${header.updateId} needs ${id}`);
          }
        }
        seen.add(header.updateId);
      }
      assert.ok(references > 4000);
    }
  });

  (hasCabextract ? it : it.skip)('is accepted by cabextract', async () => {
    await promisify(execFile)('cabextract', ['-t', file]);
  });
});
