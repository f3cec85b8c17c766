import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { CatalogKey } from '../../../src/domain/catalogRow.ts';
import type { ContentFileDocument } from '../../../src/domain/documents.ts';
import { SyncError } from '../../../src/domain/errors/syncError.ts';
import type { Signature } from '../../../src/domain/signature.ts';
import type { ContentStore } from '../../../src/domain/store.ts';
import { importBundles } from '../../../src/engine/exchange/importBundles.ts';
import { setSource } from '../../../src/engine/administration/sourceAdministration.ts';
import { addSite } from '../../../src/engine/administration/siteAdministration.ts';
import { addSup } from '../../../src/engine/administration/supAdministration.ts';
import type { ImportedCatalog } from '../../../src/service/api/exchange.ts';
import { ImpatientClock } from '../../support/clientSession.ts';
import { testRow, writeBundle } from '../../support/catalogBundle.ts';
import { HierarchyBench } from '../../support/hierarchyBench.ts';
import { rejectsWith } from '../../support/rejectsWith.ts';
import { tempFolder } from '../../support/tempFolder.ts';

const source: CatalogKey = 'sup/CS1/cs1sup.sample.local';
const isolated: CatalogKey = 'sup/DS1/ds1sup';

const none = { files: 0, bytes: 0 };
const emptyContent = { licenses: none, updates: none, missing: none };

describe('A disconnected hierarchy', () => {
  const clock = new ImpatientClock();
  let folder: string;
  let connected: HierarchyBench;
  let disconnected: HierarchyBench;

  const place = (name: string): string => path.join(folder, name);
  const bringIn = (
    names: readonly string[],
    options: { readonly dryRun?: boolean; readonly force?: boolean } = {},
  ): Promise<ImportedCatalog> =>
    disconnected.service.importCatalog({
      files: names.map(place),
      takeSubscription: true,
      user: 'adele',
      ...options,
    });
  const digests = async (): Promise<readonly string[]> => [
    await connected.app.ports.store.catalogDigest(source, 'published'),
    await disconnected.app.ports.store.catalogDigest(isolated, 'published'),
    await disconnected.app.ports.store.catalogDigest('sup/DS2/ds2sup', 'published'),
  ];
  async function assertEqual(): Promise<void> {
    assert.equal(
      new Set(await digests()).size,
      1,
      'source, importing and child software update point are equal',
    );
    const { store } = disconnected.app.ports;
    const titles = new Set([
      await connected.app.ports.store.catalogDigest('site/CS1', 'published'),
      await store.catalogDigest('site/DS1', 'published'),
      await store.catalogDigest('site/DS2', 'published'),
    ]);
    assert.equal(titles.size, 1, 'their site databases, too');
  }

  before(async () => {
    folder = await tempFolder();
    connected = await HierarchyBench.open({ folder: place('connected'), clock });
    disconnected = await HierarchyBench.open({ folder: place('disconnected'), clock });
    const { app } = disconnected;
    await addSite(app.ports, { siteCode: 'DS1', type: 'cas', zone: 'UTC' });
    await addSup(app.ports, { siteCode: 'DS1', serverName: 'ds1sup' });
    await addSite(app.ports, { siteCode: 'DS2', type: 'primary', parent: 'DS1', zone: 'UTC' });
    await addSup(app.ports, { siteCode: 'DS2', serverName: 'ds2sup' });
    await app.supsChanged();
    await connected.service.sample({ updates: 200 });
    const { text } = await connected.service.createKey({ name: 'CS1' });
    await disconnected.service.trustKey({ text });
  });

  after(async () => {
    await connected.close();
    await disconnected.close();
  });

  beforeEach(() => clock.advance(60_000));

  it('takes nothing while it has a source, or while nobody said that it has none', async () => {
    await connected.service.exportCatalog({ file: place('full.susync') });
    await rejectsWith('notDisconnected', bringIn(['full.susync']));
    await rejectsWith('notDisconnected', connected.service.importCatalog({ files: [place('full.susync')] }));
    await setSource(disconnected.app.ports, 'DS1', 'none');
  });

  it('tells with a dry run what would change, and changes nothing', async () => {
    const before = await disconnected.digest();
    const { packages, runs } = await bringIn(['full.susync'], { dryRun: true });
    assert.deepEqual([packages[0]?.verdict, runs.length], ['wouldApply', 0]);
    assert.ok((packages[0]?.counts.added ?? 0) > 200);
    assert.equal(await disconnected.digest(), before);
  });

  it('is as it was when there is no room, or the disk is full at a file; what was copied is not copied again', async () => {
    const { app } = disconnected;
    const before = await disconnected.digest();
    const written: string[] = [];
    const content: ContentStore = {
      has: (sha1) => app.ports.content.has(sha1),
      read: (sha1) => app.ports.content.read(sha1),
      size: (sha1) => app.ports.content.size(sha1),
      remove: (sha1) => app.ports.content.remove(sha1),
      write: async (file, bytes) => {
        if (written.length === 1) throw new SyncError('diskFull', 'The disk is full');
        await app.ports.content.write(file, bytes);
        written.push(file.sha1);
      },
    };
    const request = { files: [place('full.susync')], dryRun: false, takeSubscription: true, force: true };
    const taken = (freeBytes: number): Promise<unknown> =>
      importBundles(
        { ...app.ports, content },
        {
          ...{ ...app.exchange, decoder: app.decoder },
          ...{ isBusy: () => false, freeBytes: () => Promise.resolve(freeBytes) },
          signerOf: (key: Signature) => app.keys.signerOf(key),
        },
        { ...request, user: 'adele' },
      );
    await rejectsWith('diskFull', taken(100_000));
    assert.deepEqual(written, []);
    await rejectsWith('diskFull', taken(1e12));
    assert.equal(written.length, 1);
    assert.equal(await disconnected.digest(), before);
    const { packages } = await bringIn(['full.susync'], { dryRun: true });
    assert.ok(packages[0] !== undefined);
    assert.equal(packages[0].copied.files, packages[0].package.content.licenses.files - 1);
  });

  it('has with a whole package what the source has, at child sites too, and the log says it as Configuration Manager does', async () => {
    const importing = bringIn(['full.susync']);
    await rejectsWith('busy', disconnected.service.importPackage({ file: place('other.cab') }));
    await rejectsWith('busy', bringIn(['full.susync']));
    const { packages, runs } = await importing;
    assert.equal(packages[0]?.verdict, 'applied');
    assert.deepEqual(
      runs.map(({ siteCode, outcome }) => `${siteCode} ${outcome}`),
      ['DS1 succeeded', 'DS2 succeeded'],
    );
    await assertEqual();
    const log = (await disconnected.log('DS1')).map(({ text }) => text).join('\n');
    assert.match(log, /Synchronizing SMS database with WSUS server ds1sup/i);
  });

  it('has the license files of the package before it has what needs them', async () => {
    const [view] = await connected.service.inspectPackages({ files: [place('full.susync')] });
    const { licenses, updates, missing } = view?.content ?? emptyContent;
    const documents = await licensesOf(disconnected);
    assert.deepEqual([licenses.files, updates.files, missing.files], [documents.length, 0, 0]);
    assert.ok(documents.length > 0);
    assert.deepEqual(documents, await licensesOf(connected));
    for (const { _id, size, state } of documents)
      assert.deepEqual([state, await disconnected.app.ports.content.size(_id)], ['present', size]);
  });

  it('gets update files where they are wanted and there, also of a version that is here', async () => {
    const { items } = await connected.service.searchUpdates({ siteCode: 'CS1', limit: 1 });
    const ids = items.map(({ updateId }) => updateId);
    const files = await connected.service.getContent({ ids });
    assert.ok(files.every(({ state }) => state === 'present') && files.length > 0);
    const { package: head, missing } = await connected.service.exportCatalog({
      file: place('files.susync'),
      content: true,
    });
    assert.equal(head.content.updates.files, files.length);
    assert.ok(head.content.missing.files > 0);
    assert.ok(missing.length > 0 && missing.every(({ kind, name }) => kind === 'update' && name !== ''));
    const before = await disconnected.digest();
    const look = await bringIn(['files.susync'], { dryRun: true });
    for (const { sha1 } of files) assert.equal(await disconnected.app.ports.content.has(sha1), false);
    const done = await bringIn(['files.susync']);
    for (const { packages } of [look, done])
      assert.deepEqual([packages[0]?.verdict, packages[0]?.copied], ['alreadyHere', head.content.updates]);
    for (const { sha1, size } of files) assert.equal(await disconnected.app.ports.content.size(sha1), size);
    assert.equal(await disconnected.digest(), before);
    const again = await bringIn(['files.susync']);
    assert.deepEqual(again.packages[0]?.copied, { files: 0, bytes: 0 });
  });

  it('is not told of a file that is not what its digest promises, but that the folder is damaged', async () => {
    const [license] = await licensesOf(connected);
    assert.ok(license !== undefined);
    const stored = path.join(place('connected'), 'content', license._id.slice(0, 2), license._id);
    const whole = await readFile(stored);
    await writeFile(stored, Buffer.from(whole).reverse());
    await rejectsWith('damagedStore', connected.service.exportCatalog({ file: place('damaged.susync') }));
    assert.deepEqual(
      (await readdir(folder)).filter((name) => name.includes('damaged')),
      [],
    );
    await writeFile(stored, whole);
  });

  it('follows with increments, month after month', async () => {
    for (const month of [1, 2, 3]) {
      await clock.advance(60_000);
      await connected.service.sample({});
      const name = `month${month}.susync`;
      const { package: head } = await connected.service.exportCatalog({
        file: place(name),
        since: month === 1 ? await fullVersion() : 'last',
      });
      assert.ok(head.from !== null);
      const { packages } = await bringIn([name]);
      assert.equal(packages[0]?.verdict, 'applied');
      await assertEqual();
    }
  });

  it('is told when nothing has changed, by a package that takes the place of no other', async () => {
    await rejectsWith(
      'alreadyExists',
      connected.service.exportCatalog({ file: place('month3.susync'), since: 'last' }),
    );
    const { findings, package: head } = await connected.service.exportCatalog({
      file: place('nothing.susync'),
      since: 'last',
    });
    assert.deepEqual([head.counts.updates, head.from], [0, head.to]);
    assert.deepEqual(
      findings.map(({ text }) => text),
      [`Nothing has changed since version ${head.to.version}.`],
    );
    assert.equal((await bringIn(['nothing.susync'])).packages[0]?.verdict, 'alreadyHere');
  });

  async function licensesOf(bench: HierarchyBench): Promise<readonly ContentFileDocument[]> {
    const { items } = await bench.app.ports.store.documents('contentFiles', { limit: 100 });
    // Any of the updates that share a license file may have named it first.
    return items
      .filter(({ kind }) => kind === 'license')
      .map((document) => ({ ...document, updateId: '' }))
      .sort((a, b) => (a._id < b._id ? -1 : 1));
  }

  /** The version of the whole package. */
  async function fullVersion(): Promise<string> {
    const [view] = await connected.service.inspectPackages({
      files: [place('full.susync')],
      manifestOnly: true,
    });
    return String(view?.to.version);
  }

  it('is not harmed by packages twice, in any order, or older ones', async () => {
    const before = await digests();
    const { packages, findings } = await bringIn(['month2.susync', 'full.susync', 'month1.susync']);
    assert.deepEqual(
      packages.map(({ verdict }) => verdict),
      ['alreadyHere', 'alreadyHere', 'alreadyHere'],
    );
    assert.match(
      findings.map(({ text }) => text).join('\n'),
      /full\.susync changes nothing: version \d+ is older than version \d+, which is here/,
    );
    assert.deepEqual(await digests(), before);
  });

  it('refuses a package when one between is missing, and takes both whatever their order', async () => {
    for (const name of ['month4.susync', 'month5.susync']) {
      await clock.advance(60_000);
      await connected.service.sample({});
      await connected.service.exportCatalog({ file: place(name), since: 'last' });
    }
    const before = await digests();
    await rejectsWith('bundleOutOfOrder', bringIn(['month5.susync']));
    assert.deepEqual(await digests(), before);
    const look = await bringIn(['month5.susync', 'month4.susync'], { dryRun: true });
    const { packages } = await bringIn(['month5.susync', 'month4.susync']);
    assert.deepEqual(
      look.packages.map(({ verdict, counts }) => [verdict, counts]),
      packages.map(({ counts }) => ['wouldApply', counts]),
      'the second is compared with what the first would leave',
    );
    assert.deepEqual(
      packages.map(({ verdict }) => verdict),
      ['applied', 'applied'],
    );
    await assertEqual();
  });

  it('is told of all that is wrong at once, and of what is right all the same', async () => {
    await clock.advance(60_000);
    await connected.service.sample({});
    await connected.service.exportCatalog({ file: place('next.susync'), since: 'last' });
    const whole = await readFile(place('next.susync'));
    await writeFile(place('cut.susync'), whole.subarray(0, -100));
    const names = ['month5.susync', 'cut.susync', 'absent.susync', 'next.susync'];
    const before = await digests();
    const { packages, findings } = await bringIn(names, { dryRun: true });
    assert.deepEqual(
      packages.map(({ package: { name }, verdict }) => `${name} ${verdict}`),
      ['month5.susync alreadyHere', 'next.susync wouldApply'],
    );
    const blocked = findings.filter(({ severity }) => severity === 'blocking').map(({ text }) => text);
    assert.equal(blocked.length, 2);
    assert.match(blocked.join('\n'), /cut\.susync[^]*absent\.susync/);
    await assert.rejects(bringIn(names), (error: unknown) => {
      assert.ok(error instanceof SyncError);
      assert.match(error.message, /cut\.susync.*absent\.susync/);
      return error.key === 'unknownBundle';
    });
    assert.deepEqual(await digests(), before);
    assert.equal((await bringIn(['next.susync'])).packages[0]?.verdict, 'applied');
    await assertEqual();
  });

  it('gets the same bytes for the same catalog, and part of it for some products', async () => {
    const [one] = (await connected.service.exportCatalog({ file: place('a.susync') })).files;
    const [two] = (await connected.service.exportCatalog({ file: place('b.susync') })).files;
    assert.equal(one?.sha256, two?.sha256);
    assert.deepEqual(await readFile(place('a.susync')), await readFile(place('b.susync')));
    const { products } = await connected.service.subscription();
    const [product] = products;
    assert.ok(product !== undefined);
    const { package: part } = await connected.service.exportCatalog({
      file: place('c.susync'),
      products: [product.id],
    });
    const { package: whole } = await connected.service.exportCatalog({ file: place('a.susync') });
    assert.equal(part.counts.configuration, whole.counts.configuration);
    assert.ok(part.counts.updates < whole.counts.updates);
  });

  it('takes nothing of a signer that it does not know, unless somebody stands in for it, whose name the log says', async () => {
    await disconnected.service.removeKey({ name: 'CS1' });
    const { text } = await connected.service.createKey({ name: 'CS1new', replace: true });
    await clock.advance(60_000);
    await connected.service.sample({});
    await connected.service.exportCatalog({ file: place('renewed.susync'), since: 'last' });
    const before = await disconnected.digest();
    await rejectsWith('unknownSigner', bringIn(['renewed.susync']));
    const { packages, findings } = await bringIn(['renewed.susync'], { dryRun: true });
    assert.deepEqual(
      [packages[0]?.verdict, packages[0]?.package.signer?.trust],
      ['refused', 'unknown'],
      'a dry run tells of it, and of what else it would change',
    );
    assert.ok((packages[0]?.counts.added ?? 0) > 0);
    assert.match(findings.find(({ severity }) => severity === 'blocking')?.remedy ?? '', /susync key trust/);
    assert.equal(await disconnected.digest(), before);

    await disconnected.service.trustKey({ text });
    await disconnected.service.distrustKey({ name: 'CS1new' });
    await rejectsWith('distrustedSigner', bringIn(['renewed.susync'], { force: true }));
    await disconnected.service.removeKey({ name: 'CS1new' });
    const forced = await bringIn(['renewed.susync'], { force: true });
    assert.equal(forced.packages[0]?.verdict, 'applied');
    await assertEqual();
    const log = (await disconnected.log('DS1')).map((entry) => entry.text).join('\n');
    assert.match(log, /signed with a key that is not trusted here: .*; adele takes it over all the same/);
    assert.match(log, /Imported package renewed\.susync, versions \d+ to \d+ of cs1sup/);
  });

  it('takes no document for that of another update', async () => {
    const { store } = disconnected.app.ports;
    const { items } = await store.rows(isolated, 'published', { limit: 1 });
    const [summary] = await store.summaries(items.map(({ record }) => record));
    const storedDigest = summary?.storedDigest ?? '';
    const borrowed = { ...testRow(7), kind: 'row', storedDigest, flags: 0, since: 0, locations: [] } as const;
    await writeBundle(place('borrowed.susync'), [borrowed]);
    const before = await digests();
    await rejectsWith('damagedBundle', bringIn(['borrowed.susync'], { force: true }));
    assert.deepEqual(await digests(), before);
  });

  it('leaves nothing behind when an export is stopped', async () => {
    const stopped = connected.service.exportCatalog(
      { file: place('stopped.susync') },
      { signal: AbortSignal.abort() },
    );
    await rejectsWith('cancelled', stopped);
    assert.deepEqual(
      (await readdir(folder)).filter((name) => name.includes('stopped')),
      [],
    );
  });
});
