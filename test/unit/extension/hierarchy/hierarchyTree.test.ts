import assert from 'node:assert/strict';
import { SyncError } from '../../../../src/domain/errors/syncError.ts';
import {
  isHierarchyNode,
  type HierarchyNode,
  nodeId,
  siteCodesOf,
} from '../../../../src/extension/hierarchy/hierarchyNode.ts';
import type { HierarchySnapshot } from '../../../../src/extension/hierarchy/hierarchySnapshot.ts';
import { tooltipMarkdown } from '../../../../src/extension/hierarchy/hierarchyTooltip.ts';
import {
  childrenOf,
  failureView,
  parentOf,
  renderNode,
} from '../../../../src/extension/hierarchy/hierarchyTree.ts';
import { failedRow, newRow, siteView, statusRow } from '../../../support/serviceViews.ts';

const now = Date.parse('2026-11-24T12:00:00Z');

function sup(siteCode: string, serverName: string, isDefault = true) {
  const listening = { listen: '127.0.0.1', https: null, contentPort: null, warnings: [] };
  return { siteCode, serverName, port: 8530, url: null, publicUrl: null, isDefault, ...listening };
}

const snapshot: HierarchySnapshot = {
  sites: [
    siteView({ sups: [sup('CS1', 'cs1sup.contoso.com')] }),
    siteView({
      siteCode: 'PS1',
      type: 'primary',
      parent: 'CS1',
      source: null,
      sups: [sup('PS1', 'ps1sup.contoso.com')],
    }),
    siteView({
      siteCode: 'PS2',
      type: 'primary',
      parent: 'CS1',
      source: null,
      sups: [sup('PS2', newRow.WSUSServerName)],
    }),
    siteView({ siteCode: 'SS1', type: 'secondary', parent: 'PS1', source: null, sups: [] }),
  ],
  status: [statusRow(), failedRow, newRow],
  activity: new Map([
    ['CS1', { kind: 'step', text: 'Updates of cs1sup', progress: { processed: 1204, total: 5310 } }],
  ]),
};

/** The whole tree as a drawing: two spaces a level. */
function drawn(node?: HierarchyNode, depth = 0): string {
  return childrenOf(snapshot, node)
    .map((child) => {
      const view = renderNode(snapshot, child, now);
      return `${'  '.repeat(depth)}${view?.icon ?? ''} ${view?.label ?? ''} (${view?.description ?? ''})\n${drawn(child, depth + 1)}`;
    })
    .join('');
}

describe('The site hierarchy', () => {
  it('is a tree of sites, software update points and components with their states', () => {
    assert.equal(
      drawn(),
      `sync~spin CS1 (Updates of cs1sup · 1,204 of 5,310)
  pass cs1sup.contoso.com (in sync · version 12 · 5 min ago)
    sync Synchronization (6702 Synchronization done)
    cloud-download Source (Microsoft Update)
    server Update service (listens when a server asks)
  error PS1 (failed · version 11 · 5 min ago)
    error ps1sup.contoso.com (failed · version 11 · 5 min ago)
      sync Synchronization (6703 Synchronization failed)
      cloud-download Source (cs1sup.contoso.com)
      server Update service (listens when a server asks)
    circle-outline SS1 (never synchronized)
  circle-outline PS2 (never synchronized)
    circle-outline 更新サーバー.contoso.com (never synchronized)
      sync Synchronization (Never synchronized)
      cloud-download Source (none yet)
      server Update service (listens when a server asks)
`,
    );
  });

  it('gives every node an id of its own that says nothing of its state, and a parent that has it as a child', () => {
    const ids: string[] = [];
    const walk = (node?: HierarchyNode): void => {
      for (const child of childrenOf(snapshot, node)) {
        ids.push(nodeId(child));
        const parent = parentOf(snapshot, child);
        assert.equal(
          parent === undefined ? undefined : nodeId(parent),
          node === undefined ? undefined : nodeId(node),
        );
        walk(child);
      }
    };
    walk();
    assert.equal(new Set(ids).size, ids.length);
    assert.equal(ids.length, 4 + 3 + 9);
  });

  it('says by capabilities what can be done with a node', () => {
    const of = (node: HierarchyNode) => renderNode(snapshot, node, now)?.capabilities;
    assert.deepEqual(of({ kind: 'site', siteCode: 'CS1' }), ['site', 'canStop', 'topLevel']);
    assert.deepEqual(of({ kind: 'site', siteCode: 'PS1' }), ['site', 'canSync', 'child']);
    assert.equal(of({ kind: 'site', siteCode: 'XX1' }), undefined);
  });

  it('shows a site whose parent lives elsewhere at the top', () => {
    const alone = { ...snapshot, sites: snapshot.sites.filter(({ siteCode }) => siteCode !== 'CS1') };
    assert.deepEqual(childrenOf(alone).map(nodeId), ['site/PS1', 'site/PS2']);
    assert.equal(parentOf(alone, { kind: 'site', siteCode: 'PS1' }), undefined);
  });

  it('tells cause and remedy in the tooltip, and lets no server write Markdown', () => {
    const text = tooltipMarkdown(snapshot, { kind: 'site', siteCode: 'PS1' }, now) ?? '';
    assert.match(text, /What to do:\*\* Check that the server runs/);
    const evil = { ...snapshot, status: [{ ...failedRow, message: '[x](command:evil) <b> $(sync)' }] };
    const escaped = tooltipMarkdown(evil, { kind: 'site', siteCode: 'PS1' }, now) ?? '';
    assert.ok(escaped.includes('\\[x\\]\\(command:evil\\) \\<b\\> \\$\\(sync\\)'));
  });

  it('shows why there is no connection, with code and remedy', () => {
    const view = failureView(new SyncError('busy', 'Process 7 works in the folder'));
    assert.match(view.description, /^0x[0-9A-F]{8} · Process 7/);
    assert.ok(view.capabilities.includes('canRetry'));
  });

  it('knows its nodes among whatever a command is called with', () => {
    assert.ok(isHierarchyNode({ kind: 'sup', siteCode: 'CS1', serverName: 'a' }));
    for (const other of [undefined, null, 1, 'CS1', { kind: 'site' }, { kind: 'folder', siteCode: 'CS1' }])
      assert.ok(!isHierarchyNode(other));
    assert.deepEqual(
      siteCodesOf([
        { kind: 'site', siteCode: 'PS1' },
        { kind: 'sup', siteCode: 'PS1', serverName: 'a' },
        { kind: 'failure' },
        { kind: 'site', siteCode: 'CS1' },
      ]),
      ['PS1', 'CS1'],
    );
  });
});
