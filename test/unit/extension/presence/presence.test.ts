import assert from 'node:assert/strict';
import { SyncError } from '../../../../src/domain/errors/syncError.ts';
import { SyncState } from '../../../../src/domain/syncState.ts';
import { presenceOf } from '../../../../src/extension/presence/presence.ts';
import type { ActivityNote } from '../../../../src/extension/hierarchy/activityNote.ts';
import type { SupStatusView } from '../../../../src/service/api/synchronization.ts';
import { fakeService } from '../../../support/fakeService.ts';
import { siteView, statusRow } from '../../../support/serviceViews.ts';

const open = { kind: 'open', service: fakeService({}) } as const;
const look = {
  moment: (time: number): string => new Date(time).toISOString().slice(11, 16),
  place: '/srv/updates',
};

function said(status: readonly SupStatusView[], activity: readonly (readonly [string, ActivityNote])[] = []) {
  return presenceOf(open, { sites: [siteView()], status, activity: new Map(activity) }, look);
}

function step(processed: number, total?: number): ActivityNote {
  const progress = total === undefined ? { processed } : { processed, total };
  return { text: 'Updates of cs1', progress };
}

describe('The presence in the status bar', () => {
  it('is nothing where no service is connected, or there is no site', () => {
    const nothing = { sites: [], status: [], activity: new Map() };
    assert.equal(presenceOf({ kind: 'unopened' }, nothing, look), undefined);
    assert.equal(presenceOf({ kind: 'opening' }, nothing, look), undefined);
    assert.equal(presenceOf(open, nothing, look), undefined);
  });

  const next = statusRow({ nextSync: '2026-11-29T02:30:00.000Z' });
  const failed = statusRow({ LastSyncState: SyncState.failed, nextSync: '2026-11-29T02:30:00.000Z' });
  for (const [name, presence, text, isFailed] of [
    ['when it synchronizes next', said([next]), '$(sync) Next synchronization 02:30', false],
    [
      'that nothing is scheduled',
      said([statusRow({ nextSync: null })]),
      '$(sync) No synchronization scheduled',
      false,
    ],
    ['that a site fails', said([failed]), '$(error) Synchronization of CS1 failed', true],
    ['how far it is', said([next], [['CS1', step(45, 100)]]), '$(sync~spin) Synchronizing CS1 45%', false],
    ['that it runs', said([failed], [['CS1', step(45)]]), '$(sync~spin) Synchronizing CS1', false],
    [
      'how many sites run',
      said(
        [next],
        [
          ['CS1', { text: 'x' }],
          ['PS1', step(1, 3)],
        ],
      ),
      '$(sync~spin) Synchronizing 2 sites 33%',
      false,
    ],
  ] as const)
    it(`says ${name}`, () => {
      assert.deepEqual([presence?.text, presence?.isFailed], [text, isFailed]);
      assert.equal(presence?.siteCode, 'CS1');
    });

  it('says why there is no service, and lets no text from outside write Markdown', () => {
    const error = new SyncError('busy', '[x](command:y)');
    const presence = presenceOf(
      { kind: 'failed', error },
      { sites: [], status: [], activity: new Map() },
      look,
    );
    assert.ok(presence?.isFailed === true);
    assert.ok(!presence.tooltip.includes('](command:'));
    assert.ok(said([statusRow({ stateText: '[x](command:y)' })])?.tooltip.includes('](command:') === false);
  });

  it('says which hierarchy it is: the folder or the service on another machine', () => {
    const status = [statusRow({})];
    const of = (place: string): string =>
      presenceOf(open, { sites: [siteView()], status, activity: new Map() }, { ...look, place })?.tooltip ??
      '';
    assert.match(of('/srv/updates'), /\| Data folder \| .*srv.*updates \|/);
    assert.match(of('susync://jump01:8633'), /\| Service \| .*jump01/);
  });
});
