import assert from 'node:assert/strict';
import { LineMap } from '../../../../src/script/syntax/lineMap.ts';

describe('line map', () => {
  const map = new LineMap('one\ntwo\r\nthree\rfour');

  for (const [offset, line, column] of [
    [0, 1, 1],
    [3, 1, 4],
    [4, 2, 1],
    [8, 2, 5],
    [9, 3, 1],
    [15, 4, 1],
    [19, 4, 5],
    [20, 4, 6],
  ] as const) {
    it(`tells offset ${offset} as line ${line}, column ${column} and back`, () => {
      assert.deepEqual(map.position(offset), { line, column });
      assert.equal(map.offset({ line, column }), offset);
    });
  }

  it('gives lines without their ends', () => {
    assert.deepEqual(
      [1, 2, 3, 4, 5].map((line) => map.line(line)),
      ['one', 'two', 'three', 'four', ''],
    );
    assert.equal(map.lineCount, 4);
  });
});
