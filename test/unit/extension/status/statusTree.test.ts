import assert from 'node:assert/strict';
import type { HierarchySnapshot } from '../../../../src/extension/hierarchy/hierarchySnapshot.ts';
import type { SiteRuns } from '../../../../src/extension/status/runHistory.ts';
import { runIdOf, statusNodeId, type StatusNode } from '../../../../src/extension/status/statusNode.ts';
import {
  renderStatusNode,
  statusChildren,
  statusParent,
} from '../../../../src/extension/status/statusTree.ts';
import {
  failedRow,
  failedRun,
  newRow,
  runDocument,
  siteView,
  statusRow,
} from '../../../support/serviceViews.ts';

const moment = (time: number): string => new Date(time).toISOString().slice(0, 16);
const { ended = 0, ...running } = runDocument({
  ...{ _id: 'running', kind: 'delta', outcome: 'running', reasons: [], trigger: 'schedule' },
  started: Date.parse('2026-11-24T11:59:00Z'),
});
const maintenance = runDocument({ _id: 'm', kind: 'maintenance', reasons: [], ended });
const histories: Readonly<Record<string, SiteRuns>> = {
  CS1: { runs: [running, runDocument(), maintenance], hasOlder: true },
  PS1: { runs: [failedRun], hasOlder: false },
};

const snapshot: HierarchySnapshot = {
  sites: [
    siteView(),
    siteView({ siteCode: 'PS1', parent: 'CS1' }),
    siteView({ siteCode: 'PS2', parent: 'CS1' }),
  ],
  status: [
    statusRow({
      ...{ LastSyncState: 6704, SyncCatalogVersion: 11 },
      stateText: 'WSUS Synchronization in progress. Current phase: Synchronizing WSUS Server.',
    }),
    failedRow,
    newRow,
  ],
  activity: new Map([
    ['CS1', { kind: 'step', text: 'Updates of cs1sup', progress: { processed: 1204, total: 5310 } }],
  ]),
};

function look(node: StatusNode) {
  const history = histories[node.siteCode];
  return renderStatusNode(snapshot, node, { now: Date.parse('2026-11-24T12:00:00Z'), moment, history });
}

/** The whole tree as a drawing: two spaces a level. */
function drawn(node?: StatusNode, depth = 0): string {
  const history = node === undefined ? undefined : histories[node.siteCode];
  return statusChildren(snapshot, node, history)
    .map((child) => {
      const view = look(child);
      assert.deepEqual(statusParent(child), node);
      return `${'  '.repeat(depth)}${view?.icon ?? ''} ${view?.label ?? ''}: ${view?.description ?? ''} [${view?.capabilities.join(' ') ?? ''}]\n${drawn(child, depth + 1)}`;
    })
    .join('');
}

describe('The Synchronization Status view', () => {
  it('shows a row of SMS_SUPSyncStatus for every software update point, and what the runs of its site changed', () => {
    assert.equal(
      drawn(),
      `sync~spin CS1: Updates of cs1sup · 1,204 of 5,310 [site canStop]
  sync~spin cs1sup.contoso.com: 6704 Synchronizing WSUS Server · Updates of cs1sup · 1,204 of 5,310 (22 %) · version 11 · last success 5 min ago [sup]
  history History: last run 1 min ago []
    sync~spin 2026-11-24T11:59 · delta: running · schedule [run]
    pass 2026-11-24T11:52 · full: done · 2,345 new, 12 modified, 3 expired, 1 failed · 3 min 05 s · first synchronization [run]
    pass 2026-11-24T11:52 · maintenance: done · 3 min 05 s · request [run]
    ellipsis Show Older Runs:  [older]
error PS1: failed · version 11 · 5 min ago [site canRetry canExplain canSync]
  error ps1sup.contoso.com: 6703 Synchronization failed · 0x80072EFD · version 11 · last success 3 d ago [sup canRetry canExplain]
  history History: last run 8 min ago []
    error 2026-11-24T11:52 · delta: failed 0x80072EFD · 2,345 new, 12 modified, 3 expired, 1 failed · 3 min 05 s · parent site [run canExplain]
circle-outline PS2: never synchronized [site canSync]
  circle-outline 更新サーバー.contoso.com: Never synchronized [sup]
  history History:  []
`,
    );
  });

  it('is silent about what no longer exists', () => {
    assert.equal(look({ kind: 'sup', siteCode: 'XX1', serverName: 'gone' }), undefined);
    assert.equal(look({ kind: 'run', siteCode: 'CS1', id: 'gone' }), undefined);
  });

  it('gives every node an id of its own, without a text that changes', () => {
    const ids = (node?: StatusNode): string[] =>
      statusChildren(snapshot, node, node === undefined ? undefined : histories[node.siteCode]).flatMap(
        (child) => [statusNodeId(child), ...ids(child)],
      );
    assert.equal(new Set(ids()).size, 14);
  });

  it('knows runs by node and by id', () => {
    assert.equal(runIdOf({ kind: 'run', siteCode: 'CS1', id: 'a' }), 'a');
    assert.equal(runIdOf('b'), 'b');
    assert.equal(runIdOf({ kind: 'site', siteCode: 'CS1' }), undefined);
  });
});
