import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { systemClock } from '../../../src/base/clock.ts';
import { systemIds } from '../../../src/base/ids.ts';
import { openApplication } from '../../../src/app/openApplication.ts';
import { SyncError } from '../../../src/domain/errors/syncError.ts';
import { decodeJournalEntry } from '../../../src/store/journal/journalEntry.ts';
import { journalNumbers, journalPath } from '../../../src/store/journal/journalFiles.ts';
import { readJournal } from '../../../src/store/journal/journalReader.ts';
import { openStore } from '../../../src/store/openStore.ts';
import { recoverStore } from '../../../src/store/recovery/recoverStore.ts';
import { applyEntry, type Recovered } from '../../../src/store/recovery/recovery.ts';
import { digestOfCatalog } from '../../../src/store/recovery/storeDigest.ts';
import { storeLayout } from '../../../src/store/files/storeLayout.ts';
import { StoreState } from '../../../src/store/checkpoint/storeState.ts';
import { createService } from '../../../src/service/host/createService.ts';
import { SampleSource } from '../../crash/sampleSource.ts';
import { perform, setUp, stages } from '../../crash/stages.ts';
import { faultyFiles } from '../../support/faultyFiles.ts';
import { randomNumbers } from '../../support/randomNumbers.ts';
import { tempFolder } from '../../support/tempFolder.ts';
import { VolatileFiles } from '../../support/volatileFiles.ts';

/** Everything that a recovered folder says, published and open. */
function fingerprint({ state, documents }: Recovered): string {
  const hash = createHash('sha256');
  for (const [key, table] of [...state.catalogs].sort(([a], [b]) => (a < b ? -1 : 1))) {
    for (const at of ['published', 'open'] as const)
      hash.update(
        `${key} ${table.published} ${digestOfCatalog({ key, table, ids: state.ids, epoch: 0 }, state.records, at)}\n`,
      );
  }
  const lists = [...documents].map(([name, list]) => [
    name,
    [...list.values()].map((document) => JSON.stringify(document)).sort(),
  ]);
  const kept = lists.filter(([, list]) => (list?.length ?? 0) > 0);
  hash.update(JSON.stringify(kept.sort((a, b) => (JSON.stringify(a[0]) < JSON.stringify(b[0]) ? -1 : 1))));
  return hash.digest('hex');
}

/** The fingerprint after every commit of a folder that nothing happened to, by commit number from 0. */
async function history(files: VolatileFiles, folder: string): Promise<readonly string[]> {
  const recovered: Recovered = {
    state: new StoreState(),
    documents: new Map(),
    tail: { segment: 1, length: 0 },
  };
  const fingerprints = [fingerprint(recovered)];
  const journal = storeLayout(folder).journal;
  for (const number of await journalNumbers(files, journal)) {
    await readJournal(files, { path: journalPath(journal, number), number }, ({ header, payload }) => {
      applyEntry(recovered, decodeJournalEntry(payload, header.commit), header);
      fingerprints.push(fingerprint(recovered));
      return true;
    });
  }
  return fingerprints;
}

/** Does to NeDB's files what a power cut may do to files that are never synced. */
async function spoil(folder: string, older: string, random: () => number): Promise<void> {
  for (const name of await readdir(folder)) {
    const file = path.join(folder, name);
    const bytes = await readFile(file);
    const fate = Math.floor(random() * 6);
    if (fate === 0) await rm(file);
    if (fate === 1) await writeFile(file, '');
    if (fate === 2) await writeFile(file, bytes.subarray(0, Math.floor(random() * bytes.length)));
    if (fate === 3) await writeFile(file, bytes.fill(0, Math.floor(random() * bytes.length)));
    if (fate === 4) await cp(path.join(older, name), file).catch(absent);
  }
}

function absent(error: unknown): void {
  assert.ok(error instanceof Error && 'code' in error && error.code === 'ENOENT', String(error));
}

describe('A power cut in a synchronization', () => {
  const disk = new VolatileFiles();
  const cuts: { readonly files: VolatileFiles; readonly acknowledged: number }[] = [];
  /** Copies of NeDB's files from several moments. */
  const copies: string[] = [];
  let root: string;
  let folder: string;
  let commits: readonly string[];

  before(async function () {
    this.timeout(60_000);
    root = await tempFolder();
    folder = path.join(root, 'data');
    let acknowledged = 0;
    const random = randomNumbers(3);
    let steps = 0;
    const files = faultyFiles(
      disk,
      () => undefined,
      () => {
        if (++steps % 3 === 0) cuts.push({ files: disk.powerCut(random), acknowledged });
      },
    );
    const source = new SampleSource(100);
    await source.serve(0);
    const start = Date.parse('2026-11-24T00:00:00Z');
    for (const stage of [setUp, ...stages.slice(0, 2)]) {
      const clock = { ...systemClock, now: () => start + stage.day * 86_400_000 };
      const storage = { files, segmentLimit: 200_000, checkpointBytes: 60_000 };
      const app = await openApplication({ folder, clock, storage });
      const { store } = app.ports;
      const commit = store.commit.bind(store);
      store.commit = async (unit, fence) => {
        const receipt = await commit(unit, fence);
        acknowledged = Math.max(acknowledged, receipt.commit);
        return receipt;
      };
      await source.serve(stage.month, start - Date.now());
      const context = {
        service: createService(app),
        source: source.url,
        folder: root,
        packages: root,
        begun: clock.now(),
      };
      await perform(stage, context);
      await app.close();
      const copy = path.join(root, `db-${copies.length}`);
      await cp(path.join(folder, 'db'), copy, { recursive: true });
      copies.push(copy);
    }
    await source.close();
    commits = await history(disk, folder);
  });

  it('at any step leaves the state after a commit, never before the last acknowledged one', async function () {
    this.timeout(60_000);
    assert.ok(cuts.length > 200 && commits.length > 100, `${cuts.length} cuts, ${commits.length} commits`);
    for (const { files, acknowledged } of cuts) {
      const recovered = await recoverStore(files, storeLayout(folder));
      const { commit } = recovered.state;
      assert.ok(commit >= acknowledged, `Commit ${commit} of ${acknowledged}`);
      assert.equal(fingerprint(recovered), commits[commit], `Commit ${commit}`);
      assert.deepEqual(recovered.healed, []);
    }
  });

  it('may do what it likes to the files of NeDB: opening brings them up', async function () {
    this.timeout(60_000);
    const random = randomNumbers(4);
    for (let index = 0; index < cuts.length; index += Math.ceil(cuts.length / 12)) {
      const { files } = cuts[index] ?? { files: disk };
      const target = path.join(root, `cut-${index}`);
      await mkdir(target);
      const copy = copies[Math.floor(random() * copies.length)] ?? '';
      await cp(copy, path.join(target, 'db'), { recursive: true });
      await spoil(path.join(target, 'db'), copies[0] ?? '', random);
      const clock = systemClock;
      // The lock of the one that died is there or not; its process is this very one.
      const moved = files.moved(folder, target);
      await moved.remove(path.join(target, 'lock'));
      const store = await openStore({ folder: target, clock, ids: systemIds, files: moved });
      const faults = await store.verify();
      assert.deepEqual(faults, [], `cut ${index}`);
      await store.close();
    }
  });

  it('is not taken for damage, nor damage for a power cut', async () => {
    const damaged = disk.kill();
    const [first = 0] = await journalNumbers(damaged, storeLayout(folder).journal);
    for (const name of await damaged.list(storeLayout(folder).snapshot))
      await damaged.remove(path.join(storeLayout(folder).snapshot, name));
    const file = await damaged.open(journalPath(storeLayout(folder).journal, first), 'write');
    const found = await file.read(300, 8);
    await file.write(
      300,
      found.map((byte) => byte ^ 0xff),
    );
    await assert.rejects(
      recoverStore(damaged, storeLayout(folder)),
      (error) => error instanceof SyncError && error.key === 'damagedStore',
    );
  });
});
