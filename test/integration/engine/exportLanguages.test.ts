import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setSource } from '../../../src/engine/administration/sourceAdministration.ts';
import { addSite } from '../../../src/engine/administration/siteAdministration.ts';
import { addSup } from '../../../src/engine/administration/supAdministration.ts';
import { openExportPackage } from '../../../src/protocol/package/openExportPackage.ts';
import { ImpatientClock } from '../../support/clientSession.ts';
import { HierarchyBench } from '../../support/hierarchyBench.ts';
import { rejectsWith } from '../../support/rejectsWith.ts';
import { tempFolder } from '../../support/tempFolder.ts';

describe('An export of some languages', () => {
  let folder: string;
  let connected: HierarchyBench;
  let files: number;

  const place = (name: string): string => path.join(folder, name);
  const exported = (name: string, languages?: readonly string[]) =>
    connected.service.exportCatalog({
      ...{ file: place(name), content: true },
      ...(languages === undefined ? {} : { languages }),
    });

  before(async () => {
    folder = await tempFolder();
    connected = await HierarchyBench.open({ folder: place('connected'), clock: new ImpatientClock() });
    const { service } = connected;
    await service.sample({ updates: 100 });
    // The files of the sample's updates are of en, de, fr and ja.
    await service.changeSubscription({ mode: 'set', languages: ['de', 'en', 'nl'] });
    const { items } = await service.searchUpdates({ limit: 1 });
    files = (await service.getContent({ ids: items.map(({ updateId }) => updateId) })).length;
  });

  after(() => connected.close());

  it('carries update files of these languages alone, license files of all, and documents as they were received', async () => {
    await rejectsWith('invalidRequest', exported('no.susync', ['xx']));
    assert.deepEqual(
      await connected.service.keys(),
      [],
      'the first package makes the key, not the wish for one',
    );
    const [all, german, dutch] = [
      await exported('all.susync'),
      await exported('de.susync', ['DE']),
      await exported('nl.susync', ['nl', 'fr']),
    ];
    assert.deepEqual(
      [all, german, dutch].map((one) => one.package.content.updates.files),
      [files, files, 0],
    );
    assert.deepEqual(
      [all, german, dutch].map((one) => one.package.languages),
      [['de', 'en', 'nl'], ['de'], ['nl']],
    );
    assert.match(dutch.findings[0]?.text ?? '', /not retrieved here: fr/);
    assert.deepEqual(dutch.package.content.licenses, all.package.content.licenses);
    assert.ok(all.package.content.licenses.files > 0);
    assert.deepEqual(dutch.package.counts, all.package.counts);
    assert.deepEqual([all.signer.isNew, german.signer.isNew], [true, false]);
    for (const languages of [['fr'], ['xx'], []])
      await rejectsWith('invalidRequest', exported('no.susync', languages));
  });

  it('is compared with what is chosen where it is imported', async () => {
    const disconnected = await HierarchyBench.open({
      folder: place('disconnected'),
      clock: new ImpatientClock(),
    });
    try {
      const { app, service } = disconnected;
      await addSite(app.ports, { siteCode: 'DS1', type: 'primary', zone: 'UTC' });
      await addSup(app.ports, { siteCode: 'DS1', serverName: 'ds1sup' });
      await setSource(app.ports, 'DS1', 'none');
      await service.changeSubscription({ mode: 'set', languages: ['en', 'nl'] });
      const told = async (name: string): Promise<string> => {
        const look = await service.importCatalog({ files: [place(name)], dryRun: true });
        return look.findings.map(({ text }) => text).join('\n');
      };
      assert.match(await told('nl.susync'), /nl\.susync is of nl; chosen here as well: en\. Update files/);
      assert.match(await told('de.susync'), /(include|are without) express installation files/);
      assert.doesNotMatch(await told('all.susync'), /chosen here as well/);
    } finally {
      await disconnected.close();
    }
  });

  it('says so in a package for wsusutil import, and in the list beside it', async () => {
    const request = { file: place('de.cab'), content: true };
    const all = await connected.service.exportPackage({ ...request, file: place('all.cab') });
    const dutch = await connected.service.exportPackage({ ...request, languages: ['nl', 'fr'] });
    assert.deepEqual([all.languages, dutch.languages], [['de', 'en', 'nl'], ['nl']]);
    assert.match(dutch.warnings.join(), /not retrieved here: fr/);
    assert.match(await readFile(dutch.copyList, 'utf8'), /the same languages \(nl\)/);
    const isUpdate = ({ name }: { readonly name: string }): boolean => !name.startsWith('eula_');
    assert.ok(all.files.some(isUpdate));
    assert.deepEqual(
      dutch.files,
      all.files.filter((file) => !isUpdate(file)),
    );
    const opened = await openExportPackage(place('de.cab'));
    try {
      const enabled = opened.index?.languages.filter((one) => one.enabled);
      assert.deepEqual(
        enabled?.map(({ shortName }) => shortName),
        ['nl'],
      );
      assert.equal(opened.index?.updates.length, all.packages[0]?.records);
    } finally {
      await opened.close();
    }
  });
});
