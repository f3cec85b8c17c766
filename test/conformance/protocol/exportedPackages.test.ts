import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { openApplication } from '../../../src/app/openApplication.ts';
import { revisionKey } from '../../../src/domain/revision.ts';
import { parseUpdateDocument } from '../../../src/protocol/update/parseUpdateDocument.ts';
import { recordText } from '../../../src/protocol/update/recordDecoder.ts';
import type { PackageImportView } from '../../../src/service/api/packages.ts';
import { createService } from '../../../src/service/host/createService.ts';
import { hasCabextract } from '../../support/hasCabextract.ts';
import { readExportPackage, type ReadPackage, textsByKey } from '../../support/readExportPackage.ts';
import { describeWithSharedData, sharedDataPath } from '../../support/sharedData.ts';
import { tempFolder } from '../../support/tempFolder.ts';

const corrupt = sharedDataPath('wsus-exports/WSUS-2015-06-10.CORRUPT-crlf-mangled.cab');
const original = sharedDataPath('wsus-exports/WSUS-2024-06-19.cab');

describeWithSharedData('The real export package of 2024, imported and exported again', function () {
  let file: string;
  let imported: PackageImportView;
  let log: string;
  let first: ReadPackage;
  let again: ReadPackage;

  before(async function () {
    this.timeout(60_000);
    const folder = await tempFolder();
    file = path.join(folder, 'again.cab');
    const app = await openApplication({ folder: path.join(folder, 'data') });
    const service = createService(app);
    try {
      await service.addSite({ siteCode: 'CS1', type: 'cas', zone: 'UTC' });
      await service.addSup({ siteCode: 'CS1', serverName: 'cs1sup' });
      await service.setSource({ siteCode: 'CS1', source: 'none' });
      imported = await service.importPackage({ file: original });
      const untouched = await app.ports.store.digest();
      await assert.rejects(service.importPackage({ file: corrupt }), {
        key: 'damagedCabinet',
        message: /^Block 5 of folder 0 of WSUS-2015-06-10\.CORRUPT-crlf-mangled\.cab: the checksum is/,
      });
      assert.equal(await app.ports.store.digest(), untouched);
      log = (await service.log({ siteCode: 'CS1', lines: 500 })).text;
      await service.exportPackage({ file });
    } finally {
      await app.close();
    }
    first = await readExportPackage(original);
    again = await readExportPackage(file);
  });

  it('is imported whole, and the site database follows as Configuration Manager tells it', () => {
    const { counts, created, protocolVersion, missing, runs } = imported;
    assert.deepEqual([created, protocolVersion], ['2024-06-19T17:11:14Z', '1.20']);
    assert.deepEqual(counts, {
      records: 4125,
      added: 4087,
      revised: 0,
      older: 0,
      known: 0,
      differing: 0,
      expired: counts.expired,
    });
    assert.deepEqual(missing, []);
    assert.deepEqual(
      runs.map(({ outcome, counts: { new: added } }) => [outcome, added]),
      [['succeeded', 4087]],
    );
    assert.match(log, /sync: Starting SMS database synchronization/);
    assert.doesNotMatch(log, /ID=6704/);
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
