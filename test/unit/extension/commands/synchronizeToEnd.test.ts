import assert from 'node:assert/strict';
import { SyncError } from '../../../../src/domain/errors/syncError.ts';
import { synchronizeToEnd } from '../../../../src/extension/commands/synchronizeToEnd.ts';
import { rejectsWith } from '../../../support/rejectsWith.ts';

/** A service that fails so often before it has synchronized. */
function failing(times: number, key: 'serviceEnded' | 'busy') {
  const asked: unknown[] = [];
  return {
    asked,
    synchronize: (request: unknown) => {
      asked.push(request);
      return asked.length <= times
        ? Promise.reject(new SyncError(key, 'Gone'))
        : Promise.resolve({ disposition: 'joined' as const, runs: [] });
    },
  };
}

describe('A synchronization that somebody waits for', () => {
  it('is joined again after its service has crashed', async () => {
    const service = failing(1, 'serviceEnded');
    assert.deepEqual(await synchronizeToEnd(service, { siteCode: 'CS1', full: true }, () => false), []);
    assert.deepEqual(service.asked, [
      { siteCode: 'CS1', full: true },
      { siteCode: 'CS1', full: true },
    ]);
  });

  it('is given up when the service was ended on purpose, ends twice, or fails otherwise', async () => {
    await rejectsWith(
      'serviceEnded',
      synchronizeToEnd(failing(1, 'serviceEnded'), {}, () => true),
    );
    await rejectsWith(
      'serviceEnded',
      synchronizeToEnd(failing(2, 'serviceEnded'), {}, () => false),
    );
    await rejectsWith(
      'busy',
      synchronizeToEnd(failing(1, 'busy'), {}, () => false),
    );
  });
});
