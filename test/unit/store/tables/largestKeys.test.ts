import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LargestKeys } from '../../../../src/store/tables/largestKeys.ts';

describe('The largest of many numbers', () => {
  it('are those that sorting all of them gives, however they come', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 50 })),
        fc.integer({ min: 1, max: 20 }),
        (keys, most) => {
          const largest = new LargestKeys(most);
          for (const key of keys) largest.add(key);
          assert.deepEqual([...largest.descending()], [...keys].sort((a, b) => b - a).slice(0, most));
        },
      ),
    );
  });
});
