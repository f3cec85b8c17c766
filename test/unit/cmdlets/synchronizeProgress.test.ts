import assert from 'node:assert/strict';
import { allDomainCmdlets } from '../../../src/cmdlets/allDomainCmdlets.ts';
import { blockingService } from '../../../src/cmdlets/blockingService.ts';
import { noUser } from '../../../src/script/host/noUser.ts';
import { runText, testSession } from '../../support/script/testSession.ts';

describe('Sync-CMSoftwareUpdate -Wait', () => {
  it('tells how far the synchronization is, and takes that away at its end', () => {
    const service = blockingService((_operation, _request, heard) => {
      heard({ done: 30, total: 120, unit: 'items', text: 'CS1: Updates of sup1' });
      return { disposition: 'started', runs: [] };
    });
    const told: unknown[] = [];
    const session = testSession({
      cmdlets: allDomainCmdlets({ service, user: 'admin' }),
      host: {
        write: () => undefined,
        clear: () => undefined,
        progress: ({ status, percentComplete, completed }) => {
          told.push([status, percentComplete, completed]);
        },
        confirm: (_caption, question) => noUser(question),
        readLine: () => noUser(''),
        choose: (_caption, message) => noUser(message),
      },
    });
    const { terminating, errors } = runText('Sync-CMSoftwareUpdate -Wait', session);
    assert.deepEqual([terminating, errors], [null, []]);
    assert.deepEqual(told, [
      ['CS1: Updates of sup1', 25, false],
      ['', -1, true],
    ]);
  });
});
