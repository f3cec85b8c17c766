import assert from 'node:assert/strict';
import { appendFile, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { systemIds } from '../../../src/base/ids.ts';
import { openStore } from '../../../src/store/openStore.ts';
import { systemProcesses } from '../../../src/store/files/processIdentity.ts';
import { FakeClock } from '../../support/fakeClock.ts';
import { rejectsWith } from '../../support/rejectsWith.ts';
import { storeContract } from '../../support/storeContract.ts';
import type { StoreUnderTest } from '../../support/storeContractContext.ts';
import { openTestStore, unitCatalog, unitNumber } from '../../support/storeUnits.ts';
import { tempFolder } from '../../support/tempFolder.ts';

async function openEmbedded(folder: string, clock: FakeClock): Promise<StoreUnderTest> {
  const store = await openStore({ folder, clock, ids: systemIds });
  return {
    store,
    fence: store.fence,
    close: () => store.close(),
    reopen: async () => {
      await store.close();
      return openEmbedded(folder, clock);
    },
  };
}

storeContract('embedded', async (clock) => openEmbedded(await tempFolder(), clock));

describe('An open data folder', () => {
  it('is not opened a second time, and of two that race one wins', async () => {
    const folder = await tempFolder();
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => openTestStore(folder)));
    const opened = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
    assert.equal(opened.length, 1);
    await rejectsWith('busy', openTestStore(folder));
    await opened[0]?.close();
    await (await openTestStore(folder)).close();
  });

  it('says that it is damaged where a file of documents holds one without an id', async () => {
    const folder = await tempFolder();
    const store = await openTestStore(folder);
    await store.commit(unitNumber(1), store.fence);
    await store.close();
    const file = (await readdir(folder, { recursive: true })).find((name) => name.endsWith('settings.db'));
    assert.ok(file !== undefined);
    await appendFile(path.join(folder, file), '{"_id":8}\n');
    const damaged = await openTestStore(folder);
    await rejectsWith('damagedStore', damaged.documents('settings', { limit: 10 }));
    await damaged.close();
  });

  it('refuses commits once another process has taken it over, and leaves it alone when closing', async () => {
    const folder = await tempFolder();
    const clock = new FakeClock();
    const lost = await openTestStore(folder, { clock });
    await lost.commit(unitNumber(1), lost.fence);
    const takenOver = await openTestStore(folder, {
      processes: { own: systemProcesses.own, isRunning: () => Promise.resolve(false) },
    });
    assert.ok(takenOver.fence.token > lost.fence.token);
    await rejectsWith(
      'fenced',
      lost.commit({ catalogs: [{ catalog: unitCatalog, publish: true }] }, lost.fence),
    );
    await clock.advance(2000);
    await rejectsWith('fenced', lost.commit(unitNumber(2), lost.fence));
    await lost.close();
    await takenOver.commit(unitNumber(2), takenOver.fence);
    assert.deepEqual(await takenOver.verify(), []);
    await takenOver.close();
  });

  it('takes no commit after it was closed', async () => {
    const store = await openTestStore(await tempFolder());
    await store.close();
    await rejectsWith('fenced', store.commit(unitNumber(1), store.fence));
  });

  it('commits everything although a listener throws, whose error is not swallowed', async () => {
    const store = await openTestStore(await tempFolder());
    const uncaught: unknown[] = [];
    const others = process.listeners('uncaughtException');
    process.removeAllListeners('uncaughtException');
    process.on('uncaughtException', (error) => uncaught.push(error));
    try {
      store.onDidCommit(() => {
        throw new Error('listener');
      });
      await Promise.all([1, 2].map((number) => store.commit(unitNumber(number), store.fence)));
      await new Promise((resolve) => setImmediate(resolve));
    } finally {
      process.removeAllListeners('uncaughtException');
      for (const other of others) process.on('uncaughtException', other);
    }
    assert.equal(uncaught.length, 2);
    assert.equal(await store.count(unitCatalog, 'open'), 2);
    await store.close();
  });

  it('answers older events from the journal, as far back as it is kept', async () => {
    const folder = await tempFolder();
    let store = await openTestStore(folder);
    for (let number = 1; number <= 5; number++) await store.commit(unitNumber(number), store.fence);
    await store.close();
    store = await openTestStore(folder);
    await store.commit(unitNumber(6), store.fence);
    const sequences = async (after: number, limit: number) =>
      (await store.events(after, limit)).map(({ sequence }) => sequence);
    assert.deepEqual(await sequences(0, 2), [1, 2]);
    assert.deepEqual(await sequences(3, 100), [4, 5, 6]);
    assert.deepEqual(await sequences(5, 100), [6]);
    assert.deepEqual(await sequences(6, 100), []);
    await rm(path.join(folder, 'journal', '00000001.jnl'));
    await store.close();
    store = await openTestStore(folder);
    await rejectsWith('notFound', store.events(0, 10));
    assert.deepEqual(await sequences(5, 10), [6]);
    await store.close();
  });
});
