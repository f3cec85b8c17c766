import assert from 'node:assert/strict';
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { addSite } from '../../../src/engine/administration/siteAdministration.ts';
import { setSource } from '../../../src/engine/administration/sourceAdministration.ts';
import { addSup } from '../../../src/engine/administration/supAdministration.ts';
import type { WantedList } from '../../../src/domain/wantedList.ts';
import { wantedFiles } from '../../../src/protocol/bundle/wantedFiles.ts';
import type { ExportedCatalog } from '../../../src/service/api/exchange.ts';
import { ImpatientClock } from '../../support/clientSession.ts';
import { HierarchyBench } from '../../support/hierarchyBench.ts';
import { rejectsWith } from '../../support/rejectsWith.ts';
import { tempFolder } from '../../support/tempFolder.ts';
import { wantedListText } from '../../support/wantedList.ts';

describe('A wanted list between two hierarchies', () => {
  const clock = new ImpatientClock();
  let folder: string;
  let connected: HierarchyBench;
  let disconnected: HierarchyBench;

  const place = (name: string): string => path.join(folder, name);

  /** Writes the list where it is disconnected, answers it where it is connected. */
  async function answered(name: string): Promise<ExportedCatalog> {
    await disconnected.service.writeWantedList({ file: place('wanted.json') });
    return connected.service.exportCatalog({ file: place(name), wanted: place('wanted.json') });
  }

  async function answerTo(change: (list: WantedList) => WantedList): Promise<ExportedCatalog> {
    const { list } = await wantedFiles.read(place('wanted.json'));
    await writeFile(place('changed.json'), wantedListText(change(list)));
    // What the test before wrote was carried.
    await rm(place('x.susync'), { force: true });
    return connected.service.exportCatalog({ file: place('x.susync'), wanted: place('changed.json') });
  }

  const texts = ({ findings }: ExportedCatalog): string => findings.map(({ text }) => text).join('\n');
  const imported = (name: string) => disconnected.service.importCatalog({ files: [place(name)] });

  before(async () => {
    folder = await tempFolder();
    connected = await HierarchyBench.open({ folder: place('connected'), clock });
    disconnected = await HierarchyBench.open({ folder: place('disconnected'), clock });
    const { ports } = disconnected.app;
    await addSite(ports, { siteCode: 'DS1', type: 'primary', zone: 'UTC' });
    await addSup(ports, { siteCode: 'DS1', serverName: 'ds1sup' });
    await connected.service.sample({ updates: 200 });
    const { text } = await connected.service.createKey({ name: 'CS1' });
    await disconnected.service.trustKey({ text });
  });

  after(async () => {
    await connected.close();
    await disconnected.close();
  });

  beforeEach(() => clock.advance(60_000));

  it('is of a site whose source is none', async () => {
    await rejectsWith(
      'notDisconnected',
      disconnected.service.writeWantedList({ file: place('wanted.json') }),
    );
    await setSource(disconnected.app.ports, 'DS1', 'none');
  });

  it('of a site that has nothing brings it the categories to select from', async () => {
    const exported = await answered('categories.susync');
    assert.equal(exported.package.counts.updates, 0);
    assert.ok(exported.package.counts.configuration > 10);
    assert.match(texts(exported), /wanted\.json is not signed/);
    assert.match(texts(exported), /DS1 has taken nothing yet: the package has all that is wanted/);
    assert.match(texts(exported), /DS1 selected no products/);
    await imported('categories.susync');
    const categories = await disconnected.service.products({});
    assert.ok(categories.length > 0);
  });

  it('of a site that selected something brings exactly that, all of it at first', async () => {
    const { products, classifications } = await connected.service.subscription();
    await disconnected.service.changeSubscription({
      mode: 'set',
      products: products.map(({ id }) => id),
      classifications: classifications.map(({ id }) => id),
    });
    const exported = await answered('first.susync');
    assert.equal(exported.package.from, null);
    assert.match(texts(exported), /version \d+, which DS1 has, was taken with other filters/i);
    const { packages, findings } = await imported('first.susync');
    assert.equal(packages[0]?.verdict, 'applied');
    assert.match(findings.map(({ text }) => text).join('\n'), /first\.susync replaces what is here/);
    const updates = await disconnected.service.searchUpdates({ limit: 1 });
    assert.ok(updates.total > 20, `${updates.total} updates`);
  });

  it('brings what changed since, month after month, and nothing when there is nothing new', async () => {
    await disconnected.service.createKey({ name: 'DS1' });
    for (const month of [1, 2]) {
      await clock.advance(60_000);
      await connected.service.sample({});
      const exported = await answered(`month${month}.susync`);
      assert.ok(exported.package.from !== null);
      assert.match(texts(exported), /The package has what changed since version \d+, which DS1 has/);
      assert.match(texts(exported), /signed with a key that is not trusted here/);
      assert.equal((await imported(`month${month}.susync`)).packages[0]?.verdict, 'applied');
    }
    const nothing = await answered('nothing.susync');
    assert.match(texts(nothing), /the newest: the package changes nothing there/);
    assert.equal((await imported('nothing.susync')).packages[0]?.verdict, 'alreadyHere');
  });

  it('has led to the catalog that a package of everything wanted would have brought at once', async () => {
    const fresh = await answerTo((list) => ({ ...list, taken: [] }));
    assert.equal(fresh.package.from, null);
    const other = await HierarchyBench.open({ folder: place('other'), clock });
    try {
      await addSite(other.app.ports, { siteCode: 'DS1', type: 'primary', zone: 'UTC' });
      await addSup(other.app.ports, { siteCode: 'DS1', serverName: 'ds1sup' });
      await setSource(other.app.ports, 'DS1', 'none');
      await other.service.importCatalog({ files: [place('x.susync')], force: true });
      assert.equal(
        await other.app.ports.store.catalogDigest('sup/DS1/ds1sup', 'published'),
        await disconnected.app.ports.store.catalogDigest('sup/DS1/ds1sup', 'published'),
      );
    } finally {
      await other.close();
    }
  });

  for (const [what, change, expected] of [
    [
      'another source',
      { sourceId: '00000000-0000-4000-8000-000000000001' },
      /comes from another source than cs1sup/,
    ],
    ['a version that nobody knows', { version: 999 }, /is not known here/],
    [
      'a version of before a restore',
      { published: '2020-01-01T00:00:00.000Z' },
      /restored from a backup since/,
    ],
  ] as const)
    it(`with ${what} is answered with everything, and the answer says why`, async () => {
      const exported = await answerTo((list) => ({
        ...list,
        taken: list.taken.map((one) => ({ ...one, ...change })),
      }));
      assert.equal(exported.package.from, null);
      assert.match(texts(exported), expected);
    });

  it('with products that are not known says which', async () => {
    const id = '00000000-0000-4000-8000-000000000002';
    const exported = await answerTo((list) => ({
      ...list,
      subscription: { ...list.subscription, products: [...list.subscription.products, id] },
    }));
    assert.match(
      texts(exported),
      new RegExp(`1 product or classification that DS1 selected is not known here: ${id}`),
    );
  });

  it('brings files that are missing there, also where nothing else changed', async () => {
    const { items } = await connected.app.ports.store.documents('contentFiles', {
      ...{ where: { state: 'present', kind: 'license' }, limit: 1 },
    });
    const [license] = items;
    assert.ok(license !== undefined);
    const unknown = { sha1: 'f'.repeat(40), size: 10, kind: 'update' } as const;
    const exported = await answerTo((list) => ({
      ...list,
      files: [{ sha1: license._id, size: license.size, kind: 'license' }, unknown],
    }));
    assert.deepEqual(exported.package.counts, { configuration: 0, updates: 0, removed: 0 });
    assert.deepEqual(exported.package.content, {
      licenses: { files: 1, bytes: license.size },
      ...{ updates: { files: 0, bytes: 0 }, missing: { files: 1, bytes: 10 }, express: false },
    });
    assert.equal((await imported('x.susync')).packages[0]?.verdict, 'alreadyHere');
  });

  it('signed by a trusted key says so, by a distrusted one is refused, and leaves no package', async () => {
    const [own] = await disconnected.service.keys();
    await connected.service.trustKey({ text: own?.text ?? '' });
    assert.match(texts(await answered('trusted.susync')), /wanted\.json was signed by DS1/);
    await connected.service.distrustKey({ name: 'DS1' });
    await rejectsWith('distrustedSigner', answered('refused.susync'));
    await assert.rejects(readFile(place('refused.susync')), { code: 'ENOENT' });
  });

  it('says itself what is wanted: nothing else can be', async () => {
    const request = { file: place('y.susync'), wanted: place('wanted.json') };
    for (const more of [{ since: 'last' }, { products: ['Windows'] }, { classifications: ['Updates'] }])
      await rejectsWith('invalidRequest', connected.service.exportCatalog({ ...request, ...more }));
    await rejectsWith(
      'invalidRequest',
      connected.service.exportCatalog({ ...request, wanted: 'wanted.json' }),
    );
  });
});
