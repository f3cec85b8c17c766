import assert from 'node:assert/strict';
import { stopsAtHit } from '../../../../src/script/debug/hitCondition.ts';

describe('A hit condition', () => {
  const stops: readonly (readonly [condition: string, hits: readonly number[]])[] = [
    ['3', [3, 4, 5, 6]],
    ['>= 3', [3, 4, 5, 6]],
    ['> 3', [4, 5, 6]],
    ['< 3', [1, 2]],
    ['<= 3', [1, 2, 3]],
    ['== 3', [3]],
    ['=3', [3]],
    ['% 3', [3, 6]],
    ['% 0', []],
  ];
  for (const [condition, hits] of stops)
    it(`${condition} stops at ${hits.join(', ') || 'none'} of six`, () => {
      assert.deepEqual(
        [1, 2, 3, 4, 5, 6].filter((count) => stopsAtHit(condition, count)),
        hits,
      );
    });

  for (const text of ['', 'three', '1.5', '-1', '>= 2 3', '$x'])
    it(`is none where the text is '${text}'`, () => {
      assert.equal(stopsAtHit(text, 1), undefined);
    });
});
