import assert from 'node:assert/strict';
import { isStatusHostMessage } from '../../../../src/contract/statusPage.ts';
import { SyncError } from '../../../../src/domain/errors/syncError.ts';
import { observedFolderOf, observedNodeId } from '../../../../src/extension/observed/observedNode.ts';
import { observedState } from '../../../../src/extension/observed/observedState.ts';
import {
  observedChildren,
  observedCode,
  observedTooltip,
  renderObserved,
} from '../../../../src/extension/observed/observedTree.ts';
import type { ObservedSite } from '../../../../src/extension/observed/observedSites.ts';
import type { ObservedRun } from '../../../../src/service/observedLogs.ts';

const start = Date.parse('2026-11-24T11:00:00Z');
const bare: ObservedRun = {
  ...{
    id: 'a',
    siteCode: 'CS1',
    start,
    full: false,
    outcome: 'succeeded',
    isCut: false,
    trigger: 'schedule',
  },
  ...{ failedUpdates: 0, warnings: 0, firstEntry: 0, lastEntry: 9, file: '/logs/wsyncmgr.log' },
};
const good: ObservedRun = { ...bare, items: 130, contentVersion: 34, seconds: 233 };
const bad: ObservedRun = {
  ...bare,
  ...{ id: 'b', outcome: 'failed', start: start + 1_800_000, seconds: 4, trigger: 'retry' },
  error: { message: "UssCommunicationError: WebException: *bold* 'x'", code: 0x80072efe - 2 ** 32 },
};
const history = {
  folder: '/logs',
  log: '/logs/wsyncmgr.log',
  runs: [bad, good],
  lastEntry: start,
  skippedBytes: 0,
};
const site: ObservedSite = { folder: '/logs', history, error: undefined };
const look = {
  now: Date.parse('2026-11-24T12:00:00Z'),
  moment: (time: number) => new Date(time).toISOString(),
};
const root = { kind: 'observed', folder: '/logs' } as const;

describe('The Observed Sites view', () => {
  it('shows how the last synchronization ended, and all that the log tells of', () => {
    const drawn = [root, ...observedChildren(site)].map((node) => {
      const view = renderObserved(site, node, look);
      return `${view?.icon ?? ''} ${view?.label ?? ''}: ${view?.description ?? ''} [${view?.capabilities.join(' ') ?? ''}]`;
    });
    assert.deepEqual(drawn, [
      'error CS1: failed · 30 min ago · /logs [observed canExplain]',
      "error 2026-11-24T11:30:00.000Z · delta: failed · 0x80072EFE · 4.0 s · retry · UssCommunicationError: WebException: *bold* 'x' [observedRun canExplain]",
      'pass 2026-11-24T11:00:00.000Z · delta: done · 130 items · version 34 · 3 min 53 s · schedule [observedRun]',
    ]);
  });

  it('says why logs cannot be read, with the ways out', () => {
    const broken = { ...site, history: undefined, error: new SyncError('inputOutput', 'It cannot be read') };
    const view = renderObserved(broken, root, look);
    assert.deepEqual(view?.capabilities, ['observed', 'canRetry', 'canExplain']);
    assert.match(view.description, /^It cannot be read/);
    assert.match(observedTooltip(broken, root), /It cannot be read/);
    assert.deepEqual(observedChildren(broken), []);
  });

  it('explains failures, and lets no text of a log become markup', () => {
    const node = { kind: 'observedRun', folder: '/logs', id: 'b' } as const;
    assert.equal(observedCode(site, node), '0x80072EFE');
    assert.equal(observedCode(site, root), '0x80072EFE');
    assert.equal(observedCode(site, { ...node, id: 'a' }), undefined);
    assert.match(observedTooltip(site, node), /\\\*bold\\\*/);
  });

  it('is silent about a run that the log no longer tells of, and about an empty log', () => {
    assert.equal(renderObserved(site, { kind: 'observedRun', folder: '/logs', id: 'x' }, look), undefined);
    const empty = { ...site, history: { ...history, runs: [] } };
    assert.match(renderObserved(empty, root, look)?.description ?? '', /no synchronization in the log/);
  });

  it('names nodes by folder and run', () => {
    assert.equal(observedNodeId({ kind: 'observedRun', folder: '/logs', id: 'b' }), 'observedRun//logs/b');
    assert.equal(observedFolderOf(root), '/logs');
    assert.equal(observedFolderOf({ kind: 'site', folder: '/logs' }), undefined);
  });

  it('has a status page, whose now is that of the log', () => {
    const state = { ...observedState(history, look.now), title: 'x' };
    assert.ok(isStatusHostMessage({ kind: 'state', state }));
    assert.equal(state.now, start);
    assert.equal(state.runs[1]?.ended, start + 233_000);
    assert.equal(state.runs[0]?.error?.code, '0x80072EFE');
  });
});
