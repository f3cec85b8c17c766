import assert from 'node:assert/strict';
import { cpSync, rmSync } from 'node:fs';
import path from 'node:path';
import { runsOf } from '../../../src/domain/log/runs.ts';
import type { SyncEvent } from '../../../src/domain/syncEvent.ts';
import { ImpatientClock } from '../../support/clientSession.ts';
import { HierarchyBench, sampleSiteCodes } from '../../support/hierarchyBench.ts';
import { tempFolder } from '../../support/tempFolder.ts';

const updates = 100;

/** What every way of synchronizing has to end with: what is published, and the bytes that the top-level site received. */
interface End {
  readonly digest: string;
  readonly bytes: number;
}

describe('A synchronization that is cut off', () => {
  let clock: ImpatientClock;
  let root: string;
  /** After month 0 and after month 1. */
  let undisturbed: readonly [End, End];
  /** Copies of the data folder as a process that died at that commit would have left it. */
  const crashes: { readonly folder: string; readonly commit: number }[] = [];

  const open: HierarchyBench[] = [];

  async function opened(options: { readonly folder: string }): Promise<HierarchyBench> {
    const bench = await HierarchyBench.open({ ...options, clock });
    open.push(bench);
    return bench;
  }

  /** Lets go of the ports, which a copy of a folder wants too. */
  async function closeAll(): Promise<void> {
    await Promise.all(open.splice(0).map((bench) => bench.close()));
  }

  afterEach(closeAll);

  async function endOf(bench: HierarchyBench): Promise<End> {
    const runs = await bench.runs('CS1');
    return { digest: await bench.digest(), bytes: runs.reduce((sum, { bytes }) => sum + bytes, 0) };
  }

  /** Resumes, and compares with the run that nothing disturbed. */
  async function assertResumes(bench: HierarchyBench, expected: End): Promise<void> {
    await clock.advance(60_000);
    const { runs } = await bench.service.synchronize({ user: 'LAB\\anna' });
    assert.deepEqual(
      runs.map(({ siteCode, outcome, error }) => `${siteCode} ${outcome} ${error?.message ?? ''}`).sort(),
      sampleSiteCodes.map((siteCode) => `${siteCode} succeeded `),
    );
    assert.deepEqual(await endOf(bench), expected);
    assert.deepEqual(await bench.service.verify(), []);
  }

  /** The log tells the same runs as the run documents, the one that was cut off among them. */
  async function assertLogs(bench: HierarchyBench): Promise<void> {
    for (const siteCode of sampleSiteCodes) {
      const told = runsOf(await bench.log(siteCode));
      assert.deepEqual(
        (await bench.runs(siteCode)).map(({ trigger, outcome }, index) => {
          // A death right after the site's success is one after its last line.
          const isTold = outcome === 'interrupted' && told[index]?.outcome === 'succeeded';
          return `${trigger} ${isTold ? 'succeeded' : outcome}`;
        }),
        told.map(({ trigger = '', outcome }) => `${trigger} ${outcome}`),
        siteCode,
      );
    }
  }

  before(async function () {
    this.timeout(20_000);
    clock = new ImpatientClock();
    root = await tempFolder();
    const folder = path.join(root, 'undisturbed');
    const bench = await opened({ folder });
    let commit = 0;
    const copies = bench.app.onDidCommit(() => {
      // Nothing new is written while this thread copies: files are as the death of the process would leave them.
      if (++commit % 8 !== 1) return;
      const copy = path.join(root, `commit-${commit}`);
      cpSync(folder, copy, { recursive: true });
      rmSync(path.join(copy, 'lock'), { force: true });
      crashes.push({ folder: copy, commit });
    });
    await bench.service.sample({ updates });
    copies.dispose();
    const end = await endOf(bench);
    await clock.advance(60_000);
    await bench.service.sample({});
    undisturbed = [end, await endOf(bench)];
    await closeAll();
  });

  it('by the death of its process goes on where it stopped, whenever that was', async function () {
    this.timeout(20_000);
    assert.ok(crashes.length >= 5, `${crashes.length} copies`);
    for (const { folder } of crashes) {
      const bench = await opened({ folder });
      const cut = (await Promise.all(sampleSiteCodes.map((code) => bench.runs(code)))).flat();
      assert.ok(cut.every(({ outcome }) => outcome === 'interrupted' || outcome === 'succeeded'));
      await assertResumes(bench, undisturbed[0]);
      await assertLogs(bench);
      await closeAll();
    }
  });

  const moments: readonly {
    readonly name: string;
    readonly siteCode: string;
    readonly isReached: (event: SyncEvent) => boolean;
  }[] = [
    { name: 'before it asked for anything', siteCode: 'CS1', isReached: is('wsusStarting') },
    {
      name: 'among the categories',
      siteCode: 'CS1',
      isReached: ({ body }) =>
        body.kind === 'wsusProgress' && body.step === 'categories' && body.progress !== undefined,
    },
    {
      name: 'among the updates',
      siteCode: 'CS1',
      isReached: ({ body }) =>
        body.kind === 'wsusProgress' && body.step === 'updates' && body.progress !== undefined,
    },
    { name: 'in the site database', siteCode: 'CS1', isReached: is('updateSynchronized') },
    { name: 'after the site succeeded', siteCode: 'CS1', isReached: is('succeeded') },
    {
      name: 'at a child site among the updates',
      siteCode: 'PS1',
      isReached: ({ body }) =>
        body.kind === 'wsusProgress' && body.step === 'updates' && body.progress !== undefined,
    },
    { name: 'at the replica of a child site', siteCode: 'PS1', isReached: is('replicasStarting') },
  ];

  for (const { name, siteCode, isReached } of moments) {
    it(`by an administrator ${name} goes on where it stopped`, async () => {
      const bench = await opened({ folder: path.join(root, name) });
      const { service } = bench;
      await service.setSettings({ values: { 'limits.batchSize': '10', 'limits.requestsInFlight': '1' } });
      for (const expected of undisturbed) {
        let stopped: Promise<boolean> | undefined;
        const watch = bench.app.onDidCommit((events) => {
          if (events.some((event) => event.siteCode === siteCode && isReached(event)))
            stopped ??= service.stop({ siteCode, user: 'LAB\\anna' });
        });
        await assert.rejects(service.sample({ updates }), { key: 'cancelled' });
        watch.dispose();
        assert.equal(await stopped, true);
        const run = (await bench.runs(siteCode)).at(-1);
        assert.deepEqual([run?.outcome, run?.error?.code], ['cancelled', 0x800704c7]);
        assert.equal((await bench.app.ports.store.document('pending', siteCode))?.retryAt, undefined);
        assert.ok((await service.alerts()).every(({ state }) => state !== 'active'));
        await assertResumes(bench, expected);
        await assertLogs(bench);
        await clock.advance(60_000);
      }
    });
  }
});

function is(kind: SyncEvent['body']['kind']): (event: SyncEvent) => boolean {
  return ({ body }) => body.kind === kind;
}
