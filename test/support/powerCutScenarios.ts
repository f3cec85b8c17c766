import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { systemIds } from '../../src/base/ids.ts';
import { writeLogLine } from '../../src/domain/log/logLine.ts';
import { renderEvent } from '../../src/domain/log/renderEvent.ts';
import type { SyncEvent } from '../../src/domain/syncEvent.ts';
import { restoreStore } from '../../src/store/recovery/backupStore.ts';
import { ContentFiles } from '../../src/store/files/contentFiles.ts';
import type { EmbeddedStore } from '../../src/store/embeddedStore.ts';
import type { FilePort } from '../../src/store/files/filePort.ts';
import { openLogProjection } from '../../src/store/log/logProjection.ts';
import type { OpenStoreOptions } from '../../src/store/openStore.ts';
import { repairStore } from '../../src/store/recovery/repairStore.ts';
import { FakeClock } from './fakeClock.ts';
import { faultyFiles, systemError } from './faultyFiles.ts';
import { centralSite, eventsOf, logScenarios } from './logScenarios.ts';
import { randomNumbers } from './randomNumbers.ts';
import { wideUnit, openTestStore, stateOf, unitCatalog } from './storeUnits.ts';
import { VolatileFiles } from './volatileFiles.ts';
import { compactAll, wear } from './wornStore.ts';
import { memoryFolder } from './memoryFolder.ts';

/** The disk as the store is given it: with something left out, or as it is. */
export type Wrap = (files: FilePort) => FilePort;

/** Something the store does to a disk that then loses power; rejects where something promised is lost. */
export interface PowerCutScenario {
  readonly name: string;
  readonly run: (wrap: Wrap) => Promise<void>;
}

const folder = `${memoryFolder}/data`;

/** Everything that the store makes durable. */
export const powerCutScenarios: readonly PowerCutScenario[] = [
  { name: 'commits, checkpoints and new segments', run: commitsAndCheckpoints },
  { name: 'a commit that was refused', run: refusedCommit },
  { name: 'content files', run: contentFiles },
  { name: 'logs that roll over', run: logs },
  { name: 'a backup that is put back', run: backupAndRestore },
  { name: 'a compaction', run: compaction },
  { name: 'a repair', run: repair },
  { name: 'a repair that is cut off', run: repairCutOff },
];

const storage = {
  ...{ checkpointBytes: 1200, segmentLimit: 700 },
  processes: {
    own: () => Promise.resolve({ pid: 1, host: 'here' }),
    isRunning: () => Promise.resolve(false),
  },
} satisfies Partial<OpenStoreOptions>;

function open(files: FilePort, options: Partial<OpenStoreOptions> = {}): Promise<EmbeddedStore> {
  return openTestStore(folder, { ...storage, files, ...options });
}

/** Every state that the first commits go through, by commit number. */
async function statesOf(commits: number): Promise<readonly string[]> {
  const store = await open(new VolatileFiles());
  const states = [await stateOf(store)];
  for (let number = 1; number <= commits; number++) {
    await store.commit(wideUnit(number), store.fence);
    states.push(await stateOf(store));
  }
  await store.close();
  return states;
}

/** Opens what a power cut left; an orderly disk leaves nothing to be healed. Resolves with the number of its last commit. */
async function commitFound(
  disk: VolatileFiles,
  states: readonly string[],
  what: string,
  options: Partial<OpenStoreOptions> = {},
): Promise<number> {
  const store = await open(disk, options);
  assert.deepEqual(store.healed, [], what);
  const found = states.indexOf(await stateOf(store));
  await store.commit(wideUnit(50), store.fence);
  assert.deepEqual(await store.verify(), [], what);
  await store.close();
  return found;
}

async function commitsAndCheckpoints(wrap: Wrap): Promise<void> {
  const states = await statesOf(4);
  const disk = new VolatileFiles();
  const random = randomNumbers(7);
  const moments: { readonly cut: VolatileFiles; readonly durable: number; readonly what: string }[] = [];
  let durable = -1;
  const files = faultyFiles(
    wrap(disk),
    () => undefined,
    (step, file) => {
      if (durable < 0) return;
      for (let count = 0; count < 2; count++)
        moments.push({ cut: disk.powerCut(random), durable, what: `${step} ${file}` });
    },
  );
  const store = await open(files);
  for (let number = 1; number < states.length; number++) {
    durable = number - 1;
    await store.commit(wideUnit(number), store.fence);
  }
  durable = states.length - 1;
  await store.close();
  for (const { cut, durable: committed, what } of moments) {
    const found = await commitFound(cut, states, what);
    assert.ok(found >= committed, `${what}: commit ${found} of ${committed}`);
  }
}

async function refusedCommit(wrap: Wrap): Promise<void> {
  const states = await statesOf(3);
  for (let seed = 1; seed <= 40; seed++) {
    const disk = new VolatileFiles();
    let refusing = false;
    const files = faultyFiles(wrap(disk), (step, file) => {
      if (!refusing || step !== 'sync' || !file.endsWith(seed % 2 === 0 ? '.jnl' : '.seg')) return;
      refusing = false;
      throw systemError('EIO');
    });
    const store = await open(files, { segmentLimit: seed < 20 ? 700 : 1e6 });
    await store.commit(wideUnit(1), store.fence);
    refusing = true;
    await assert.rejects(store.commit(wideUnit(9), store.fence));
    const random = randomNumbers(seed);
    for (let count = 0; count < 5; count++)
      assert.equal(await commitFound(disk.powerCut(random), states, 'refused'), 1);
    await store.commit(wideUnit(2), store.fence);
    assert.equal(await commitFound(disk.powerCut(random), states, 'after a refused one'), 2);
    await store.close();
  }
}

async function contentFiles(wrap: Wrap): Promise<void> {
  const bytes = Buffer.from('The terms of the license'.repeat(20));
  const sha1 = createHash('sha1').update(bytes).digest('hex');
  const disk = new VolatileFiles();
  const content = new ContentFiles(wrap(disk), folder, systemIds);
  await content.write(
    { sha1, size: bytes.length },
    (async function* () {
      for (let at = 0; at < bytes.length; at += 50) yield await Promise.resolve(bytes.subarray(at, at + 50));
    })(),
  );
  for (let seed = 1; seed <= 30; seed++) {
    const after = await disk.powerCut(randomNumbers(seed)).readAll(content.path(sha1));
    assert.deepEqual(after === undefined ? undefined : Buffer.from(after), bytes);
  }
}

async function logs(wrap: Wrap): Promise<void> {
  const { siteCode } = centralSite;
  const events: readonly SyncEvent[] = logScenarios
    .filter(({ name }) => ['scheduled', 'manualFull', 'stopped'].includes(name))
    .flatMap(eventsOf)
    .filter((event) => event.siteCode === siteCode)
    .map((event, index) => ({ ...event, sequence: index + 1 }));
  const render = (event: SyncEvent): ReturnType<typeof renderEvent> => renderEvent(event, centralSite);
  const text = events
    .flatMap(render)
    .map((line) => `${writeLogLine(line)}\r\n`)
    .join('');
  let committed = 0;
  const openLogs = (files: FilePort) =>
    openLogProjection({
      ...{ folder, render, files, clock: new FakeClock(), sizeBytes: Math.ceil(text.length * 0.6) },
      eventsAfter: async function* (sequence) {
        yield await Promise.resolve(events.slice(sequence, committed));
      },
    });
  const disk = new VolatileFiles();
  const random = randomNumbers(11);
  const cuts: VolatileFiles[] = [];
  const files = faultyFiles(
    wrap(disk),
    () => undefined,
    () => {
      for (let count = 0; count < 6; count++) cuts.push(disk.powerCut(random));
    },
  );
  const projection = await openLogs(files);
  for (; committed < events.length; committed += 3) {
    await projection.append(events.slice(committed, committed + 3));
  }
  await projection.close();
  committed = events.length;
  for (const cut of cuts) {
    const again = await openLogs(cut);
    await again.append(events);
    await again.close();
    const read = async (name: string): Promise<string> =>
      Buffer.from((await cut.readAll(`${folder}/${siteCode}/Logs/wsyncmgr.${name}`)) ?? []).toString();
    assert.ok((await read('lo_')) + (await read('log')) === text, 'The logs differ');
  }
}

async function backupAndRestore(wrap: Wrap): Promise<void> {
  const states = await statesOf(4);
  const disk = new VolatileFiles();
  const store = await open(wrap(disk));
  for (let number = 1; number < states.length; number++) await store.commit(wideUnit(number), store.fence);
  await store.backup(`${memoryFolder}/backup.tar`);
  for (let seed = 1; seed <= 20; seed++) {
    const random = randomNumbers(seed);
    const cut = disk.powerCut(random);
    await restoreStore(wrap(cut), `${memoryFolder}/backup.tar`, `${memoryFolder}/other`);
    const restored = await commitFound(cut.powerCut(random), states, 'restored', {
      folder: `${memoryFolder}/other`,
    });
    assert.equal(restored, states.length - 1);
  }
  await store.close();
}

async function compaction(wrap: Wrap): Promise<void> {
  const clock = new FakeClock();
  const options = { clock, segmentLimit: 1500, checkpointBytes: 1e6 };
  const disk = new VolatileFiles();
  const worn = await open(disk, options);
  await wear(worn, clock, 6);
  const state = await stateOf(worn);
  await worn.close();
  const random = randomNumbers(3);
  const moments: { readonly cut: VolatileFiles; readonly what: string }[] = [];
  const cutPower = (step: string, file: string): void => {
    for (let count = 0; count < 2; count++)
      moments.push({ cut: disk.powerCut(random), what: `${step} ${file}` });
  };
  const store = await open(
    faultyFiles(wrap(disk), () => undefined, cutPower),
    options,
  );
  assert.ok((await compactAll(store)).removedFiles > 1);
  for (const { cut, what } of moments) {
    const found = await open(cut, options);
    assert.deepEqual([await stateOf(found), found.healed], [state, []], what);
    assert.deepEqual(await found.verify(), [], what);
    await compactAll(found);
    assert.equal(await stateOf(found), state, what);
    await found.close();
  }
  await store.close();
}

async function rowsOf(store: EmbeddedStore): Promise<string> {
  return JSON.stringify((await store.rows(unitCatalog, 'open', { limit: 1000 })).items);
}

/** A folder whose journal is damaged in the middle. */
async function damagedDisk(): Promise<VolatileFiles> {
  const disk = new VolatileFiles();
  const store = await open(disk, { checkpointBytes: 1e6 });
  for (let number = 1; number <= 4; number++) await store.commit(wideUnit(number), store.fence);
  const damaged = disk.kill();
  await store.close();
  const file = await damaged.open(`${folder}/journal/00000001.jnl`, 'write');
  await file.write(Math.floor((await file.size()) * 0.6), new Uint8Array(20));
  await file.sync();
  return damaged;
}

const repairOptions = { ...storage, folder, clock: new FakeClock(), ids: systemIds };

async function rowsAfterRepair(): Promise<string> {
  const disk = await damagedDisk();
  assert.notDeepEqual(await repairStore({ ...repairOptions, files: disk }), []);
  const store = await open(disk);
  const rows = await rowsOf(store);
  assert.notEqual(rows, '[]');
  await store.close();
  return rows;
}

async function assertRepaired(disk: VolatileFiles, rows: string, what: string): Promise<void> {
  const store = await open(disk);
  assert.equal(await rowsOf(store), rows, what);
  assert.deepEqual([await store.verify(), store.healed], [[], []], what);
  await store.close();
}

async function repair(wrap: Wrap): Promise<void> {
  const rows = await rowsAfterRepair();
  for (let seed = 1; seed <= 10; seed++) {
    const disk = await damagedDisk();
    await repairStore({ ...repairOptions, files: wrap(disk) });
    await assertRepaired(disk.powerCut(randomNumbers(seed)), rows, `seed ${seed}`);
  }
}

async function repairCutOff(wrap: Wrap): Promise<void> {
  const rows = await rowsAfterRepair();
  const disk = await damagedDisk();
  const random = randomNumbers(5);
  const moments: { readonly cut: VolatileFiles; readonly what: string }[] = [];
  const files = faultyFiles(
    wrap(disk),
    () => undefined,
    (step, file) => {
      moments.push({ cut: disk.kill(), what: `killed after ${step} ${file}` });
      moments.push({ cut: disk.powerCut(random), what: `cut after ${step} ${file}` });
    },
  );
  await repairStore({ ...repairOptions, files });
  for (const { cut, what } of moments) {
    await repairStore({ ...repairOptions, files: cut });
    await assertRepaired(cut, rows, what);
  }
}
