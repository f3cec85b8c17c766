import assert from 'node:assert/strict';
import { classificationIds } from '../../../../src/domain/classificationIds.ts';
import { productRow } from '../../../../src/extension/products/productRow.ts';
import { emptyDraft, productTree } from '../../../../src/extension/products/productTree.ts';
import { categoryView, categoryViews } from '../../../support/categoryViews.ts';

const category = (id: string) => ({ kind: 'category', id }) as const;

describe('A row of products', () => {
  const tree = productTree(
    categoryViews({ Windows: { selected: true }, 'Windows 10': { retired: true }, Office: { isNew: true } }),
  );

  it('says what it stands for, what includes it, and how many are selected below', () => {
    assert.equal(productRow(tree, category('Windows'))?.description, 'all, also future ones');
    assert.equal(productRow(tree, category('Windows 10'))?.description, 'included by Windows · retired');
    assert.deepEqual(productRow(tree, category('Windows 10'))?.box, {
      isChecked: true,
      says: 'Included by Windows',
    });
    assert.equal(productRow(tree, category('Microsoft'))?.description, '3 of 4');
    assert.equal(productRow(tree, category('Office'))?.description, 'new');
    const root = productRow(tree, { kind: 'classifications' });
    assert.deepEqual([root?.description, root?.box], ['0 of 2 selected', undefined]);
    assert.equal(productRow(tree, category('gone')), undefined);
  });

  it('marks what is not applied yet, and opens what a filter has found', () => {
    const draft = { added: new Set(['Office']), removed: new Set<string>() };
    assert.match(
      productRow(productTree(categoryViews(), draft), category('Office'))?.description ?? '',
      /^changed/,
    );
    const filtered = productTree(categoryViews(), emptyDraft, '10');
    assert.equal(productRow(filtered, category('Windows'))?.collapsible, 'expanded');
  });

  it('warns of drivers and upgrades', () => {
    for (const id of [classificationIds.drivers, classificationIds.upgrades]) {
      const row = productRow(productTree([categoryView(id, { type: 'UpdateClassification' })]), category(id));
      assert.equal(row?.icon, 'warning');
      assert.match(row.spoken, /Not selected, (Drivers|Upgrades) (are|have)/);
    }
  });
});
