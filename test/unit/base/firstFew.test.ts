import assert from 'node:assert/strict';
import { firstFew } from '../../../src/base/firstFew.ts';

describe('The first few of many names', () => {
  for (const [count, expected] of [
    [0, ''],
    [1, 'a'],
    [5, 'a, b, c, d, e'],
    [6, 'a, b, c, d, e, …'],
  ] as const)
    it(`of ${count} are “${expected}”`, () => {
      assert.equal(firstFew(['a', 'b', 'c', 'd', 'e', 'f'].slice(0, count)), expected);
    });
});
