import assert from 'node:assert/strict';
import { utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { systemIds } from '../../../../src/base/ids.ts';
import { SyncError } from '../../../../src/domain/errors/syncError.ts';
import { type FolderLock, takeLock } from '../../../../src/store/files/folderLock.ts';
import { nodeFiles } from '../../../../src/store/files/nodeFiles.ts';
import {
  type ProcessIdentity,
  type Processes,
  systemProcesses,
} from '../../../../src/store/files/processIdentity.ts';
import { rejectsWith } from '../../../support/rejectsWith.ts';
import { tempFolder } from '../../../support/tempFolder.ts';

/** Processes of which only the given ones run. */
function processesWith(own: ProcessIdentity, running: readonly ProcessIdentity[]): Processes {
  return {
    own: () => Promise.resolve(own),
    isRunning: (asked) =>
      Promise.resolve(
        asked.host === own.host
          ? running.some(({ pid, started }) => pid === asked.pid && started === asked.started)
          : undefined,
      ),
  };
}

const first = { pid: 100, host: 'here', started: '1' };
const second = { pid: 200, host: 'here', started: '2' };

describe('The lock of a data folder', () => {
  let folder: string;
  const held: FolderLock[] = [];

  /** What happens while somebody waits. */
  let onSleep: () => void | Promise<void> = () => undefined;

  const take = async (processes: Processes): Promise<FolderLock> => {
    const lock = await takeLock({
      ...{ files: nodeFiles, path: path.join(folder, 'lock'), folder, processes },
      clock: { sleep: async () => onSleep() },
      token: systemIds.guid(),
    });
    held.push(lock);
    return lock;
  };

  beforeEach(async () => {
    folder = await tempFolder();
    onSleep = () => undefined;
  });
  afterEach(async () => {
    for (const lock of held.splice(0)) await lock.release();
  });

  it('is held by one process and names it to the others', async () => {
    await take(processesWith(first, []));
    await assert.rejects(take(processesWith(second, [first])), (error) => {
      assert.ok(error instanceof SyncError);
      assert.equal(error.key, 'busy');
      assert.equal(error.message, `Data folder ${folder} is busy: held by pid 100`);
      return true;
    });
  });

  it('can be taken again once it was released', async () => {
    await (await take(processesWith(first, []))).release();
    assert.equal(await (await take(processesWith(second, [first]))).isHeld(), true);
    assert.deepEqual(await nodeFiles.list(folder), ['lock']);
  });

  it('is taken over from a process that died', async () => {
    const lost = await take(processesWith(first, []));
    const taken = await take(processesWith(second, []));
    assert.deepEqual([await lost.isHeld(), await taken.isHeld()], [false, true]);
    await lost.release();
    assert.equal(await taken.isHeld(), true);
    assert.deepEqual(await nodeFiles.list(folder), ['lock']);
  });

  it('is taken over when the number belongs to another process by now', async () => {
    await take(processesWith(first, []));
    assert.equal(await (await take(processesWith(second, [{ ...first, started: '9' }]))).isHeld(), true);
  });

  it('is refused within the same process as well', async () => {
    const own = await systemProcesses.own();
    await take(systemProcesses);
    await assert.rejects(take(systemProcesses), /busy: held by this process$/);
    assert.equal(await systemProcesses.isRunning(own), true);
    assert.equal(await systemProcesses.isRunning({ ...own, pid: 2 ** 30 }), false);
    assert.equal(await systemProcesses.isRunning({ ...own, host: 'elsewhere' }), undefined);
  });

  it('of another machine counts by its heartbeat', async () => {
    await take(processesWith({ ...first, host: 'there' }, []));
    await assert.rejects(take(processesWith(second, [])), /held by pid 100 on there$/);
    const old = new Date(Date.now() - 3_600_000);
    await utimes(path.join(folder, 'lock'), old, old);
    assert.equal(await (await take(processesWith(second, []))).isHeld(), true);
  });

  it('is taken over from a process that died before it wrote its name', async () => {
    for (const text of ['', '{"pid":']) {
      await writeFile(path.join(folder, 'lock'), text);
      const taken = await take(processesWith(second, []));
      assert.equal(await taken.isHeld(), true);
      await taken.release();
      assert.deepEqual(await nodeFiles.list(folder), []);
    }
  });

  it('is refused when its holder writes its name a moment later', async () => {
    const file = path.join(folder, 'lock');
    await writeFile(file, '');
    onSleep = () => writeFile(file, JSON.stringify({ ...first, token: 'x' }));
    await rejectsWith('busy', take(processesWith(second, [first])));
  });

  it('goes to exactly one of many that find it stale, also after a successor died half-way', async () => {
    for (const leftover of [false, true]) {
      const stale = await take(processesWith(first, []));
      const text = Buffer.from((await nodeFiles.readAll(`${folder}/lock`)) ?? []).toString();
      const token = /"token":"([^"]+)"/.exec(text)?.[1] ?? '';
      if (leftover) {
        const dead = JSON.stringify({ pid: 999, host: 'here', started: '9', token: 'dead' });
        await writeFile(`${folder}/lock.${token}`, dead);
      }
      const contenders = Array.from({ length: 8 }, (_, index) => ({
        pid: 300 + index,
        host: 'here',
        started: 'x',
      }));
      const outcomes = await Promise.allSettled(
        contenders.map((own) => take(processesWith(own, contenders))),
      );
      const winners = outcomes.filter(({ status }) => status === 'fulfilled');
      assert.equal(winners.length, 1);
      assert.equal(await stale.isHeld(), false);
      for (const lock of held.splice(0)) await lock.release();
      assert.deepEqual(await nodeFiles.list(folder), []);
    }
  });
});
