import assert from 'node:assert/strict';
import fc from 'fast-check';
import { treeLayout } from '../../../../media/status/treeLayout.ts';

describe('The layout of a tree', () => {
  it('puts each one below what it hangs on and what hangs on its elder siblings', () => {
    assert.deepEqual(
      treeLayout([null, 0, 0, 1, null]).map(({ index, depth, row, parentRow }) => [
        index,
        depth,
        row,
        parentRow,
      ]),
      [
        [0, 0, 0, null],
        [1, 1, 1, 0],
        [3, 2, 2, 1],
        [2, 1, 3, 0],
        [4, 0, 4, null],
      ],
    );
  });

  it('shows everything once, whatever hangs on what', () => {
    const anyParents = fc
      .integer({ min: 1, max: 20 })
      .chain((count) => fc.array(fc.option(fc.nat(count - 1)), { minLength: count, maxLength: count }));
    fc.assert(
      fc.property(anyParents, (parents) => {
        const places = treeLayout(parents);
        assert.equal(new Set(places.map(({ index }) => index)).size, parents.length);
        assert.deepEqual(
          places.map(({ row }) => row),
          parents.map((_parent, index) => index),
        );
        for (const { row, parentRow } of places) assert.ok(parentRow === null || parentRow < row);
      }),
    );
  });
});
