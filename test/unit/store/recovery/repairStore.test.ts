import assert from 'node:assert/strict';
import { readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { OperationProgress } from '../../../../src/domain/operationProgress.ts';
import type { SiteDocument, SupDocument } from '../../../../src/domain/documents.ts';
import type { StoreFault } from '../../../../src/domain/store.ts';
import { systemIds } from '../../../../src/base/ids.ts';
import { restoreStore } from '../../../../src/store/recovery/backupStore.ts';
import { nodeFiles } from '../../../../src/store/files/nodeFiles.ts';
import { repairStore } from '../../../../src/store/recovery/repairStore.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { buildRecord, guid } from '../../../support/records.ts';
import { rejectsWith } from '../../../support/rejectsWith.ts';
import { crashCopy, openTestStore, stateOf, unitCatalog, unitNumber } from '../../../support/storeUnits.ts';
import { tempFolder } from '../../../support/tempFolder.ts';

const sup: SupDocument = {
  ...{ _id: 'PS1/server', siteCode: 'PS1', serverName: 'server', serverId: guid(99), port: 0 },
  ...{ isDefault: true, order: 0, anchors: { upstream: { updates: '5,x' } }, acceptedEulas: [] },
};

const site: SiteDocument = {
  ...{ _id: 'PS1', type: 'primary', siteServer: 'server', zone: 'UTC', contentVersion: 3 },
  contentGenerations: [{ version: 3, generation: 2, time: 5 }],
};

/** A folder with a checkpoint after two commits and a second one after six; `last` is the state at the end. */
async function checkpointedFolder(): Promise<{ readonly folder: string; readonly last: string }> {
  const folder = await tempFolder();
  let last = '';
  for (const numbers of [
    [1, 2],
    [3, 4, 5, 6],
  ]) {
    const store = await openTestStore(folder);
    const documents = [
      { collection: 'sups', put: sup },
      { collection: 'sites', put: { ...site, appliedGeneration: 4 } },
    ] as const;
    await store.commit({ documents }, store.fence);
    for (const number of numbers) await store.commit(unitNumber(number), store.fence);
    last = await stateOf(store);
    await store.close();
  }
  return { folder, last };
}

const repaired = (folder: string): Promise<readonly StoreFault[]> =>
  repairStore({ folder, clock: new FakeClock(), ids: systemIds });

async function flipByte(file: string, at: number): Promise<void> {
  const bytes = await readFile(file);
  bytes[at] = (bytes[at] ?? 0) ^ 8;
  await writeFile(file, bytes);
}

describe('Checking a data folder', () => {
  it('names a record whose document changed on the disk', async () => {
    const { folder } = await checkpointedFolder();
    const segment = path.join(folder, 'segments', '000001.seg');
    await flipByte(segment, (await readFile(segment)).indexOf('<x>2</x>') + 3);
    const store = await openTestStore(folder);
    const faults = await store.verify();
    assert.equal(faults.length, 1);
    assert.match(faults[0]?.where ?? '', /^Segment 1, offset \d+$/);
    assert.match(faults[0]?.what ?? '', /does not match its checksum/);
    const [row] = await store.find(unitCatalog, 'open', [guid(2)]);
    await rejectsWith('damagedStore', store.records([row?.record ?? -1]));
    await store.close();
  });

  it('names a content file that changed or is missing', async () => {
    const folder = await tempFolder();
    const store = await openTestStore(folder);
    const bytes = Buffer.from('hello');
    const sha1 = 'aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d';
    await store.content.write(
      { sha1, size: 5 },
      (async function* () {
        yield await Promise.resolve(bytes);
      })(),
    );
    const other = 'bb'.repeat(20);
    await store.commit(
      {
        documents: [
          {
            collection: 'contentFiles',
            put: { _id: other, name: 'x', size: 1, kind: 'license', state: 'present' },
          },
        ],
      },
      store.fence,
    );
    await writeFile(path.join(folder, 'content', 'aa', sha1), 'hellO');
    assert.deepEqual(
      (await store.verify()).map(({ where, what }) => `${where}: ${what}`),
      [`Content file ${sha1}: Does not have its digest`, `Content file ${other}: Is missing`],
    );
    await store.close();
  });

  it('stops when it is told to', async () => {
    const { folder } = await checkpointedFolder();
    const store = await openTestStore(folder);
    await assert.rejects(store.verify({ signal: AbortSignal.abort(new Error('stopped')) }), /stopped/);
    await store.close();
  });
});

describe('Repairing a data folder', () => {
  it('finds nothing to do where nothing is damaged', async () => {
    const { folder, last } = await checkpointedFolder();
    assert.deepEqual(await repaired(folder), []);
    const store = await openTestStore(folder);
    assert.equal(await stateOf(store), last);
    await store.close();
  });

  it('drops a record that cannot be read with its rows, and lets its SUP list everything again', async () => {
    const { folder } = await checkpointedFolder();
    const segment = path.join(folder, 'segments', '000001.seg');
    await flipByte(segment, (await readFile(segment)).indexOf('<x>2</x>') + 3);
    const done = await repaired(folder);
    assert.match(done[0]?.what ?? '', new RegExp(`update ${guid(2)}, revision 1 is dropped$`));
    assert.deepEqual(done[1], { where: `Catalog ${unitCatalog}`, what: '1 rows are dropped' });
    const store = await openTestStore(folder);
    assert.deepEqual(await store.verify(), []);
    assert.deepEqual(await store.find(unitCatalog, 'published', [guid(2)]), []);
    assert.equal(await store.count(unitCatalog, 'published'), 5);
    assert.deepEqual((await store.document('sups', sup._id))?.anchors, {});
    // The same document can be stored again.
    await store.commit(unitNumber(2), store.fence);
    const [row] = await store.find(unitCatalog, 'open', [guid(2)]);
    const [record] = await store.records([row?.record ?? -1]);
    assert.equal(
      Buffer.from(record?.bytes ?? [])
        .subarray(0, 8)
        .toString(),
      '<x>2</x>',
    );
    await store.close();
    assert.deepEqual(await repaired(folder), []);
  });

  it('keeps every commit before a damaged one and every record after it', async () => {
    const { folder } = await checkpointedFolder();
    await rm(path.join(folder, 'snapshot'), { recursive: true });
    const journals = await nodeFiles.list(path.join(folder, 'journal'));
    const file = path.join(folder, 'journal', journals[1] ?? '');
    // The frame of the fifth unit; two units stood in the first file.
    await flipByte(file, (await readFile(file)).indexOf(`"${guid(5)}"`));
    await rejectsWith('damagedStore', openTestStore(folder));
    const done = await repaired(folder);
    assert.ok(done.some(({ what }) => /^Commits \d+ to \d+ cannot be read and are lost$/.test(what)));
    assert.ok(done.some(({ what }) => what === '2 records were taken over'));
    const store = await openTestStore(folder);
    assert.deepEqual(await store.verify(), []);
    assert.deepEqual(
      (await store.rows(unitCatalog, 'open', { limit: 10 })).items.map(({ updateId }) => updateId),
      [1, 2, 3, 4].map(guid),
    );
    const digest = buildRecordDigest(6);
    assert.equal((await store.knownRecords([digest])).size, 1);
    assert.deepEqual((await store.document('sups', sup._id))?.anchors, {});
    const { events } = await store.commit(unitNumber(7), store.fence);
    assert.ok((events[0]?.sequence ?? 0) >= 5);
    await store.close();
    assert.ok((await nodeFiles.list(path.join(folder, 'damaged'))).length > 0);
  });

  it('takes away an older journal that is kept for its events only and changed on the disk', async () => {
    const { folder, last } = await checkpointedFolder();
    const [oldest = '', ...others] = await nodeFiles.list(path.join(folder, 'journal'));
    await flipByte(path.join(folder, 'journal', oldest), 60);
    const store = await openTestStore(folder);
    assert.equal((await store.verify()).length, 1);
    await rejectsWith('damagedStore', store.events(0, 10));
    await store.close();
    assert.match((await repaired(folder))[0]?.what ?? '', /^Its events are no longer kept/);
    assert.deepEqual((await nodeFiles.list(path.join(folder, 'journal'))).slice(0, others.length), others);
    const again = await openTestStore(folder);
    assert.deepEqual([await again.verify(), again.healed], [[], []]);
    await rejectsWith('notFound', again.events(0, 10));
    assert.ok(last.includes(await again.catalogDigest(unitCatalog, 'open')));
    await again.close();
  });

  it('rebuilds the records from the segments and takes the documents of NeDB when nothing else is left', async () => {
    const { folder } = await checkpointedFolder();
    await rm(path.join(folder, 'snapshot'), { recursive: true });
    await rm(path.join(folder, 'journal'), { recursive: true });
    const segment = path.join(folder, 'segments', '000001.seg');
    await flipByte(segment, (await readFile(segment)).indexOf('<x>3</x>'));
    await rejectsWith('damagedStore', openTestStore(folder));
    const done = await repaired(folder);
    assert.ok(done.some(({ what }) => what === '5 records were taken over'));
    assert.ok(done.some(({ what }) => /^\d+ bytes hold no record$/.test(what)));
    const store = await openTestStore(folder);
    assert.deepEqual(await store.verify(), []);
    assert.deepEqual(await store.document('settings', 'last'), { _id: 'last', value: 6 });
    assert.deepEqual((await store.document('sups', sup._id))?.anchors, {});
    assert.deepEqual(await store.document('sites', 'PS1'), { ...site, contentGenerations: [] });
    assert.equal(await store.count(unitCatalog, 'open'), 0);
    assert.equal((await store.knownRecords([1, 3, 6].map(buildRecordDigest))).size, 2);
    await store.close();
  });

  it('goes on after a segment that was cut short', async () => {
    const { folder } = await checkpointedFolder();
    const segment = path.join(folder, 'segments', '000001.seg');
    await truncate(segment, (await readFile(segment)).length - 10);
    await rejectsWith('damagedStore', openTestStore(folder));
    assert.ok((await repaired(folder)).length > 0);
    const store = await openTestStore(folder);
    assert.deepEqual(await store.verify(), []);
    assert.equal(await store.count(unitCatalog, 'open'), 5);
    await store.commit(unitNumber(6), store.fence);
    assert.deepEqual(await store.verify(), []);
    await store.close();
  });

  it('is refused while another process works in the folder', async () => {
    const { folder } = await checkpointedFolder();
    const store = await openTestStore(folder);
    await rejectsWith('busy', repaired(folder));
    await store.close();
  });
});

describe('A backup', () => {
  it('holds everything at one moment while commits go on, and can be put back', async () => {
    const { folder } = await checkpointedFolder();
    const store = await openTestStore(folder);
    const bytes = Buffer.from('hello');
    const sha1 = 'aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d';
    await store.content.write(
      { sha1, size: 5 },
      (async function* () {
        yield await Promise.resolve(bytes);
      })(),
    );
    await store.commit(unitNumber(7), store.fence);
    const state = await stateOf(store);
    const file = path.join(await tempFolder(), 'backup.tar');
    await Promise.all([store.backup(file), store.commit(unitNumber(8), store.fence)]);
    await store.close();
    const target = path.join(await tempFolder(), 'restored');
    await restoreStore(nodeFiles, file, target);
    const restored = await openTestStore(target);
    assert.equal(await stateOf(restored), state);
    assert.deepEqual([restored.healed, await restored.verify()], [[], []]);
    assert.equal(await restored.content.size(sha1), 5);
    await restored.commit(unitNumber(9), restored.fence);
    await restored.close();
    await rejectsWith('alreadyExists', restoreStore(nodeFiles, file, target));
  });

  it('tells how far it is, and leaves no file when it is given up', async () => {
    const { folder } = await checkpointedFolder();
    const store = await openTestStore(await crashCopy(folder, `${folder}-copy`));
    const target = await tempFolder();
    const told: OperationProgress[] = [];
    const onProgress = (progress: OperationProgress): void => {
      told.push(progress);
    };
    await store.backup(path.join(target, 'whole.tar'), { onProgress });
    const last = told.at(-1);
    assert.ok(last !== undefined && last.done > 0 && last.done === last.total);
    const stop = new AbortController();
    const given = store.backup(path.join(target, 'given-up.tar'), {
      signal: stop.signal,
      onProgress: () => {
        stop.abort(new Error('given up'));
      },
    });
    await assert.rejects(given, /given up/);
    assert.deepEqual(await readdir(target), ['whole.tar']);
    told.length = 0;
    await store.verify({ onProgress });
    assert.deepEqual(
      [...new Set(told.map(({ text }) => text))],
      ['Checking documents', 'Checking journal files'],
    );
    await store.close();
  });

  it('that is damaged is refused', async () => {
    const { folder } = await checkpointedFolder();
    const store = await openTestStore(await crashCopy(folder, `${folder}-copy`));
    const file = path.join(await tempFolder(), 'backup.tar');
    await store.backup(file);
    await store.close();
    const bytes = await readFile(file);
    for (const damage of [bytes.subarray(0, bytes.length - 2000), Buffer.from(bytes).fill('../', 0, 3)]) {
      await writeFile(file, damage);
      await rejectsWith('damagedStore', restoreStore(nodeFiles, file, path.join(await tempFolder(), 'x')));
    }
  });
});

function buildRecordDigest(number: number): string {
  const record = unitNumber(number).records?.[0] ?? buildRecord({ updateId: guid(number) });
  return record.storedDigest;
}
