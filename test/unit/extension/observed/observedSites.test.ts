import assert from 'node:assert/strict';
import { SyncError } from '../../../../src/domain/errors/syncError.ts';
import { ObservedSites } from '../../../../src/extension/observed/observedSites.ts';
import type { ObservedHistory } from '../../../../src/service/observedLogs.ts';
import { FakeClock } from '../../../support/fakeClock.ts';

/** Observed folders over a memory and logs that a test answers for. */
function setUp(remembered?: unknown) {
  const clock = new FakeClock();
  const memory = new Map<string, unknown>(remembered === undefined ? [] : [['observedSites', remembered]]);
  const look = { watched: false, pace: 5000, reads: 0, opens: true, fails: false, lastEntry: 1 };
  const changes: (string | undefined)[] = [];
  const sites = new ObservedSites({
    clock,
    memory: {
      get: (key: string) => memory.get(key),
      update: (key: string, value: unknown) => {
        memory.set(key, value);
        return Promise.resolve();
      },
    },
    isWatched: () => look.watched,
    pace: () => look.pace,
    open: async (folder) => {
      await Promise.resolve();
      if (!look.opens) throw new SyncError('inputOutput', 'It cannot be opened');
      return {
        read: () => {
          look.reads++;
          const history: ObservedHistory = {
            ...{ folder, log: `${folder}/wsyncmgr.log`, runs: [], skippedBytes: 0 },
            lastEntry: look.lastEntry,
          };
          return look.fails
            ? Promise.reject(new SyncError('inputOutput', 'It cannot be read'))
            : Promise.resolve(history);
        },
      };
    },
  });
  sites.onDidChange((folder) => changes.push(folder));
  return { sites, clock, memory, look, changes };
}

describe('Observed sites', () => {
  it('are remembered, and forgotten when they are removed', async () => {
    const { sites, memory, changes } = setUp();
    await sites.add('/b');
    await sites.add('/a');
    assert.deepEqual(
      sites.sites.map(({ folder }) => folder),
      ['/a', '/b'],
    );
    assert.deepEqual(memory.get('observedSites'), ['/b', '/a']);
    await sites.remove('/b');
    assert.deepEqual(memory.get('observedSites'), ['/a']);
    assert.deepEqual(changes, ['/b', undefined, '/a', undefined, undefined]);
  });

  it('are opened again where that failed', async () => {
    const { sites, look } = setUp(['/a']);
    look.opens = false;
    await sites.refresh('/a');
    assert.equal(sites.site('/a')?.error?.message, 'It cannot be opened');
    look.opens = true;
    await sites.refresh('/a');
    assert.equal(sites.site('/a')?.error, undefined);
    assert.equal(look.reads, 1);
  });

  it('are there again after a reload, whatever was remembered', () => {
    assert.equal(setUp(['/a', 5, null]).sites.sites.length, 1);
    assert.equal(setUp({ a: 1 }).sites.sites.length, 0);
    assert.equal(setUp(Array.from({ length: 90 }, (_folder, at) => `/${at}`)).sites.sites.length, 50);
  });

  it('are followed while somebody looks, and tell only of changes', async () => {
    const { sites, clock, look, changes } = setUp(['/a']);
    sites.follow();
    await clock.advance(20_000);
    assert.equal(look.reads, 0);
    look.watched = true;
    sites.follow();
    sites.follow();
    await clock.advance(0);
    await clock.advance(12_000);
    assert.equal(look.reads, 3);
    assert.deepEqual(changes, ['/a']);
    look.lastEntry = 2;
    await clock.advance(5000);
    assert.deepEqual(changes, ['/a', '/a']);
    look.watched = false;
    await clock.advance(20_000);
    assert.equal(clock.waiting, 0);
    sites.dispose();
  });

  it('keep what was read where they cannot be read any more, and say why', async () => {
    const { sites, look } = setUp(['/a']);
    await sites.refresh('/a');
    look.fails = true;
    await sites.refresh('/a');
    assert.equal(sites.site('/a')?.error?.message, 'It cannot be read');
    assert.equal(sites.site('/a')?.history?.lastEntry, 1);
    look.fails = false;
    await sites.refresh('/a');
    assert.equal(sites.site('/a')?.error, undefined);
  });

  it('end with the window', async () => {
    const { sites, clock, look } = setUp(['/a']);
    look.watched = true;
    sites.follow();
    await clock.advance(0);
    sites.dispose();
    await clock.advance(0);
    assert.equal(clock.waiting, 0);
  });

  it('are looked at as often as the settings say, and tell when that was', async () => {
    const { sites, clock, look } = setUp(['/a']);
    const looked: number[] = [];
    sites.onDidLook((time) => looked.push(time - clock.now()));
    look.watched = true;
    sites.follow();
    await clock.advance(0);
    look.pace = 60_000;
    await clock.advance(5000);
    assert.deepEqual(looked, [0, 0]);
    await clock.advance(59_000);
    assert.equal(looked.length, 2);
    await clock.advance(1000);
    assert.equal(looked.length, 3);
    look.watched = false;
    await clock.advance(60_000);
    assert.equal(clock.waiting, 0);
  });
});
