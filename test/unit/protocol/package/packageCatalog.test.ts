import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { RevisionIdentity } from '../../../../src/domain/revision.ts';
import { PackageCatalog } from '../../../../src/protocol/package/packageCatalog.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import {
  detectoid,
  keysOf,
  packageCabinet,
  software,
  testGuid,
  type PackagedDocument,
  type TestPackage,
} from '../../../support/exportPackage.ts';
import { tempFolder } from '../../../support/tempFolder.ts';

const serverId = 'aaaaaaaa-0000-4000-8000-000000000000';
const [a, b, c, d] = [1, 2, 3, 4].map((number) => ({ updateId: testGuid(number), revision: 1 }));
assert.ok(a && b && c && d);

function packaged(
  identity: RevisionIdentity,
  prerequisites: RevisionIdentity[] = [],
  title?: string,
): PackagedDocument {
  const text = detectoid(
    identity,
    prerequisites.map(({ updateId }) => updateId),
    title,
  );
  return { ...identity, text };
}

async function all<T>(pages: AsyncIterable<readonly T[]>): Promise<T[]> {
  const items: T[] = [];
  for await (const page of pages) items.push(...page);
  return items;
}

describe('A served package', () => {
  let folder: string;
  let clock: FakeClock;
  beforeEach(async () => {
    folder = await tempFolder();
    clock = new FakeClock();
  });

  const serve = async (content: TestPackage): Promise<PackageCatalog> => {
    await clock.advance(60_000);
    const file = path.join(folder, 'x.cab');
    await writeFile(file, packageCabinet(content));
    const stateFolder = path.join(folder, 'state');
    return PackageCatalog.open({ file, stateFolder, clock, ids: { guid: () => serverId } });
  };

  it('lists categories and detectoids, prerequisites first, and hands out the documents as they are', async () => {
    const documents = [packaged(b, [a]), packaged(a), packaged(c, [b])];
    const catalog = await serve({ documents });
    const snapshot = await catalog.snapshot();
    assert.deepEqual(keysOf(await all(snapshot.configRevisions(undefined))), keysOf([a, b, c]));
    const [served, unknown] = await snapshot.updates([b, d]);
    assert.equal(unknown, undefined);
    assert.equal(Buffer.from(served?.record.bytes ?? []).toString(), documents[0]?.text);
    assert.deepEqual(await catalog.languages(), [
      { id: 0, shortName: 'all', longName: 'all', enabled: true },
      { id: 1031, shortName: 'de', longName: 'German', enabled: false },
    ]);
    await catalog.close();
  });

  it('tells true differences over restarts', async () => {
    const first = await serve({ documents: [packaged(a), packaged(b), packaged(c)] });
    const { generation, published } = await first.snapshot();
    assert.equal(generation, 1);
    await first.close();

    const same = await serve({ documents: [packaged(c), packaged(b), packaged(a)] });
    assert.equal(same.serverId, first.serverId);
    assert.equal((await same.snapshot()).generation, 1);
    assert.equal((await same.snapshot()).published, published);
    await same.close();

    const newer = { ...a, revision: 2 };
    const next = await serve({
      documents: [packaged(a), packaged(newer), packaged(b, [], 'Changed'), packaged(d)],
    });
    const snapshot = await next.snapshot();
    assert.equal(snapshot.generation, 2);
    assert.deepEqual(keysOf(await all(snapshot.configRevisions(1))), keysOf([newer, b, d]));
    assert.deepEqual(await all(snapshot.configRevisions(2)), []);
    assert.deepEqual(await snapshot.updates([c]), [undefined]);
    assert.ok(await next.keepsGeneration(1, published));
    assert.ok(!(await next.keepsGeneration(1, published + 1)));
    assert.ok(!(await next.keepsGeneration(3, published)));
    await next.close();

    const returned = await serve({ documents: [packaged(a), packaged(c)] });
    assert.deepEqual(keysOf(await all((await returned.snapshot()).configRevisions(2))), keysOf([c]));
    await returned.close();
  });

  it('moves on when records are only gone', async () => {
    await (await serve({ documents: [packaged(a), packaged(b)] })).close();
    const catalog = await serve({ documents: [packaged(a)] });
    const snapshot = await catalog.snapshot();
    assert.equal(snapshot.generation, 2);
    assert.deepEqual(await all(snapshot.configRevisions(1)), []);
    await catalog.close();
  });

  it('selects updates with their bundled ones and says where files are', async () => {
    const member = {
      ...c,
      text: software(
        c,
        '',
        '<upd:File Digest="hlQslyYcRtWzeaQ+yJX5fq9Am6I=" DigestAlgorithm="SHA1" FileName="a.cab" Size="5" Modified="2024-01-01T00:00:00Z" />',
      ),
    };
    const categories = [a, b].map(
      ({ updateId }) =>
        `<upd:AtLeastOne IsCategory="true"><upd:UpdateIdentity UpdateID="${updateId}" /></upd:AtLeastOne>`,
    );
    const bundle = {
      ...d,
      text: software(
        d,
        `<upd:Prerequisites>${categories.join('')}</upd:Prerequisites><upd:BundledUpdates><upd:UpdateIdentity UpdateID="${c.updateId}" RevisionNumber="1" /></upd:BundledUpdates>`,
      ),
    };
    const files =
      '<File Digest="hlQslyYcRtWzeaQ+yJX5fq9Am6I=" MUUrl="http://example.com/a.cab" Name="a.cab" />';
    const catalog = await serve({ documents: [packaged(a), packaged(b), bundle, member], files });
    const snapshot = await catalog.snapshot();
    const mark = (id: string): { id: string; delta: boolean } => ({ id, delta: true });
    const select = (
      categoryIds: string[],
      classificationIds: string[],
      since?: number,
    ): Promise<RevisionIdentity[]> =>
      all(
        snapshot.updateRevisions(
          { categories: categoryIds.map(mark), classifications: classificationIds.map(mark) },
          since,
        ),
      );
    assert.deepEqual(keysOf(await select([a.updateId], [b.updateId])), keysOf([c, d]));
    assert.deepEqual(await select([a.updateId], [b.updateId], 1), []);
    assert.deepEqual(await select([a.updateId], []), []);
    assert.deepEqual(keysOf(await select([], [])), keysOf([c, d]));
    const sha1 = '86542c97261c46d5b379a43ec895f97eaf409ba2';
    const [served] = await snapshot.updates([c]);
    assert.deepEqual(served?.files, [{ sha1, microsoftUpdateUrl: 'http://example.com/a.cab' }]);
    assert.deepEqual(await catalog.requestFiles([sha1, 'ff']), ['ff']);
    await catalog.close();
  });

  it('leaves out a document that cannot be read and says which', async () => {
    const catalog = await serve({ documents: [packaged(a), { ...b, text: '<upd:Update>' }, packaged(c)] });
    assert.deepEqual(keysOf(catalog.skipped.map(({ identity }) => identity)), keysOf([b]));
    assert.equal(catalog.skipped[0]?.error.key, 'damagedDocument');
    const snapshot = await catalog.snapshot();
    assert.deepEqual(keysOf(await all(snapshot.configRevisions(undefined))), keysOf([a, c]));
    await catalog.close();
  });

  it('leaves no documents behind, and nothing changed when the package is damaged', async () => {
    await (await serve({ documents: [packaged(a)] })).close();
    const journal = path.join(folder, 'state', 'catalog.json');
    const before = await readFile(journal, 'utf8');
    const damaged = { documents: [packaged(a), packaged(b)], listed: [a] };
    await assert.rejects(serve(damaged), {
      key: 'damagedPackage',
    });
    assert.equal(await readFile(journal, 'utf8'), before);
    assert.deepEqual(await readdir(path.join(folder, 'state')), ['catalog.json']);
  });

  it('removes documents that a killed server left', async () => {
    await (await serve({ documents: [] })).close();
    await writeFile(path.join(folder, 'state', '4194305-x.documents'), 'left');
    await (await serve({ documents: [] })).close();
    assert.deepEqual(await readdir(path.join(folder, 'state')), ['catalog.json']);
  });

  for (const text of [
    '',
    '{',
    '{"format":2}',
    '{"format":1,"serverId":"x","published":[1],"records":[["a",1]]}',
  ]) {
    it(`refuses the journal ${text === '' ? '(empty)' : text}`, async () => {
      await (await serve({ documents: [] })).close();
      await writeFile(path.join(folder, 'state', 'catalog.json'), text);
      await assert.rejects(serve({ documents: [] }), {
        key: 'damagedStore',
        message: /catalog\.json is damaged: /,
      });
    });
  }

  it('stops reading when told to', async () => {
    const file = path.join(folder, 'x.cab');
    await writeFile(file, packageCabinet({ documents: [packaged(a)] }));
    const signal = AbortSignal.abort();
    const options = { file, stateFolder: folder, clock, ids: { guid: () => serverId }, signal };
    await assert.rejects(PackageCatalog.open(options), { name: 'AbortError' });
  });
});
