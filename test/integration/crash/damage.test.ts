import assert from 'node:assert/strict';
import { cp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Clock, systemClock } from '../../../src/base/clock.ts';
import { systemIds } from '../../../src/base/ids.ts';
import type { Application } from '../../../src/app/application.ts';
import { openApplication } from '../../../src/app/openApplication.ts';
import { nodeFiles } from '../../../src/store/nodeFiles.ts';
import { repairStore } from '../../../src/store/repairStore.ts';
import { setUp, type Stage, stages } from '../../crash/stages.ts';
import { buildWorker, runWorker } from '../../crash/workerProcess.ts';
import { faultyFiles } from '../../support/faultyFiles.ts';
import { rejectsWith } from '../../support/rejectsWith.ts';
import { tempFolder } from '../../support/tempFolder.ts';

const day = 86_400_000;
const start = Date.parse('2026-11-24T00:00:00Z');
const [first, delta, full] = stages;
const updates = 100;

function standing(moment: number): Clock {
  return { ...systemClock, now: () => moment };
}

/** Content of every catalog. */
async function contentOf({ ports: { store } }: Application): Promise<Record<string, string>> {
  const content: Record<string, string> = {};
  for (const { _id } of (await store.documents('sups', { limit: 100 })).items)
    content[_id] = await store.catalogDigest(`sup/${_id}`, 'published');
  for (const { _id } of (await store.documents('sites', { limit: 100 })).items)
    content[_id] = await store.catalogDigest(`site/${_id}`, 'published');
  return content;
}

describe('A data folder', () => {
  let root: string;
  /** After the first synchronization. */
  let synchronized: string;
  let expected: Record<string, string>;

  async function did(folder: string, clock: Clock, ...work: readonly (Stage | undefined)[]) {
    const app = await openApplication({ folder, clock });
    for (const stage of work) await stage?.run(app, updates);
    const content = await contentOf(app);
    const faults = await app.verify();
    await app.close();
    return { content, faults };
  }

  async function copy(name: string): Promise<string> {
    const folder = path.join(root, name);
    await cp(synchronized, folder, { recursive: true });
    return folder;
  }

  before(async () => {
    root = await tempFolder();
    synchronized = path.join(root, 'synchronized');
    await did(synchronized, standing(start), setUp, first);
    expected = (await did(await copy('undisturbed'), standing(start + 2 * day), delta, full)).content;
  });

  it('whose records changed on the disk names them, drops them when repaired and fetches them anew', async () => {
    const folder = await copy('flipped');
    const segment = path.join(folder, 'segments', '000001.seg');
    const bytes = await readFile(segment);
    for (const part of [0.2, 0.5, 0.8]) {
      const at = Math.floor(bytes.length * part);
      bytes[at] = (bytes[at] ?? 0) ^ 0x10;
    }
    await writeFile(segment, bytes);
    const clock = standing(start + 2 * day);
    const { faults } = await did(folder, clock);
    assert.equal(faults.length, 3);
    for (const { where } of faults) assert.match(where, /^Segment 1, offset \d+$/);
    assert.ok((await repairStore({ folder, clock, ids: systemIds })).length > 3);
    assert.deepEqual((await did(folder, clock)).faults, []);
    assert.deepEqual(await did(folder, clock, delta, full), { content: expected, faults: [] });
  });

  it('synchronizes to the same while the clock jumps back and forth by a day', async () => {
    const folder = await copy('jumping');
    let reads = 0;
    const jumping: Clock = {
      ...systemClock,
      now: () => start + 2 * day + ([0, day, -day][Math.floor(++reads / 7) % 3] ?? 0),
    };
    assert.deepEqual(await did(folder, jumping, delta, full), { content: expected, faults: [] });
  });

  it('that may not be written on says so and is left alone', async () => {
    const folder = await copy('readOnly');
    const refuse = (): void => {
      throw Object.assign(new Error('EROFS'), { code: 'EROFS' });
    };
    const files = {
      ...faultyFiles(nodeFiles, refuse),
      open: (file: string, mode: 'read' | 'write' | 'create') =>
        mode === 'read' ? nodeFiles.open(file, mode) : Promise.reject(systemRefusal()),
      makeFolder: () => Promise.resolve(),
    };
    await rejectsWith('notWritable', openApplication({ folder, clock: standing(start), storage: { files } }));
    assert.deepEqual((await did(folder, standing(start + 2 * day))).faults, []);
  });

  it('that two processes open at once is held by one of them; the other one says busy', async function () {
    this.timeout(60_000);
    const script = await buildWorker(root);
    const folder = await copy('raced');
    const task = { folder, stage: delta?.name ?? '', updates };
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => runWorker(script, task)));
    const done = outcomes.filter(({ status }) => status === 'fulfilled');
    assert.ok(done.length >= 1);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') assert.match(String(outcome.reason), /is busy: held by pid \d+/);
      else assert.deepEqual(outcome.value.kind === 'done' ? outcome.value.report.faults : undefined, []);
    }
  });
});

function systemRefusal(): Error {
  return Object.assign(new Error('EROFS'), { code: 'EROFS' });
}
