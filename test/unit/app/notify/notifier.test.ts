import assert from 'node:assert/strict';
import { Notifier } from '../../../../src/app/notify/notifier.ts';
import type { NotificationDocument } from '../../../../src/domain/documents.ts';
import { SyncError } from '../../../../src/domain/errors/syncError.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { MemoryStore } from '../../../support/memoryStore.ts';

const minute = 60_000;

describe('The notifier', () => {
  let clock: FakeClock;
  let store: MemoryStore;
  let notifier: Notifier;
  let tried: { readonly id: string; readonly at: number }[];
  const told: string[] = [];
  const failures: string[] = [];
  const broken = new Set<string>();

  beforeEach(() => {
    clock = new FakeClock();
    store = new MemoryStore(() => clock.now());
    tried = [];
    for (const list of [told, failures]) list.length = 0;
    broken.clear();
    notifier = start();
  });

  afterEach(() => {
    notifier.dispose();
    assert.equal(clock.waiting, 0);
  });

  function start(): Notifier {
    return new Notifier({
      ...{ store, fence: store.fence, clock, timer: clock },
      deliver: ({ _id, channel }) => {
        tried.push({ id: _id, at: clock.now() });
        if (broken.has(channel)) return Promise.reject(new SyncError('cannotConnect', `No ${channel}`));
        told.push(_id);
        return Promise.resolve('done');
      },
      onFailure: ({ message }) => failures.push(message),
    });
  }

  async function leave(id: string, change: Partial<NotificationDocument> = {}): Promise<void> {
    const put: NotificationDocument = {
      ...{ _id: id, channel: 'webhook', change: 'raised', time: clock.now(), attempts: 0 },
      nextAttempt: clock.now(),
      alert: { _id: 'disk', name: 'Disk', severity: 'critical', state: 'active', changed: clock.now() },
      ...change,
    };
    await store.commit({ documents: [{ collection: 'notifications', put }] });
  }

  const waiting = async () =>
    (await store.documents('notifications', { limit: 1000 })).items.map(({ _id }) => _id);

  it('tells within a minute what commits have left, in order, and removes it', async () => {
    await leave('a');
    await leave('b');
    await leave('c', { channel: 'mail' });
    await clock.advance(minute);
    assert.deepEqual([told, await waiting()], [['a', 'c', 'b'], []]);
    assert.deepEqual([notifier.state, failures], [{ waiting: 0, failing: [] }, []]);
  });

  it('tries again after 1, 2, 4, … 60 minutes, and tells the failure once', async () => {
    broken.add('webhook');
    await leave('a');
    await clock.advance(6 * 60 * minute);
    const minutes = tried.map(({ at }) => (at - (tried[0]?.at ?? 0)) / minute);
    assert.deepEqual(minutes, [0, 1, 3, 7, 15, 31, 63, 123, 183, 243, 303]);
    assert.deepEqual(failures, ['Alert disk (raised) could not be told by webhook: No webhook']);
    assert.deepEqual(notifier.state, { waiting: 1, failing: [{ channel: 'webhook', error: 'No webhook' }] });
    broken.clear();
    await clock.advance(60 * minute);
    assert.deepEqual([told, await waiting(), notifier.state.failing], [['a'], [], []]);
  });

  it('keeps the order of a channel, and one that fails does not hold up the others', async () => {
    broken.add('webhook');
    await leave('a');
    await leave('b');
    await leave('c', { channel: 'command' });
    await clock.advance(minute);
    assert.deepEqual(tried.map(({ id }) => id).sort(), ['a', 'c']);
    broken.clear();
    await clock.advance(minute);
    assert.deepEqual(told, ['c', 'a', 'b']);
  });

  it('gives up after three days and says so', async () => {
    broken.add('mail');
    await leave('a', { channel: 'mail' });
    await clock.advance(74 * 60 * minute);
    assert.deepEqual(await waiting(), []);
    assert.deepEqual(failures.at(-1), 'Alert disk (raised) could not be told by mail: No mail; given up');
    assert.equal(failures.length, 2);
  });

  it('goes on where the process before it was killed', async () => {
    broken.add('webhook');
    await leave('a');
    await clock.advance(minute);
    notifier.dispose();
    broken.clear();
    notifier = start();
    await clock.advance(2 * minute);
    assert.deepEqual([told, await waiting(), failures.length], [['a'], [], 1]);
  });

  it('keeps 500 at most: the oldest are dropped, and that is said', async () => {
    broken.add('webhook');
    for (let index = 0; index < 510; index++) await leave(String(index).padStart(4, '0'));
    await clock.advance(minute);
    const left = await waiting();
    assert.deepEqual([left.length, left[0]], [500, '0010']);
    assert.match(failures[0] ?? '', /More than 500 notifications wait: 10 were dropped/);
  });

  it('tells a store that fails and goes on', async () => {
    await leave('a');
    store.refuse = new SyncError('diskFull', 'Full');
    await clock.advance(minute);
    assert.deepEqual(failures, ['Full']);
    store.refuse = undefined;
    await clock.advance(minute);
    assert.deepEqual([told, await waiting()], [['a', 'a'], []]);
  });
});
