import assert from 'node:assert/strict';
import { SyncError } from '../../../../src/domain/errors/syncError.ts';
import { failureCode } from '../../../../src/extension/commands/failureCode.ts';
import { failedRow, siteView, statusRow } from '../../../support/serviceViews.ts';

describe('The code that a node has failed with', () => {
  const snapshot = {
    sites: [siteView(), siteView({ siteCode: 'PS1', parent: 'CS1' })],
    status: [statusRow(), failedRow],
    activity: new Map(),
  };
  const error = new SyncError('serviceEnded', 'The service has ended');
  for (const [what, node, expected] of [
    [
      'a failed software update point',
      { kind: 'sup', siteCode: 'PS1', serverName: failedRow.WSUSServerName },
      '0x80072EFD',
    ],
    ['a site with one', { kind: 'site', siteCode: 'PS1' }, '0x80072EFD'],
    ['a site in sync', { kind: 'site', siteCode: 'CS1' }, undefined],
    ['the connection', { kind: 'failure' }, `0x${error.code.toString(16).toUpperCase()}`],
    ['something else', { _id: 'alert' }, undefined],
  ] as const)
    it(`is that of ${what}`, () => {
      assert.equal(failureCode(node, { kind: 'failed', error }, snapshot), expected);
    });
});
