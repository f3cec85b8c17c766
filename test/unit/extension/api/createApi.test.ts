import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Emitter } from '../../../../src/base/event.ts';
import type { SyncEvent } from '../../../../src/domain/syncEvent.ts';
import type { ApiEvent } from '../../../../src/extension/api.ts';
import { createApi } from '../../../../src/extension/api/createApi.ts';
import type { SyncService } from '../../../../src/service/api/syncService.ts';
import { fakeService } from '../../../support/fakeService.ts';
import { rejectsWith } from '../../../support/rejectsWith.ts';

const asked: unknown[] = [];

function api(
  operations: Partial<SyncService>,
  isAgreed = true,
  events = new Emitter<readonly SyncEvent[]>(),
) {
  asked.length = 0;
  return createApi({
    service: () => Promise.resolve(fakeService(operations)),
    user: 'admin',
    confirm: (...question) => {
      asked.push(question);
      return Promise.resolve(isAgreed);
    },
    onDidCommit: events.event,
  });
}

describe('The API for other extensions', () => {
  it('stands in a file by itself that says which version it is', () => {
    const text = readFileSync('src/extension/api.ts', 'utf8');
    assert.doesNotMatch(text, /^import /m);
    assert.equal(api({}).version, 1);
  });

  it('asks before it starts a synchronization, and starts it for the user of the window', async () => {
    const started: unknown[] = [];
    const answer = await api({
      startSynchronization: (request) => {
        started.push(request);
        return Promise.resolve({ siteCode: 'CS1', disposition: 'queued' });
      },
    }).synchronize({ siteCode: 'CS1' });
    assert.deepEqual(answer, { siteCode: 'CS1', disposition: 'queued' });
    assert.deepEqual(asked, [[['CS1'], false]]);
    assert.deepEqual(started, [{ siteCode: 'CS1', full: false, user: 'admin' }]);
  });

  it('starts nothing where nobody agreed', async () => {
    assert.equal(await api({}, false).synchronize({ siteCode: 'CS1', full: true }), undefined);
  });

  it('rejects with errors of the catalog', async () => {
    await rejectsWith('notFound', api({ sites: () => Promise.resolve([]) }).synchronize());
  });

  it('tells what was committed, until it is disposed of', () => {
    const events = new Emitter<readonly SyncEvent[]>();
    const heard: ApiEvent[] = [];
    const subscription = api({}, true, events).onDidCommit((batch) => heard.push(...batch));
    const event: SyncEvent = { sequence: 7, siteCode: 'CS1', time: 0, body: { kind: 'syncStarting' } };
    events.fire([event]);
    subscription.dispose();
    events.fire([event]);
    assert.deepEqual(heard, [
      { sequence: 7, siteCode: 'CS1', time: '1970-01-01T00:00:00.000Z', kind: 'syncStarting' },
    ]);
  });
});
