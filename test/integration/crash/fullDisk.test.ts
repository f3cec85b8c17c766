import assert from 'node:assert/strict';
import { cp } from 'node:fs/promises';
import path from 'node:path';
import { mock } from 'node:test';
import { type Clock, systemClock } from '../../../src/base/clock.ts';
import { errorCatalog, SyncError } from '../../../src/domain/errors/syncError.ts';
import { nodeFiles } from '../../../src/store/files/nodeFiles.ts';
import { SampleSource } from '../../crash/sampleSource.ts';
import { perform, setUp, stages } from '../../crash/stages.ts';
import { type DiskStep, faultyFiles, systemError } from '../../support/faultyFiles.ts';
import { contentOf, serveFolder } from '../../support/runningService.ts';
import { tempFolder } from '../../support/tempFolder.ts';

const start = Date.parse('2026-11-24T00:00:00Z');
/** A minute of waiting passes in a few milliseconds. */
const clock: Clock = {
  ...systemClock,
  now: () => start + 86_400_000,
  sleep: (milliseconds, signal) => systemClock.sleep(milliseconds / 5000, signal),
};

/** Steps from which the disk refuses: those at the quarters first, then those between. */
function refusedFrom(steps: number): readonly number[] {
  const at = (sixteenth: number): number => 1 + Math.floor((steps * sixteenth) / 16);
  return [0, 4, 8, 12, 2, 6, 10, 14, 1, 3, 5, 7, 9, 11, 13, 15].map(at);
}

const faults = [
  { code: 'ENOSPC', key: 'diskFull', steps: ['write', 'replace'] },
  { code: 'EIO', key: 'inputOutput', steps: ['write', 'replace', 'sync', 'syncFolder'] },
] as const;

describe('A disk that refuses from some step of a synchronization on', () => {
  const source = new SampleSource(100);
  let root: string;
  let synchronized: string;
  let expected: Awaited<ReturnType<typeof contentOf>>;
  let steps = 0;
  /** On standard error, which is what is left while no log can be written. */
  const said: string[] = [];

  /** Synchronizes on a disk that refuses, from one step on, so many of the given steps. */
  async function synchronize(
    folder: string,
    refused: { from: number; count: number; steps: readonly DiskStep[]; code: 'ENOSPC' | 'EIO' },
  ) {
    let step = 0;
    let armed = false;
    let refusals = 0;
    const files = faultyFiles(nodeFiles, (kind) => {
      if (!armed || !refused.steps.includes(kind) || ++step < refused.from || refusals >= refused.count)
        return;
      refusals++;
      throw systemError(refused.code);
    });
    const served = await serveFolder({
      folder,
      clock,
      storage: { files, segmentLimit: 200_000, checkpointBytes: 60_000 },
    });
    const { service } = served.door;
    armed = true;
    const outcome = await service.synchronize({ user: 'admin' }).catch((error: unknown) => error);
    const told = outcome instanceof Error ? outcome : undefined;
    // There is room again.
    armed = false;
    const lines = said.splice(0);
    assert.equal(lines.length, new Set(lines).size, `Said more than once: ${lines.join('')}`);
    await served.door.state();
    const events = await service.events({ after: 0, limit: 10_000 });
    const status = await service.status();
    const last = await service.synchronize({ user: 'admin' });
    const verified = await service.verify();
    await served.end();
    assert.deepEqual(served.failures, []);
    // A checkpoint that failed is told until the next one; nothing is missing without it.
    assert.deepEqual(
      verified.filter(({ where }) => where !== 'Checkpoint'),
      [],
    );
    assert.deepEqual([...new Set(last.runs.map(({ outcome: ended }) => ended))], ['succeeded']);
    return { told, events, status, step };
  }

  before(async function () {
    this.timeout(300_000);
    root = await tempFolder();
    synchronized = path.join(root, 'synchronized');
    await source.serve(0);
    const served = await serveFolder({ folder: synchronized, clock });
    const context = {
      service: served.door.service,
      source: source.url,
      folder: root,
      packages: root,
      begun: clock.now(),
    };
    await perform(setUp, context);
    const [first] = stages;
    if (first !== undefined) await perform(first, context);
    await served.end();
    await source.serve(1);
    const undisturbed = path.join(root, 'undisturbed');
    await cp(synchronized, undisturbed, { recursive: true });
    steps = (
      await synchronize(undisturbed, { from: Infinity, count: 0, steps: ['write', 'replace'], code: 'EIO' })
    ).step;
    expected = await contentOf(undisturbed);
  });

  beforeEach(() => {
    mock.method(process.stderr, 'write', (text: string) => said.push(text) > 0);
  });

  afterEach(() => {
    mock.restoreAll();
  });

  after(() => source.close());

  for (const { code, key, steps: kinds } of faults) {
    it(`with ${code} fails that run alone, says so with its remedy once, and goes on when it accepts again`, async function () {
      this.timeout(300_000);
      let toldInLog = 0;
      for (const [round, from] of refusedFrom(steps).entries()) {
        // Where the log's own writes fall is not the same in every run: the places between are tried until it could tell one.
        if (round >= 4 && toldInLog > 0) break;
        const folder = path.join(root, `${code}-${from}`);
        await cp(synchronized, folder, { recursive: true });
        const { told, events, status } = await synchronize(folder, { from, count: 6, steps: kinds, code });
        const failed = events.flatMap(({ siteCode, body }) =>
          body.kind === 'failed' && body.code === errorCatalog[key].code
            ? [`${siteCode} ${body.source}: ${body.message}`]
            : [],
        );
        assert.equal(failed.length, new Set(failed).size, `step ${from}: ${failed.join('; ')}`);
        if (told !== undefined) assert.equal(told instanceof SyncError ? told.key : String(told), key);
        if (failed.length > 0) {
          toldInLog++;
          assert.ok(
            status.some(({ remedy }) => remedy === errorCatalog[key].remedy),
            `step ${from}`,
          );
        }
        assert.deepEqual(await contentOf(folder), expected, `step ${from}`);
      }
      assert.ok(toldInLog > 0);
    });
  }
});
