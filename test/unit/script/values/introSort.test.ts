import assert from 'node:assert/strict';
import { introSort } from '../../../../src/script/values/introSort.ts';

/** Numbers that make the middle of three a bad pivot again and again. */
function hardest(length: number): number[] {
  const half = length / 2;
  return Array.from({ length }, (_, index) =>
    index < half ? (index % 2 === 0 ? index + 1 : half + index) : (index - half + 1) * 2,
  );
}

describe('Sorting as .NET does', () => {
  it('puts items in order, however many there are', () => {
    for (const items of [[], [1], [2, 1], [3, 1, 2], hardest(40), hardest(2000)]) {
      const sorted = items.toSorted((left, right) => left - right);
      introSort(items, (left, right) => left - right);
      assert.deepEqual(items, sorted);
    }
  });

  it('ends where the order contradicts itself', () => {
    const items = Array.from({ length: 100 }, (_, index) => index);
    introSort(items, () => 1);
    introSort(items, () => -1);
    assert.equal(new Set(items).size, 100);
  });
});
