import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Application } from '../../../src/app/application.ts';
import { openApplication } from '../../../src/app/openApplication.ts';
import { contentName } from '../../../src/protocol/soap/contentName.ts';
import type { SyncService } from '../../../src/service/api/syncService.ts';
import { createService } from '../../../src/service/host/createService.ts';
import { packageCabinet } from '../../support/exportPackage.ts';
import { rejectsWith } from '../../support/rejectsWith.ts';
import { tempFolder } from '../../support/tempFolder.ts';
import { type DocumentParts, numberedGuid, sha1Of, updateDocument } from '../../support/updateDocument.ts';

const terms = Buffer.from('Terms');

function packageOf(documents: readonly DocumentParts[], license = ''): Uint8Array {
  return packageCabinet({
    documents: documents.map((parts) => ({
      updateId: parts.id,
      revision: parts.revision ?? 1,
      text: updateDocument(parts).replace('</upd:LocalizedPropertiesCollection>', `${license}$&`),
    })),
  });
}

const category: DocumentParts = {
  id: numberedGuid(2),
  type: 'Category',
  categoryType: 'Product',
  title: 'Product',
};
const kind: DocumentParts = {
  ...{ id: numberedGuid(1), type: 'Category', categoryType: 'UpdateClassification', title: 'Updates' },
};
const first: DocumentParts = {
  ...{ id: numberedGuid(3), categories: [numberedGuid(1), numberedGuid(2)] },
  bundles: [{ id: numberedGuid(4), revision: 1 }],
};
const bundled: DocumentParts = { id: numberedGuid(4), prerequisites: [numberedGuid(9)] };

describe('A package imported into a hierarchy without an upstream server', () => {
  let app: Application;
  let service: SyncService;
  let folder: string;

  beforeEach(async function () {
    this.timeout(20_000);
    folder = await tempFolder();
    app = await openApplication({ folder: path.join(folder, 'data') });
    service = createService(app);
    await service.addSite({ siteCode: 'CS1', type: 'cas', zone: 'UTC' });
    await service.addSite({ siteCode: 'PS1', type: 'primary', parent: 'CS1', zone: 'UTC' });
    for (const siteCode of ['CS1', 'PS1']) await service.addSup({ siteCode, serverName: `${siteCode}sup` });
    await service.setSource({ siteCode: 'CS1', source: 'none' });
  });

  afterEach(() => app.close());

  const write = async (bytes: Uint8Array): Promise<string> => {
    const file = path.join(folder, 'x.cab');
    await writeFile(file, bytes);
    return file;
  };

  it('is told what it holds, whatever the source of the site is', async function () {
    this.timeout(20_000);
    await service.setSource({ siteCode: 'CS1', source: 'microsoft-update' });
    const file = await write(packageOf([kind, category, bundled, first]));
    const { bytes, created, serverId, protocolVersion, languages, ...contents } =
      await service.inspectPackage({ file });
    assert.ok(bytes > 0 && created !== null && serverId !== null && protocolVersion !== null);
    assert.ok(languages !== null);
    assert.deepEqual(contents, {
      file,
      counts: { updates: 2, configuration: 2, expired: 0 },
      ...{ products: ['Product'], classifications: ['Updates'], scan: null },
    });
    await writeFile(file, 'no package at all');
    await rejectsWith('unknownPackage', service.inspectPackage({ file }));
    await rejectsWith('invalidRequest', service.inspectPackage({ file: 'x.cab' }));
  });

  it('is looked at without a change, then taken in, then found to be here', async function () {
    this.timeout(20_000);
    const file = await write(packageOf([kind, category, bundled, first]));
    const selected = { products: [numberedGuid(2)], classifications: [numberedGuid(1)] };
    await service.changeSubscription({ mode: 'add', ...selected });
    const before = await app.ports.store.digest();
    const dry = await service.importPackage({ file, dryRun: true });
    assert.equal(await app.ports.store.digest(), before);
    assert.deepEqual([dry.counts.records, dry.counts.added, dry.runs.length], [4, 4, 0]);
    assert.equal(dry.created, '2024-06-19T17:11:14Z');
    assert.deepEqual(dry.missing, [numberedGuid(9)]);
    assert.match(dry.warnings.join(), /neither in it nor here: 00000000/);

    const imported = await service.importPackage({ file, user: 'adele' });
    assert.deepEqual(imported.counts, dry.counts);
    assert.deepEqual(
      imported.runs.map(({ siteCode, outcome }) => [siteCode, outcome]),
      [
        ['CS1', 'succeeded'],
        ['PS1', 'succeeded'],
      ],
    );
    const { text } = await service.log({ siteCode: 'CS1', lines: 500 });
    assert.match(
      text,
      /Imported package x\.cab of server a86cecaa-02ab-44a1-a09d-cac309aa7a3e, created 2024-06-19T17:11:14Z: 4 records, 4 new/,
    );
    assert.match(text, /sync: Starting SMS database synchronization/);
    assert.doesNotMatch(text, /ID=6704/);
    const digests = await Promise.all(
      (['sup/CS1/CS1sup', 'sup/PS1/PS1sup'] as const).map((key) =>
        app.ports.store.catalogDigest(key, 'published'),
      ),
    );
    assert.equal(new Set(digests).size, 1);

    const settled = await app.ports.store.digest();
    const again = await service.importPackage({ file });
    assert.deepEqual([again.counts.added, again.counts.known, again.runs], [0, 4, []]);
    assert.equal(await app.ports.store.digest(), settled);
  });

  it('brings newer revisions, tells older ones, and leaves a revision with another text as it was', async function () {
    this.timeout(20_000);
    await service.importPackage({ file: await write(packageOf([kind, { ...category, revision: 5 }])) });
    const changed = [
      { ...kind, title: 'Another text' },
      { ...category, revision: 6, expired: true },
      { ...category, revision: 2 },
    ];
    const { counts } = await service.importPackage({ file: await write(packageOf(changed)) });
    assert.deepEqual(counts, {
      records: 3,
      added: 0,
      revised: 1,
      older: 1,
      known: 1,
      differing: 1,
      expired: 1,
    });
    const [kept] = (await service.classifications()).map(({ name }) => name);
    assert.equal(kept, 'Updates');
  });

  it('takes license files from the folder beside it, where they are what they claim', async function () {
    this.timeout(20_000);
    const forged = Buffer.from('Harms');
    const elements = [terms, forged].map((content, index) => {
      const digest = Buffer.from(sha1Of(index === 0 ? content : Buffer.from('Owing')), 'hex').toString(
        'base64',
      );
      return `<upd:EulaFile Digest="${digest}" DigestAlgorithm="SHA1" FileName="eula.rtf" Size="5" Modified="2026-11-10T18:00:00Z"><upd:Language>en</upd:Language></upd:EulaFile>`;
    });
    const places: readonly (readonly [string, Buffer])[] = [
      [sha1Of(terms), terms],
      [sha1Of(Buffer.from('Owing')), forged],
    ];
    for (const [sha1, bytes] of places) {
      const place = path.join(folder, 'WsusContent', contentName(sha1, 'eula.rtf'));
      await mkdir(path.dirname(place), { recursive: true });
      await writeFile(place, bytes);
    }
    const imported = await service.importPackage({
      file: await write(packageOf([bundled], elements.join(''))),
    });
    assert.equal(imported.pendingLicenses, 1);
    assert.match(imported.warnings.join(), /eula\.rtf beside the package was left alone/);
    assert.ok(await app.ports.content.has(sha1Of(terms)));
    const { state } = (await app.ports.store.document('contentFiles', sha1Of(terms))) ?? {};
    assert.equal(state, 'present');
  });

  it('is refused where the site has a source, and leaves nothing when it is given up', async function () {
    this.timeout(20_000);
    const file = await write(packageOf([kind, category]));
    const before = await app.ports.store.digest();
    const stop = new AbortController();
    stop.abort(new Error('enough'));
    await assert.rejects(service.importPackage({ file }, { signal: stop.signal }));
    assert.equal(await app.ports.store.digest(), before);
    await service.setSource({ siteCode: 'CS1', source: 'http://127.0.0.1:9' });
    await rejectsWith('notDisconnected', service.importPackage({ file }));
    await rejectsWith('invalidRequest', service.importPackage({ file: 'x.cab' }));
  });
});
