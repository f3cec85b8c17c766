import assert from 'node:assert/strict';
import { RowFlag } from '../../src/domain/catalogRow.ts';
import {
  type StoreContractContext,
  contractSup as sup,
  one,
  two,
  twoNewer,
  eventAt,
} from './storeContractContext.ts';
import type { ChangedArea } from '../../src/domain/changedArea.ts';
import type { SyncEvent } from '../../src/domain/syncEvent.ts';
import { rejectsWith } from './rejectsWith.ts';
import { guid, rowOf } from './records.ts';

/** What every store must do: commits, documents, events and what stays after opening again. */
export function documentContract(context: StoreContractContext): void {
  it('is empty at first', async () => {
    const { store } = context.opened;
    assert.equal(await store.generation(sup), undefined);
    assert.deepEqual(await store.generations(sup), []);
    assert.deepEqual(await store.rows(sup, 'published', { limit: 10 }), { items: [] });
    assert.deepEqual(await store.rows(sup, 'open', { limit: 10 }), { items: [] });
    assert.equal(await store.count(sup, 'published'), 0);
    assert.equal(await store.hasOpenChanges(sup), false);
    assert.deepEqual(await store.find(sup, 'open', [guid(1)]), []);
    assert.deepEqual(await store.events(0, 10), []);
    assert.equal(await store.document('sites', 'PS1'), undefined);
    assert.deepEqual(await store.documents('sites', { limit: 10 }), { items: [] });
    assert.deepEqual(await store.verify(), []);
  });

  it('refuses a row whose record is not there, with everything else of the unit', async () => {
    await rejectsWith(
      'notFound',
      context.commit({
        records: [one],
        catalogs: [{ catalog: sup, upserts: [rowOf(one), rowOf(two)] }],
        documents: [{ collection: 'settings', put: { _id: 'a', value: 1 } }],
        events: [eventAt(1)],
      }),
    );
    assert.deepEqual(await context.ids('open'), []);
    assert.equal((await context.opened.store.knownRecords([one.storedDigest])).size, 0);
    assert.equal(await context.opened.store.document('settings', 'a'), undefined);
    assert.deepEqual(await context.opened.store.events(0, 10), []);
  });

  it('refuses a stale fence', async () => {
    await rejectsWith('fenced', context.opened.store.commit({}, { token: context.opened.fence.token - 1 }));
  });

  it('puts, replaces, lists and removes documents', async () => {
    const put = (id: string, value: string | null) =>
      ({ collection: 'settings', put: { _id: id, value } }) as const;
    await context.commit({ documents: [put('a', 'x'), put('b', 'y'), put('c', 'x'), put('d', null)] });
    await context.commit({
      documents: [put('b', 'x'), { collection: 'settings', remove: 'c' }, put('e', 'z')],
    });
    const { store } = context.opened;
    assert.deepEqual(await store.document('settings', 'b'), { _id: 'b', value: 'x' });
    assert.equal(await store.document('settings', 'c'), undefined);
    assert.deepEqual(await store.documents('settings', { limit: 10, where: { value: 'x' } }), {
      items: [
        { _id: 'a', value: 'x' },
        { _id: 'b', value: 'x' },
      ],
    });
    const first = await store.documents('settings', { limit: 3, descending: true });
    assert.deepEqual(
      first.items.map(({ _id }) => _id),
      ['e', 'd', 'b'],
    );
    const rest = await store.documents('settings', { limit: 3, descending: true, after: first.next ?? '' });
    assert.deepEqual(rest, { items: [{ _id: 'a', value: 'x' }] });
  });

  it('keeps member names with dots and dollar signs in documents', async () => {
    const put = {
      _id: 'PS1/server',
      siteCode: 'PS1',
      serverName: 'server',
      serverId: guid(1),
      port: 8530,
      isDefault: true,
      order: 0,
      anchors: { 'http://up.contoso.com:8530': { updates: '1,x' }, $odd: { config: '100%2E' } },
      acceptedEulas: [],
    };
    await context.commit({ documents: [{ collection: 'sups', put }] });
    context.opened = await context.opened.reopen();
    assert.deepEqual(await context.opened.store.document('sups', 'PS1/server'), put);
  });

  it('numbers events densely and tells of them in order', async () => {
    const heard: SyncEvent[] = [];
    context.opened.store.onDidCommit((events) => heard.push(...events));
    const receipts = await Promise.all([
      context.commit({ events: [eventAt(1), eventAt(2)] }),
      context.commit({}),
      context.commit({ events: [eventAt(3)] }),
    ]);
    assert.deepEqual(
      receipts.flatMap(({ events }) => events.map(({ sequence, time }) => [sequence, time])),
      [
        [1, 1],
        [2, 2],
        [3, 3],
      ],
    );
    assert.deepEqual(
      receipts.map(({ commit: number }) => number),
      [1, 2, 3],
    );
    assert.deepEqual(heard, await context.opened.store.events(0, 10));
    assert.deepEqual(
      (await context.opened.store.events(1, 1)).map(({ sequence }) => sequence),
      [2],
    );
  });

  it('tells which areas each commit changed, of open generations only what is published', async () => {
    const heard: (readonly ChangedArea[])[] = [];
    context.opened.store.onDidChange((areas) => heard.push(areas));
    await context.commit({ events: [eventAt(1)] });
    await context.list([one, two]);
    await context.list([], { publish: true });
    await context.commit({
      documents: [
        { collection: 'settings', put: { _id: 'a', value: 1 } },
        { collection: 'settings', remove: 'b' },
        { collection: 'alerts', remove: 'c' },
        { collection: 'quarantine', remove: 'd' },
      ],
    });
    assert.deepEqual(heard, [['updates'], ['settings', 'alerts']]);
  });

  it('is the same after it was context.opened again', async () => {
    await context.list([one, two], { publish: true });
    await context.list([twoNewer], { flags: RowFlag.declined });
    await context.commit({
      documents: [{ collection: 'settings', put: { _id: 'a', value: ['x'] } }],
      events: [eventAt(1), eventAt(2)],
    });
    const before = [
      await context.opened.store.digest(),
      await context.opened.store.catalogDigest(sup, 'open'),
    ];
    const events = await context.opened.store.events(0, 10);
    context.opened = await context.opened.reopen();
    assert.deepEqual(
      [await context.opened.store.digest(), await context.opened.store.catalogDigest(sup, 'open')],
      before,
    );
    assert.deepEqual(await context.opened.store.events(0, 10), events);
    assert.deepEqual(await context.opened.store.document('settings', 'a'), { _id: 'a', value: ['x'] });
    assert.equal(await context.opened.store.hasOpenChanges(sup), true);
    assert.equal((await context.commit({ events: [eventAt(3)] })).events[0]?.sequence, 3);
    assert.deepEqual(await context.opened.store.verify(), []);
  });
}
