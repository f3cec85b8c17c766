import assert from 'node:assert/strict';
import { cp, readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Clock, systemClock } from '../../../src/base/clock.ts';
import { repairDataFolder } from '../../../src/service/repairDataFolder.ts';
import { runService } from '../../../src/service/runService.ts';
import { nodeFiles } from '../../../src/store/files/nodeFiles.ts';
import { SampleSource } from '../../crash/sampleSource.ts';
import { perform, setUp, type Stage, stages } from '../../crash/stages.ts';
import { faultyFiles, systemError } from '../../support/faultyFiles.ts';
import { rejectsWith } from '../../support/rejectsWith.ts';
import { contentOf, serveFolder } from '../../support/runningService.ts';
import { tempFolder } from '../../support/tempFolder.ts';

const day = 86_400_000;
const start = Date.parse('2026-11-24T00:00:00Z');
const later = standing(start + 2 * day);
const [first, delta, full] = stages;

function standing(moment: number): Clock {
  return { ...systemClock, now: () => moment };
}

describe('The service of a data folder', () => {
  const source = new SampleSource(100);
  let root: string;
  /** After the first synchronization. */
  let synchronized: string;
  let expected: Awaited<ReturnType<typeof contentOf>>;

  /** Serves the folder, does the work through a door, and ends. Yields what the door was told. */
  async function did(folder: string, clock: Clock, ...work: readonly (Stage | undefined)[]) {
    const served = await serveFolder({ folder, clock });
    const { door, notices, failures } = served;
    for (const stage of work) {
      if (stage === undefined) continue;
      await source.serve(stage.month, start - Date.now());
      const context = {
        service: door.service,
        source: source.url,
        folder: root,
        packages: root,
        begun: clock.now(),
      };
      await perform(stage, context);
    }
    const faults = await door.service.verify();
    await served.end();
    assert.deepEqual(failures, []);
    return { notices, faults: faults.map(({ where }) => where) };
  }

  async function copy(name: string): Promise<string> {
    const folder = path.join(root, name);
    await cp(synchronized, folder, { recursive: true });
    return folder;
  }

  before(async function () {
    this.timeout(60_000);
    root = await tempFolder();
    synchronized = path.join(root, 'synchronized');
    await source.serve(0);
    await did(synchronized, standing(start), setUp, first);
    const undisturbed = await copy('undisturbed');
    await did(undisturbed, later, delta, full);
    expected = await contentOf(undisturbed);
    assert.deepEqual(expected.faults, []);
  });

  after(() => source.close());

  it('names records that changed on the disk; repaired they are dropped, and fetched anew', async () => {
    const folder = await copy('flipped');
    const segment = path.join(folder, 'segments', '000001.seg');
    const bytes = await readFile(segment);
    for (const part of [0.2, 0.5, 0.8]) {
      const at = Math.floor(bytes.length * part);
      bytes[at] = (bytes[at] ?? 0) ^ 0x10;
    }
    await writeFile(segment, bytes);
    const { faults } = await did(folder, later);
    assert.equal(faults.length, 3);
    for (const where of faults) assert.match(where, /^Segment 1, offset \d+$/);
    assert.ok((await repairDataFolder(folder, '1.0.0')).length > 3);
    assert.deepEqual(await did(folder, later, delta, full), { notices: [], faults: [] });
    assert.deepEqual(await contentOf(folder), expected);
  });

  it('goes on as if nothing had happened when the files of NeDB were cut short', async () => {
    const folder = await copy('truncated');
    const files = await readdir(path.join(folder, 'db'));
    assert.ok(files.length > 3);
    for (const [index, name] of files.entries()) {
      const file = path.join(folder, 'db', name);
      await truncate(file, Math.floor(((await readFile(file)).length * index) / files.length));
    }
    assert.deepEqual(await did(folder, later, delta, full), { notices: [], faults: [] });
    assert.deepEqual(await contentOf(folder), expected);
  });

  it('synchronizes to the same while the clock jumps back and forth by a day', async () => {
    const folder = await copy('jumping');
    let reads = 0;
    const jumping: Clock = {
      ...systemClock,
      // A cookie that became invalid is renewed; one that does so again and again within a moment ends a run, and rightly.
      now: () => start + 2 * day + ([0, day, -day][Math.floor(++reads / 400) % 3] ?? 0),
    };
    assert.deepEqual(await did(folder, jumping, delta, full), { notices: [], faults: [] });
    assert.deepEqual(await contentOf(folder), expected);
  });

  it('says so where it may not write, and leaves the folder alone', async () => {
    const folder = await copy('readOnly');
    const before = await readdir(folder, { recursive: true });
    const refuse = (): never => {
      throw systemError('EROFS');
    };
    const files = {
      ...faultyFiles(nodeFiles, refuse),
      open: (file: string, mode: 'read' | 'write' | 'create') =>
        mode === 'read' ? nodeFiles.open(file, mode) : Promise.reject(systemError('EROFS')),
      makeFolder: () => Promise.resolve(),
    };
    const options = { folder, clock: later, version: '1.0.0', onDemand: false, onFailure: assert.ifError };
    await rejectsWith('notWritable', runService({ ...options, storage: { files } }));
    assert.deepEqual(await readdir(folder, { recursive: true }), before);
    assert.deepEqual(await did(folder, later), { notices: [], faults: [] });
  });
});
