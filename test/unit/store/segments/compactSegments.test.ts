import assert from 'node:assert/strict';
import { systemIds } from '../../../../src/base/ids.ts';
import { SyncError } from '../../../../src/domain/errors/syncError.ts';
import { restoreStore } from '../../../../src/store/recovery/backupStore.ts';
import type { EmbeddedStore } from '../../../../src/store/embeddedStore.ts';
import type { FilePort } from '../../../../src/store/files/filePort.ts';
import type { OpenStoreOptions } from '../../../../src/store/openStore.ts';
import { repairStore } from '../../../../src/store/recovery/repairStore.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { faultyFiles, systemError } from '../../../support/faultyFiles.ts';
import { guid, rowOf } from '../../../support/records.ts';
import { rejectsWith } from '../../../support/rejectsWith.ts';
import { openTestStore, stateOf, unitCatalog } from '../../../support/storeUnits.ts';
import { VolatileFiles } from '../../../support/volatileFiles.ts';
import { compactAll, goneCatalog, wear, wornRecord } from '../../../support/wornStore.ts';
import { memoryFolder } from '../../../support/memoryFolder.ts';

const folder = `${memoryFolder}/data`;
const processes = {
  own: () => Promise.resolve({ pid: 1, host: 'here' }),
  isRunning: () => Promise.resolve(false),
};

describe('Compaction', () => {
  let clock: FakeClock;
  let disk: VolatileFiles;
  let store: EmbeddedStore;

  const open = (files: FilePort, options: Partial<OpenStoreOptions> = {}) =>
    openTestStore(folder, { clock, files, segmentLimit: 3000, processes, ...options });

  beforeEach(async () => {
    clock = new FakeClock();
    disk = new VolatileFiles();
    store = await open(disk);
    await wear(store, clock);
  });

  async function segmentBytes(files = disk): Promise<number> {
    let bytes = 0;
    for (const name of await files.list(`${folder}/segments`))
      bytes += (await files.info(`${folder}/segments/${name}`))?.size ?? 0;
    return bytes;
  }

  it('gives back the room of what nothing refers to, and nothing else changes, now and when it is opened again', async () => {
    const [before, bytes] = [await stateOf(store), await segmentBytes()];
    const steps: number[] = [];
    const result = await compactAll(store, {
      onStep: ({ movedBytes, totalBytes }) => {
        steps.push(movedBytes / totalBytes);
        return Promise.resolve();
      },
    });
    assert.deepEqual([result.complete, result.faults], [true, []]);
    assert.deepEqual([result.movedRecords, result.droppedRecords], [6, 6]);
    assert.equal(bytes - result.removedBytes + result.movedBytes, await segmentBytes());
    assert.ok((await segmentBytes()) < 0.6 * bytes);
    assert.deepEqual([steps, steps.at(-1)], [[...steps].sort(), 1]);
    assert.equal(await stateOf(store), before);
    assert.deepEqual(await store.verify(), []);
    const killed = await open(disk.kill());
    assert.equal(await stateOf(killed), before);
    await store.close();
    const again = await open(disk);
    assert.equal(await stateOf(again), before);
    assert.deepEqual([await again.verify(), again.healed], [[], []]);
    assert.equal((await compactAll(again)).movedRecords, 0);
  });

  it('forgets the documents, which can come again', async () => {
    const [kept, gone] = [wornRecord(1), wornRecord(2)];
    const digests = [kept, gone].map(({ storedDigest }) => storedDigest);
    const [row] = await store.find(unitCatalog, 'open', [guid(1)]);
    await compactAll(store);
    assert.deepEqual([...(await store.knownRecords(digests))], [[kept.storedDigest, row?.record]]);
    await store.commit(
      { records: [gone], catalogs: [{ catalog: unitCatalog, upserts: [rowOf(gone)] }] },
      store.fence,
    );
    const [back] = await store.find(unitCatalog, 'open', [guid(2)]);
    const [record] = await store.records([back?.record ?? -1]);
    assert.deepEqual(Buffer.from(record?.bytes ?? []), Buffer.from(gone.bytes));
    assert.deepEqual(await store.verify(), []);
  });

  it('leaves files alone of which enough is needed', async () => {
    const bytes = await segmentBytes();
    const result = await compactAll(store, { liveShare: 0.2 });
    assert.deepEqual([result.movedRecords, result.droppedRecords, result.complete], [0, 0, true]);
    assert.equal(await segmentBytes(), bytes);
  });

  it('empties the last file too, also where nothing at all is needed', async () => {
    await store.commit({ catalogs: [{ catalog: unitCatalog, drop: true }] }, store.fence);
    const result = await compactAll(store);
    assert.deepEqual([result.droppedRecords, result.movedRecords], [12, 0]);
    assert.equal(await segmentBytes(), 0);
    await store.close();
    store = await open(disk);
    assert.deepEqual([await store.verify(), store.healed], [[], []]);
    await wear(store, clock);
    await store.close();
    store = await open(disk);
    assert.deepEqual(await store.verify(), []);
  });

  it('ends after the step under way when asked to, and the next one goes on from there', async () => {
    const before = await stateOf(store);
    const stop = new AbortController();
    const first = await compactAll(store, {
      signal: stop.signal,
      onStep: () => {
        stop.abort();
        return Promise.resolve();
      },
    });
    assert.equal(first.complete, false);
    assert.ok(first.movedRecords > 0 && first.movedRecords < 6);
    assert.equal(await stateOf(store), before);
    assert.deepEqual(await store.verify(), []);
    const second = await compactAll(store);
    assert.equal(second.complete, true);
    assert.equal(first.droppedRecords + second.droppedRecords, 6);
    assert.equal(await stateOf(store), before);
  });

  it('is not done twice at the same time', async () => {
    const [first] = await Promise.all([compactAll(store), rejectsWith('busy', compactAll(store))]);
    assert.equal(first.complete, true);
  });

  it('keeps what somebody was told to be there for an hour, and copies what came to be needed meanwhile', async () => {
    const [asked, listed] = [wornRecord(2), wornRecord(4)];
    await store.knownRecords([asked.storedDigest]);
    let once = true;
    await compactAll(store, {
      onStep: async () => {
        if (!once) return;
        once = false;
        await store.commit({ catalogs: [{ catalog: unitCatalog, upserts: [rowOf(listed)] }] }, store.fence);
      },
    });
    await store.commit({ catalogs: [{ catalog: unitCatalog, upserts: [rowOf(asked)] }] }, store.fence);
    for (const id of [2, 4]) {
      const [row] = await store.find(unitCatalog, 'open', [guid(id)]);
      assert.equal((await store.records([row?.record ?? -1])).length, 1);
    }
    assert.deepEqual(await store.verify(), []);
  });

  it('takes nothing from a reader: neither from one that holds a generation nor from one that reads', async () => {
    const record = wornRecord(100);
    const supId = 'PS1/read';
    const sup = { _id: supId, siteCode: 'PS1', serverName: 'read', serverId: guid(7), port: 0 };
    await store.commit(
      {
        records: [record],
        catalogs: [{ catalog: `sup/${supId}`, upserts: [rowOf(record)], publish: true }],
        documents: [
          {
            collection: 'sups',
            put: { ...sup, isDefault: true, order: 0, anchors: {}, acceptedEulas: [] },
          },
        ],
      },
      store.fence,
    );
    const snapshot = await store.servedSup(supId).snapshot();
    await store.commit({ catalogs: [{ catalog: `sup/${supId}`, drop: true }] }, store.fence);
    await clock.advance(2 * 3_600_000);
    const rows = (await store.rows(unitCatalog, 'open', { limit: 100 })).items;
    const reading = store.records(rows.map(({ record: number }) => number));
    const [result, read] = await Promise.all([compactAll(store), reading]);
    assert.ok(result.removedFiles > 0);
    assert.equal(read.length, rows.length);
    const [served] = await snapshot.updates([{ updateId: guid(100), revision: 1 }]);
    assert.deepEqual(Buffer.from(served?.record.bytes ?? []), Buffer.from(record.bytes));
  });

  it('leaves a file that is being copied into a backup, and takes it the next time', async () => {
    const before = await stateOf(store);
    const bytes = await segmentBytes();
    let result: ReturnType<typeof compactAll> | undefined;
    const files = faultyFiles(disk, async (step, file) => {
      if (step !== 'write' || !file.endsWith('.incomplete')) return;
      result ??= compactAll(store);
      await result;
    });
    await store.close();
    store = await open(files);
    await store.backup(`${memoryFolder}/backup.tar`);
    assert.equal((await result)?.complete, false);
    assert.ok((await segmentBytes()) > bytes);
    assert.ok((await compactAll(store)).removedFiles > 0);
    assert.equal(await stateOf(store), before);
    await restoreStore(disk, `${memoryFolder}/backup.tar`, `${memoryFolder}/other`);
    const restored = await openTestStore(`${memoryFolder}/other`, { clock, files: disk, processes });
    assert.equal(await stateOf(restored), before);
    assert.deepEqual(await restored.verify(), []);
  });

  it('leaves a file with a damaged record as it is, says so, and does the others', async () => {
    const file = await disk.open(`${folder}/segments/000001.seg`, 'write');
    await file.write(150, Buffer.from('damage'));
    const result = await compactAll(store);
    assert.deepEqual(
      result.faults.map(({ where }) => where),
      ['Segment 1'],
    );
    assert.ok(result.removedFiles > 0);
    assert.notEqual(await disk.info(`${folder}/segments/000001.seg`), undefined);
    assert.equal((await store.verify()).length, 1);
  });

  it('is found again by a repair that lost the commits of it', async () => {
    await store.close();
    store = await open(disk);
    const before = await store.catalogDigest(unitCatalog, 'open');
    await compactAll(store);
    const killed = disk.kill();
    const journal = (await killed.list(`${folder}/journal`)).at(-1) ?? '';
    await killed.remove(`${folder}/journal/${journal}`);
    const done = await repairStore({ folder, clock, ids: systemIds, files: killed, processes });
    assert.ok(
      done.some(({ what }) => /^6 records lie elsewhere$/.test(what)),
      JSON.stringify(done),
    );
    const repaired = await open(killed);
    assert.equal(await repaired.catalogDigest(unitCatalog, 'open'), before);
    assert.deepEqual(await repaired.verify(), []);
  });

  describe('of a small store', () => {
    let worn: VolatileFiles;
    let before: string;

    beforeEach(async () => {
      await store.close();
      const small = new VolatileFiles();
      const opened = await open(small, { segmentLimit: 1500 });
      await wear(opened, clock, 4);
      before = await stateOf(opened);
      await opened.close();
      worn = small;
    });

    it('that the disk refuses at any step loses nothing, and goes on later', async () => {
      let reached = true;
      let refusals = 0;
      for (let faultAt = 1; reached; faultAt++) {
        const copy = worn.kill();
        let step = 0;
        let armed = false;
        const files = faultyFiles(copy, (kind) => {
          if (armed && ++step === faultAt) throw systemError(kind === 'write' ? 'ENOSPC' : 'EIO');
        });
        const opened = await open(files, { segmentLimit: 1500 });
        armed = true;
        await compactAll(opened).catch((error: unknown) => {
          assert.ok(error instanceof SyncError && ['diskFull', 'inputOutput'].includes(error.key));
          refusals++;
        });
        armed = false;
        reached = step >= faultAt;
        assert.equal(await stateOf(opened), before, `step ${faultAt}`);
        const killed = await open(copy.kill());
        assert.equal(await stateOf(killed), before, `killed, step ${faultAt}`);
        assert.equal((await compactAll(opened)).complete, true, `step ${faultAt}`);
        assert.equal(await stateOf(opened), before, `compacted, step ${faultAt}`);
        assert.deepEqual(await opened.verify(), [], `step ${faultAt}`);
      }
      assert.ok(refusals > 10, String(refusals));
    });

    it('that is killed after any step leaves every record at one place, and the next one ends the same', async () => {
      const moments: { readonly files: VolatileFiles; readonly what: string }[] = [];
      const noteMoment = (kind: string, file: string): void => {
        moments.push({ files: worn.kill(), what: `${kind} ${file}` });
      };
      const opened = await open(faultyFiles(worn, () => undefined, noteMoment));
      await compactAll(opened);
      const bytes = await segmentBytes(worn);
      assert.ok(moments.length > 20, String(moments.length));
      for (const { files, what } of moments) {
        const again = await open(files);
        assert.equal(await stateOf(again), before, what);
        assert.deepEqual(again.healed, [], what);
        await compactAll(again);
        assert.equal(await stateOf(again), before, what);
        assert.deepEqual(await again.verify(), [], what);
        assert.equal(await segmentBytes(files), bytes, what);
      }
    });
  });

  it('is refused to a process that lost the folder', async () => {
    await disk.replace(`${folder}/lock`, Buffer.from('{}'));
    await rejectsWith('fenced', compactAll(store));
    assert.equal((await store.knownRecords([wornRecord(2).storedDigest])).size, 1);
    assert.equal(await store.count(goneCatalog, 'open'), 0);
  });
});
