import assert from 'node:assert/strict';
import { SyncError } from '../../../src/domain/errors/syncError.ts';
import type { EmbeddedStore } from '../../../src/store/embeddedStore.ts';
import type { FilePort } from '../../../src/store/files/filePort.ts';
import type { OpenStoreOptions } from '../../../src/store/openStore.ts';
import { faultyFiles, type OnStep, systemError } from '../../support/faultyFiles.ts';
import { randomNumbers } from '../../support/randomNumbers.ts';
import { VolatileFiles } from '../../support/volatileFiles.ts';
import { rejectsWith } from '../../support/rejectsWith.ts';
import { bareUnit, openTestStore, stateOf } from '../../support/storeUnits.ts';
import { memoryFolder } from '../../support/memoryFolder.ts';

const commits = 4;
const folder = `${memoryFolder}/data`;

/** Opens a folder that another, dead process may have left behind; checkpoints and new segments come soon. */
function open(files: FilePort, options: Partial<OpenStoreOptions> = {}): Promise<EmbeddedStore> {
  return openTestStore(folder, {
    ...{ files, checkpointBytes: 1200, segmentLimit: 700 },
    processes: {
      own: () => Promise.resolve({ pid: 1, host: 'here' }),
      isRunning: () => Promise.resolve(false),
    },
    ...options,
  });
}

/** Commits a unit, again when the disk refused it; a refused one must leave nothing to be seen. */
async function commitStubbornly(store: EmbeddedStore, number: number, before: string): Promise<number> {
  for (let refused = 0; ; refused++) {
    try {
      await store.commit(bareUnit(number), store.fence);
      return refused;
    } catch (error) {
      assert.ok(error instanceof SyncError, String(error));
      assert.ok(['diskFull', 'inputOutput'].includes(error.key), error.key);
      assert.equal(await stateOf(store), before);
      assert.ok(refused < 3);
    }
  }
}

describe('A disk that', () => {
  const states: string[] = [];

  before(async () => {
    const store = await open(new VolatileFiles());
    states.push(await stateOf(store));
    for (let number = 1; number <= commits; number++) {
      await store.commit(bareUnit(number), store.fence);
      states.push(await stateOf(store));
    }
    await store.close();
  });

  it('refuses any one step fails at most that commit; the next tries succeed, and nothing is lost', async () => {
    let reached = true;
    let refusals = 0;
    let steps = 0;
    for (let faultAt = 1; reached; faultAt++) {
      const disk = new VolatileFiles();
      let step = 0;
      let armed = false;
      const files = faultyFiles(disk, (kind) => {
        if (armed && ++step === faultAt) throw systemError(kind === 'write' ? 'ENOSPC' : 'EIO');
      });
      const store = await open(files);
      armed = true;
      for (let number = 1; number <= commits; number++) {
        refusals += await commitStubbornly(store, number, states[number - 1] ?? '');
      }
      armed = false;
      reached = step >= faultAt;
      steps = step;
      assert.equal(await stateOf(store), states[commits], `step ${faultAt}`);
      const killed = await open(disk.kill());
      assert.equal(await stateOf(killed), states[commits], `killed, step ${faultAt}`);
      await killed.close();
      await store.close();
    }
    assert.ok(steps > 30 && refusals > 10, `${steps} steps, ${refusals} refusals`);
  });

  it('refuses to take back what was written as well lets nothing be written until it does', async () => {
    const disk = new VolatileFiles();
    let refusing = false;
    const files = faultyFiles(disk, (kind) => {
      if (refusing && kind !== 'write') throw systemError('EIO');
    });
    const store = await open(files);
    await store.commit(bareUnit(1), store.fence);
    const before = await stateOf(store);
    refusing = true;
    await rejectsWith('inputOutput', store.commit(bareUnit(2), store.fence));
    await rejectsWith('inputOutput', store.commit(bareUnit(3), store.fence));
    assert.equal(await stateOf(store), before);
    refusing = false;
    await store.commit(bareUnit(4), store.fence);
    const after = await stateOf(store);
    await store.close();
    const again = await open(disk);
    assert.equal(await stateOf(again), after);
    assert.deepEqual(await again.verify(), []);
    await again.close();
  });

  it('refuses the syncs that several commits share fails them all, and none is seen', async () => {
    let refusing = false;
    const files = faultyFiles(new VolatileFiles(), (kind, file) => {
      if (!refusing || kind !== 'sync' || !file.endsWith('.jnl')) return;
      refusing = false;
      throw systemError('ENOSPC');
    });
    const store = await open(files);
    refusing = true;
    const together = () =>
      Promise.allSettled([1, 2, 3].map((number) => store.commit(bareUnit(number), store.fence)));
    const outcomes = await together();
    assert.ok(outcomes.every(({ status }) => status === 'rejected'));
    assert.equal(await stateOf(store), states[0]);
    await together();
    assert.equal(await stateOf(store), states[3]);
    await store.close();
  });

  it('loses power after any step leaves a state between two commits, never behind what was durable', async () => {
    const disk = new VolatileFiles();
    const moments: { readonly files: VolatileFiles; readonly durable: number; readonly what: string }[] = [];
    let durable = 0;
    let armed = false;
    const cut: OnStep = (kind, file) => {
      if (!armed) return;
      moments.push({ files: disk.kill(), durable, what: `killed after ${kind} ${file}` });
      for (let seed = 1; seed <= 7; seed++) {
        moments.push({
          files: disk.powerCut(randomNumbers(moments.length)),
          durable,
          what: `cut ${seed} after ${kind} ${file}`,
        });
      }
    };
    const store = await open(faultyFiles(disk, () => undefined, cut));
    armed = true;
    for (let number = 1; number <= commits; number++) {
      await store.commit(bareUnit(number), store.fence);
      durable = number;
    }
    await store.close();
    assert.ok(moments.length > 300, String(moments.length));
    for (const { files, durable: committed, what } of moments) {
      const opened = await open(files);
      const found = states.indexOf(await stateOf(opened));
      assert.ok(found >= committed, `${what}: commit ${found}, durable ${committed}`);
      await opened.commit(bareUnit(50), opened.fence);
      assert.deepEqual(await opened.verify(), [], what);
      await opened.close();
    }
  });
});
