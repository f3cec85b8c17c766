import assert from 'node:assert/strict';
import type { StatusMessageDocument } from '../../../../src/domain/documents.ts';
import {
  statusMessages,
  type StatusMessageSearch,
} from '../../../../src/engine/administration/statusMessages.ts';
import { statusMessageView } from '../../../../src/service/host/statusMessageView.ts';
import { EngineBench } from '../../../support/engineBench.ts';

const begun = Date.parse('2026-11-24T08:00:00Z');

function message(minute: number, change: Partial<StatusMessageDocument>): StatusMessageDocument {
  const time = begun + minute * 60_000;
  return {
    ...{ _id: `${new Date(time).toISOString()} ${minute}`, time, siteCode: 'CS1' },
    ...{ messageId: 6701, severity: 'I', strings: [] },
    ...change,
  };
}

describe('Status messages', () => {
  let bench: EngineBench;

  before(async () => {
    bench = new EngineBench();
    const documents = [
      message(0, {}),
      message(1, { messageId: 6703, severity: 'E', strings: ['The server', 'It is gone'] }),
      message(2, { siteCode: 'PS1' }),
      message(3, { messageId: 6708, severity: 'W' }),
    ];
    await bench.store.commit({
      documents: documents.map((put) => ({ collection: 'statusMessages', put }) as const),
    });
  });

  const ids = async (search: Omit<StatusMessageSearch, 'limit'>, limit = 10) => {
    const page = await statusMessages(bench.ports, { limit, ...search });
    return { minutes: page.items.map(({ _id }) => _id.slice(-1)).join(''), next: page.next };
  };

  for (const [what, search, minutes] of [
    ['all, the newest first', {}, '3210'],
    ['those of a site', { siteCode: 'PS1' }, '2'],
    ['those of some numbers', { messageIds: [6703, 6708] }, '31'],
    ['those of a severity', { severities: ['E'] }, '1'],
    ['those since a moment', { since: begun + 120_000 }, '32'],
    ['none that are newer', { since: begun + 240_000 }, ''],
  ] as const)
    it(`are listed: ${what}`, async () => {
      assert.deepEqual(await ids(search), { minutes, next: undefined });
    });

  it('come page by page', async () => {
    const first = await ids({ siteCode: 'CS1' }, 2);
    assert.equal(first.minutes, '31');
    assert.ok(first.next);
    assert.equal((await ids({ siteCode: 'CS1', after: first.next }, 2)).minutes, '0');
  });

  it('are told in words, with their insertion strings', () => {
    const failed = message(1, { messageId: 6703, severity: 'E', strings: ['The server', 'It is gone'] });
    assert.deepEqual(statusMessageView(failed, 'cs1.contoso.com'), {
      id: failed._id,
      time: '2026-11-24T08:01:00.000Z',
      siteCode: 'CS1',
      machine: 'cs1.contoso.com',
      component: 'SMS_WSUS_SYNC_MANAGER',
      messageId: 6703,
      severity: 'Error',
      text: 'WSUS Synchronization failed. Message: It is gone. Source: The server.',
      strings: ['The server', 'It is gone'],
    });
  });
});
