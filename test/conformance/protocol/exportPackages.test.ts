import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import type { RevisionIdentity } from '../../../src/domain/revision.ts';
import { openFileSource } from '../../../src/protocol/cabinet/fileByteSource.ts';
import { openCabinet } from '../../../src/protocol/cabinet/openCabinet.ts';
import { openExportPackage } from '../../../src/protocol/package/openExportPackage.ts';
import { PackageCatalog } from '../../../src/protocol/package/packageCatalog.ts';
import { FakeClock } from '../../support/fakeClock.ts';
import { describeWithSharedData, sharedData, sharedDataPath } from '../../support/sharedData.ts';
import { tempFolder } from '../../support/tempFolder.ts';

const older = 'wsus-exports/WSUS-2015-06-10.cab';
const newer = 'wsus-exports/WSUS-2024-06-19.cab';
const corrupt = 'wsus-exports/WSUS-2015-06-10.CORRUPT-crlf-mangled.cab';
const corruptMessage =
  'Block 5 of folder 0 of WSUS-2015-06-10.CORRUPT-crlf-mangled.cab: the checksum is 696b1631 but its bytes yield 1f6cd10f';

/** Highest revision by update id. */
function newest(identities: readonly RevisionIdentity[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const { updateId, revision } of identities)
    found.set(updateId, Math.max(revision, found.get(updateId) ?? 0));
  return found;
}

describeWithSharedData('Real export packages', () => {
  it('have members with the recorded digests', async () => {
    const source = await openFileSource(sharedDataPath(newer));
    const cabinet = await openCabinet(source);
    const lines = [];
    for (const member of cabinet.members) {
      const hash = createHash('sha256');
      for await (const bytes of cabinet.read(member)) hash.update(bytes);
      lines.push(`${hash.digest('hex')}  ${member.name}`);
    }
    await source.close();
    const recorded = (await sharedData('wsus-exports/WSUS-2024-06-19.members.sha256')).toString();
    assert.deepEqual(lines, recorded.split('\n').slice(0, 2));
  });

  for (const [name, records, version] of [
    [older, 2_358, '1.8'],
    [newer, 4_125, '1.20'],
  ] as const) {
    it(`hold what their index lists: ${name}`, async () => {
      const opened = await openExportPackage(sharedDataPath(name));
      const identities: RevisionIdentity[] = [];
      for await (const batch of opened.records()) identities.push(...batch.map(({ identity }) => identity));
      await opened.close();
      assert.equal(identities.length, records);
      assert.equal(opened.index?.protocolVersion, version);
      assert.equal(opened.index.languages.length, 39);
      assert.deepEqual(
        identities,
        opened.index.updates.map(({ updateId, revision }) => ({ updateId, revision })),
      );
    });
  }

  it('are refused when damaged, naming the block', async () => {
    await assert.rejects(openExportPackage(sharedDataPath(corrupt)), {
      key: 'damagedCabinet',
      message: corruptMessage,
    });
  });

  describe('served one after the other', () => {
    let folder: string;
    const clock = new FakeClock();
    before(async () => {
      folder = await tempFolder();
    });

    const serve = (name: string): Promise<PackageCatalog> =>
      PackageCatalog.open({
        file: sharedDataPath(name),
        stateFolder: folder,
        clock,
        ids: { guid: () => 'aaaaaaaa-0000-4000-8000-000000000000' },
      });
    const listed = async (catalog: PackageCatalog, since?: number): Promise<RevisionIdentity[]> => {
      const identities: RevisionIdentity[] = [];
      const snapshot = await catalog.snapshot();
      for await (const page of snapshot.configRevisions(since)) identities.push(...page);
      return identities;
    };

    it('tell exactly what changed', async () => {
      const first = await serve(older);
      const before = await listed(first);
      await first.close();
      const second = await serve(newer);
      const after = await listed(second);
      const changes = await listed(second, 1);
      await second.close();
      assert.deepEqual([before.length, after.length], [2_358, 4_125]);
      assert.deepEqual([first.skipped, second.skipped], [[], []]);
      const [old, now, changed] = [newest(before), newest(after), newest(changes)];
      const ids = [...now.keys()];
      assert.equal(ids.filter((id) => !old.has(id)).length, 1_784);
      assert.equal(ids.filter((id) => old.has(id) && (old.get(id) ?? 0) < (now.get(id) ?? 0)).length, 38);
      assert.equal(ids.filter((id) => old.get(id) === now.get(id)).length, 2_265);
      assert.equal([...old.keys()].filter((id) => !now.has(id)).length, 33);
      // Everything new is told, and nothing that was there before with the same text.
      assert.equal([...changed.keys()].filter((id) => !old.has(id)).length, 1_784);
      const unchanged = await serve(newer);
      assert.deepEqual(await listed(unchanged, 2), []);
      await unchanged.close();
    });

    it('leave everything as it was when the next one is damaged', async () => {
      const files = await readdir(folder);
      await assert.rejects(serve(corrupt), { message: corruptMessage });
      assert.deepEqual(await readdir(folder), files);
      const catalog = await serve(newer);
      assert.equal((await catalog.snapshot()).generation, 2);
      await catalog.close();
      assert.deepEqual(await readdir(folder), ['catalog.json']);
    });
  });
});
