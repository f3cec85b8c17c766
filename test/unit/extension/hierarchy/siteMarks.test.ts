import assert from 'node:assert/strict';
import { SyncState } from '../../../../src/domain/syncState.ts';
import { marksOf, placeOf } from '../../../../src/extension/hierarchy/siteMarks.ts';
import { siteView, statusRow } from '../../../support/serviceViews.ts';

const snapshot = {
  sites: [
    siteView({ siteCode: 'CS1', parent: null }),
    siteView({ siteCode: 'PS1', parent: 'CS1' }),
    siteView({ siteCode: 'SS1', parent: 'PS1' }),
    siteView({ siteCode: 'LOST', parent: 'ELSE' }),
  ],
  status: [
    statusRow({ SiteCode: 'SS1', WSUSServerName: 'a', LastSyncState: SyncState.failed }),
    statusRow({ SiteCode: 'SS1', WSUSServerName: 'b', LastSyncState: SyncState.outOfSync }),
    statusRow({ SiteCode: 'SS1', WSUSServerName: 'c', LastSyncState: SyncState.succeeded }),
  ],
  activity: new Map(),
};

describe('The marks of the site hierarchy', () => {
  it('stand below the sites above, whose rows show them, too', () => {
    assert.equal(placeOf(snapshot, { kind: 'site', siteCode: 'CS1' }), '/CS1');
    assert.equal(placeOf(snapshot, { kind: 'sup', siteCode: 'SS1', serverName: 'a' }), '/CS1/PS1/SS1/a');
    assert.equal(placeOf(snapshot, { kind: 'site', siteCode: 'LOST' }), '/ELSE/LOST');
    assert.equal(placeOf(snapshot, { kind: 'failure' }), undefined);
  });

  it('are there for what failed and for what needs attention, by a sign and not by color alone', () => {
    const marks = [...marksOf(snapshot, 'SS1')].map(([place, mark]) => [place, mark?.badge, mark?.tooltip]);
    assert.deepEqual(marks, [
      ['/CS1/PS1/SS1/a', '!', 'failed'],
      ['/CS1/PS1/SS1/b', '?', 'needs attention'],
      ['/CS1/PS1/SS1/c', undefined, undefined],
    ]);
  });
});
