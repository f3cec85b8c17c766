import assert from 'node:assert/strict';
import { isStatusHostMessage } from '../../../../src/contract/statusPage.ts';
import { statusState } from '../../../../src/extension/statusPage/statusState.ts';
import {
  failedRow,
  failedRun,
  newRow,
  runDocument,
  siteView,
  statusRow,
} from '../../../support/serviceViews.ts';

const snapshot = {
  sites: [
    siteView(),
    siteView({ siteCode: 'PS1', parent: 'CS1' }),
    siteView({ siteCode: 'PS2', parent: 'CS1' }),
    siteView({ siteCode: 'SS1', parent: 'PS1' }),
  ],
  status: [
    statusRow(),
    failedRow,
    newRow,
    statusRow({ SiteCode: 'PS1', WSUSServerName: 'replica', WSUSSourceServer: failedRow.WSUSServerName }),
    statusRow({
      ...{ SiteCode: 'SS1', WSUSServerName: 'ss1', WSUSSourceServer: failedRow.WSUSServerName },
      ...{
        SyncCatalogVersion: 9,
        LastSyncState: 6705,
        stateText: 'Current phase: Synchronizing site database.',
      },
    }),
  ],
  activity: new Map([['SS1', { kind: 'phase', text: 'Synchronizing site database' } as const]]),
};

describe('What the status page shows', () => {
  const state = statusState(snapshot, [failedRun, runDocument({ kind: 'maintenance' })], 7);

  it('is who pulls from whom, and how far everybody is behind the top of the chain', () => {
    assert.deepEqual(
      state.sups.map(({ siteCode, pullsFrom, behind, wellbeing }) => [
        siteCode,
        pullsFrom,
        behind,
        wellbeing,
      ]),
      [
        ['CS1', null, 0, 'inSync'],
        ['PS1', 0, 1, 'failed'],
        ['PS2', null, 0, 'never'],
        ['PS1', 1, 0, 'inSync'],
        ['SS1', 1, 3, 'running'],
      ],
    );
  });

  it('tells what is under way, and why something failed', () => {
    assert.equal(state.sups[4]?.state, '6705 Synchronizing site database · Synchronizing site database');
    assert.equal(state.sups[1]?.error?.code, '0x80072EFD');
    assert.equal(state.runs[0]?.error?.remedy, 'Check that the server runs.');
    assert.equal(state.runs[1]?.changes, null);
  });

  it('is a message that the page takes, also with long texts', () => {
    const long = statusState(
      { ...snapshot, status: [statusRow({ ...failedRow, message: 'x'.repeat(9000) })] },
      [failedRun],
      7,
    );
    for (const shown of [state, long])
      assert.ok(isStatusHostMessage({ kind: 'state', state: { ...shown, title: '' } }));
  });

  it('has no endless chain where software update points pull from each other', () => {
    const [a, b] = [
      statusRow({ WSUSServerName: 'a', WSUSSourceServer: 'b' }),
      statusRow({ WSUSServerName: 'b', WSUSSourceServer: 'a' }),
    ];
    assert.deepEqual(
      statusState({ ...snapshot, status: [a, b] }, [], 7).sups.map(({ pullsFrom }) => pullsFrom),
      [1, 0],
    );
  });
});
