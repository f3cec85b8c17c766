import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  changeOf,
  checkState,
  emptyDraft,
  productChildren,
  type ProductNode,
  type ProductTree,
  productTree,
  selectedBelow,
  settledDraft,
  withBox,
  withoutIncluded,
} from '../../../../src/extension/products/productTree.ts';
import { categoryView, categoryViews } from '../../../support/categoryViews.ts';

const category = (id: string): ProductNode => ({ kind: 'category', id });
const idsOf = (nodes: readonly ProductNode[]): string[] =>
  nodes.map((node) => (node.kind === 'category' ? node.id : node.kind));
const stateOf = (tree: ProductTree): Record<string, string> =>
  Object.fromEntries([...tree.categories.keys()].map((id) => [id, checkState(tree, id)]));
const stored = { products: [], classifications: [], languages: ['en'], expandedProducts: 0 };

describe('The tree of products and classifications', () => {
  it('has companies, families and products by name, numbers by their value, and classifications apart', () => {
    const tree = productTree(categoryViews());
    assert.deepEqual(idsOf(productChildren(tree)), ['products', 'classifications']);
    assert.deepEqual(idsOf(productChildren(tree, { kind: 'products' })), ['Microsoft']);
    assert.deepEqual(idsOf(productChildren(tree, { kind: 'classifications' })), ['Drivers', 'Updates']);
    assert.deepEqual(idsOf(productChildren(tree, category('Windows'))), [
      'Windows 2',
      'Windows 10',
      'Windows 11',
    ]);
    assert.deepEqual(productChildren(productTree([])), []);
  });

  it('shows what contains all words of a filter, with what stands above and below it', () => {
    const tree = productTree(categoryViews(), emptyDraft, ' WINDOWS 1 ');
    assert.deepEqual(idsOf(productChildren(tree, category('Microsoft'))), ['Windows']);
    assert.deepEqual(idsOf(productChildren(tree, category('Windows'))), ['Windows 10', 'Windows 11']);
    assert.deepEqual(productChildren(tree, { kind: 'classifications' }), []);
  });

  it('has nothing checked at first, and includes below what is checked', () => {
    const tree = productTree(categoryViews());
    assert.deepEqual([...new Set(Object.values(stateOf(tree)))], ['clear']);
    const checked = productTree(categoryViews(), withBox(tree, 'Windows', true));
    assert.equal(checkState(checked, 'Windows'), 'checked');
    assert.equal(checkState(checked, 'Windows 10'), 'included');
    assert.equal(checkState(checked, 'Microsoft'), 'clear');
    assert.deepEqual(selectedBelow(checked, { kind: 'products' }), { selected: 3, of: 4 });
  });

  it('forgets a change that is taken back, and one that was made elsewhere', () => {
    const views = categoryViews({ Updates: { selected: true } });
    let tree = productTree(views);
    for (const [id, isChecked] of [
      ['Windows 10', true],
      ['Windows 10', false],
      ['Updates', false],
      ['Updates', true],
    ] as const)
      tree = { ...tree, draft: withBox(tree, id, isChecked) };
    assert.deepEqual(tree.draft, emptyDraft);
    const draft = { added: new Set(['Updates', 'gone']), removed: new Set(['Drivers']) };
    assert.deepEqual(settledDraft(productTree(views, draft)), emptyDraft);
  });

  it('replaces what includes a product by everything else below it', () => {
    const tree = productTree(categoryViews({ Microsoft: { selected: true } }));
    const after = productTree([...tree.categories.values()], withoutIncluded(tree, 'Windows 10'));
    assert.deepEqual(stateOf(after), {
      ...{ Microsoft: 'clear', Windows: 'clear', Office: 'checked' },
      ...{ 'Windows 11': 'checked', 'Windows 10': 'clear', 'Windows 2': 'checked' },
      ...{ Updates: 'clear', Drivers: 'clear' },
    });
  });

  it('makes one change of the whole selection, in which ids that nobody knows stay', () => {
    const views = categoryViews({ 'Windows 10': { selected: true }, Updates: { selected: true } });
    const tree = productTree(views, { added: new Set(['Office', 'Drivers']), removed: new Set(['Updates']) });
    const selected = (id: string) => categoryView(id, { selected: true });
    assert.deepEqual(
      changeOf(tree, {
        ...stored,
        products: [selected('unknown'), selected('Windows 10')],
        classifications: [selected('Updates')],
      }),
      { mode: 'set', products: ['unknown', 'Windows 10', 'Office'], classifications: ['Drivers'] },
    );
  });

  it('has a box as it was last set, whatever was set before', () => {
    const ids = categoryViews().map(({ id }) => id);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...ids), fc.boolean())), (clicks) => {
        let tree = productTree(categoryViews({ Windows: { selected: true } }));
        const last = new Map([['Windows', true]]);
        for (const [id, isChecked] of clicks) {
          tree = { ...tree, draft: withBox(tree, id, isChecked) };
          last.set(id, isChecked);
        }
        for (const id of ids) assert.equal(checkState(tree, id) === 'checked', last.get(id) ?? false);
      }),
    );
  });
});
