import assert from 'node:assert/strict';
import {
  chosenUpdateNodes,
  type UpdateNode,
  updateNodeId,
  updatesAmong,
} from '../../../../src/extension/updates/updateNode.ts';
import { listRow, updateRow, updateTooltip } from '../../../../src/extension/updates/updateRow.ts';
import { updateView } from '../../../support/updateViews.ts';

const group = { _id: 'g', name: 'November', description: 'Servers', created: 0, updateIds: ['a', 'b'] };
const overview = { total: 2345, groups: [group] };

describe('Rows of the software updates', () => {
  for (const [state, icon] of [
    [[], 'arrow-circle-down'],
    [['superseded'], 'star-full'],
    [['superseded', 'expired by supersedence rule'], 'close'],
    [['not selected'], 'close'],
    [['no longer offered'], 'question'],
    [['superseded', 'declined'], 'circle-slash'],
  ] as const)
    it(`show ${icon} for ${state.join(', ') || 'a current update'}, and say it`, () => {
      const row = updateRow(updateView({ state }), false, false);
      assert.equal(row.icon, icon);
      assert.equal(row.description, ['2026-11-10', 'Important', ...state].join(' · '));
      assert.match(row.spoken, new RegExp(`, ${state.join(', ') || 'current'}, released 2026-11-10$`));
    });

  it('name the article where the title does not, and the id where there is no title', () => {
    assert.match(updateRow(updateView({ title: 'x' }), false, false).description, /^KB5030710 · /);
    assert.equal(updateRow(updateView({ title: '', updateId: 'i' }), false, false).label, 'i');
  });

  it('offer to decline what is not declined, and to remove from a group what stands in one', () => {
    const can = (state: readonly string[], inGroup: boolean, here: boolean) =>
      updateRow(updateView({ state }), inGroup, here).capabilities;
    assert.deepEqual(can([], false, false), ['update', 'canDecline']);
    assert.deepEqual(can(['declined'], true, false), ['update', 'canRemoveFromGroup']);
    assert.deepEqual(can([], false, true), ['update']);
    assert.match(
      updateRow(updateView(), false, true).description,
      /declined, from the next synchronization on/,
    );
  });

  it('say how many updates there are, and how many of them match', () => {
    const all = (filter: object, total?: number) =>
      listRow({ kind: 'all' }, overview, filter, total === undefined ? undefined : { updates: [], total });
    assert.equal(all({}, 2345).description, '2,345');
    assert.equal(all({ severity: 'Low' }, 7).description, '7 of 2,345');
    assert.equal(all({ severity: 'Low' }).description, '2,345');
    assert.deepEqual(all({ severity: 'Low' }, 7).capabilities, ['allUpdates', 'filtered']);
    const more = { updates: [updateView()], total: 2345, next: '1' };
    assert.equal(listRow({ kind: 'more', list: 'all' }, overview, {}, more).description, '1 of 2,345 shown');
  });

  it('say what is in a group, and offer to empty one that is not', () => {
    const row = (updateIds: readonly string[]) =>
      listRow({ kind: 'group', group: { ...group, updateIds } }, overview, {}, undefined);
    assert.equal(row(['a', 'b']).description, '2 · Servers');
    assert.deepEqual(row([]).capabilities, ['updateGroup']);
    assert.equal(listRow({ kind: 'groups' }, overview, {}, undefined).description, '1');
  });

  it('give no mark of a title from a server a meaning in the tooltip', () => {
    assert.ok(!updateTooltip(updateView({ title: '[x](command:y)' })).includes('[x]('));
  });
});

describe('Nodes of the software updates', () => {
  const update = updateView();
  const inAll: UpdateNode = { kind: 'update', list: 'all', update };
  const inGroup: UpdateNode = { kind: 'update', list: 'group/g', update };

  it('have ids that stay, and differ', () => {
    const nodes: readonly UpdateNode[] = [
      ...[inAll, inGroup, { kind: 'all' } as const, { kind: 'groups' } as const],
      ...[{ kind: 'group', group } as const, { kind: 'more', list: 'all' } as const],
      { kind: 'more', list: 'group/g' },
    ];
    assert.equal(new Set(nodes.map(updateNodeId)).size, nodes.length);
    assert.equal(
      updateNodeId({ ...inAll, update: { ...update, revision: 201, state: ['expired'] } }),
      updateNodeId(inAll),
    );
  });

  it('are the selected ones where the clicked one is among them, else the clicked one; nothing else is one', () => {
    const other: UpdateNode = { kind: 'group', group };
    assert.deepEqual(chosenUpdateNodes([inAll, [inAll, other]]), [inAll, other]);
    assert.deepEqual(chosenUpdateNodes([other, [inAll]]), [other]);
    assert.deepEqual(chosenUpdateNodes([undefined]), []);
    assert.deepEqual(chosenUpdateNodes([{ kind: 'update' }]), []);
    assert.deepEqual(updatesAmong([inAll, inGroup, other]), [update]);
  });
});
