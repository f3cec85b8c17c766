import assert from 'node:assert/strict';
import { SyncState } from '../../../../src/domain/syncState.ts';
import { Outages } from '../../../../src/extension/presence/outages.ts';
import { statusRow } from '../../../support/serviceViews.ts';

const failed = statusRow({ LastSyncState: SyncState.failed });
const running = statusRow({ LastSyncState: SyncState.synchronizingWsus });
const done = statusRow({ LastSyncState: SyncState.succeeded });
const other = statusRow({ SiteCode: 'PS1', LastSyncState: SyncState.failed });

describe('Outages', () => {
  it('are told once, until the site has synchronized again', () => {
    const outages = new Outages();
    const told = [done, failed, failed, running, failed, done, failed].map(
      (row) => outages.take([row]).length,
    );
    assert.deepEqual(told, [0, 1, 0, 0, 0, 0, 1]);
  });

  it('are told of each site, once for all its software update points', () => {
    const outages = new Outages();
    outages.take([done]);
    const second = { ...failed, WSUSServerName: 'replica' };
    assert.deepEqual(outages.take([failed, second, other]), [failed, other]);
  });

  it('are no news when they were there at the first look', () => {
    const outages = new Outages();
    assert.deepEqual(outages.take([failed]), []);
    assert.deepEqual(outages.take([failed, other]), [other]);
    outages.clear();
    assert.deepEqual(outages.take([failed, other]), []);
  });

  it('are told by the command while its work is under way, also where the status comes after it', () => {
    const outages = new Outages();
    outages.take([done]);
    const own = outages.begin();
    assert.deepEqual(outages.take([other]), []);
    outages.tell(['CS1']);
    own.dispose();
    own.dispose();
    assert.deepEqual(outages.take([failed, other]), []);
    assert.deepEqual(outages.take([done]), []);
    assert.deepEqual(outages.take([failed]), [failed]);
  });
});
