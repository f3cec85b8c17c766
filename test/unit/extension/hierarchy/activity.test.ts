import assert from 'node:assert/strict';
import type { SyncEvent, SyncEventBody } from '../../../../src/domain/syncEvent.ts';
import { activityAfter } from '../../../../src/extension/hierarchy/activity.ts';
import { progressText } from '../../../../src/extension/hierarchy/siteState.ts';

function event(body: SyncEventBody): SyncEvent {
  return { sequence: 1, time: 0, siteCode: 'CS1', body };
}

const server = 'cs1sup.contoso.com';
const counts = { processed: 1204, total: 5310 };

describe('What is under way at a site', () => {
  for (const [body, text] of [
    [{ kind: 'fullSyncRequired', reason: 'languagesChanged' }, 'Full synchronization: languages changed'],
    [{ kind: 'wsusStarting', server, replica: false }, `Synchronizing WSUS server ${server}`],
    [{ kind: 'wsusStarting', server, replica: true }, `Synchronizing replica ${server}`],
    [
      { kind: 'wsusProgress', server, step: 'updates', progress: counts },
      `Updates of ${server} · 1,204 of 5,310`,
    ],
    [
      { kind: 'wsusProgress', server, step: 'categories', progress: { ...counts, etaSeconds: 75 } },
      `Categories of ${server} · 1,204 of 5,310 · 1 min 15 s left`,
    ],
    [{ kind: 'siteDatabaseStarting', server }, 'Synchronizing site database'],
    [
      { kind: 'siteDatabaseProgress', step: 'categories', progress: { processed: 7 } },
      'Categories of the site database · 7',
    ],
    [{ kind: 'compactionProgress', movedBytes: 10, totalBytes: 20 }, 'Bytes of the store · 10 of 20'],
  ] as const satisfies readonly (readonly [SyncEventBody, string])[])
    it(`is told of ${body.kind}: ${text}`, () => {
      const note = activityAfter(new Map(), [event(body)]).get('CS1');
      assert.equal(note === undefined ? '' : progressText(note), text);
    });

  it('is over with the end, and goes on with what tells nothing of it', () => {
    const running = activityAfter(new Map(), [event({ kind: 'siteDatabaseStarting', server })]);
    assert.equal(activityAfter(running, [event({ kind: 'syncStarting' })]), running);
    assert.equal(activityAfter(running, [event({ kind: 'stopped', user: 'kim' })]).size, 0);
  });
});
