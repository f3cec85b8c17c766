import assert from 'node:assert/strict';
import fc from 'fast-check';
import { guidOfWords, hexOfWords, readGuid, readHexWords } from '../../../../src/base/hexWords.ts';
import { IdTable } from '../../../../src/store/tables/idTable.ts';

describe('Update ids', () => {
  it('are numbered densely and found again, GUIDs and others, in any case of letters', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.uuid(), fc.string(), fc.constantFrom('', 'a', '__proto__'))),
        (ids) => {
          const table = new IdTable();
          const numbers = ids.map((id) => table.intern(id));
          const distinct = [...new Set(ids)];
          assert.equal(table.size, distinct.length);
          assert.deepEqual(
            numbers.map((number) => table.text(number)),
            ids,
          );
          const copy = new IdTable(table.words().slice(), table.irregular());
          for (const id of distinct) {
            assert.equal(copy.find(id), table.find(id));
            assert.equal(copy.text(copy.find(id)), id);
          }
          assert.equal(table.find('00000000-0000-0000-0000-00000000dead'), -1);
        },
      ),
    );
    const table = new IdTable();
    table.intern('ABCDEF00-0000-4000-8000-00000000000F');
    assert.equal(table.text(0), 'abcdef00-0000-4000-8000-00000000000f');
    assert.equal(table.find('abcdef00-0000-4000-8000-00000000000f'), 0);
  });

  it('compare as their texts do', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.uuid(), (left, right) => {
        const table = new IdTable();
        const order = table.compare(table.intern(left), table.intern(right));
        assert.equal(Math.sign(order), left < right ? -1 : left > right ? 1 : 0);
      }),
    );
  });

  it('are read from hexadecimal digits only', () => {
    const words = new Uint32Array(4);
    for (const text of [
      '',
      '0'.repeat(36),
      'g0000000-0000-4000-8000-000000000000',
      '00000000-0000-4000-8000-00000000000',
    ]) {
      assert.equal(readGuid(text, words), false, text);
    }
    assert.equal(readHexWords('12345678', 0, new Uint32Array(2)), false);
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        assert.equal(readGuid(id, words), true);
        assert.equal(guidOfWords(words, 0), id);
        assert.equal(hexOfWords(words, 0, 4), id.replaceAll('-', ''));
      }),
    );
  });
});
