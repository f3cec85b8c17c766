import assert from 'node:assert/strict';
import fc from 'fast-check';
import { GuidCipher } from '../../../../src/protocol/sample/guidCipher.ts';

const number = fc.integer({ min: 0, max: 0xffff_ffff });

describe('The ids of the sample catalog', () => {
  it('are GUIDs that lead back to their numbers', () => {
    fc.assert(
      fc.property(number, number, (seed, value) => {
        const cipher = new GuidCipher(seed, 1);
        const guid = cipher.guidOf(value);
        assert.match(guid, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
        assert.equal(cipher.numberOf(guid), value);
      }),
    );
  });

  it('are told from those of another seed, another purpose and from other texts', () => {
    fc.assert(
      fc.property(number, number, fc.string(), (seed, value, text) => {
        const cipher = new GuidCipher(seed, 1);
        assert.equal(cipher.numberOf(new GuidCipher(seed ^ 1, 1).guidOf(value)), undefined);
        assert.equal(cipher.numberOf(new GuidCipher(seed, 2).guidOf(value)), undefined);
        assert.equal(cipher.numberOf(text), undefined);
      }),
    );
  });

  it('are all different', () => {
    const cipher = new GuidCipher(7, 1);
    const ids = new Set(Array.from({ length: 20_000 }, (_, value) => cipher.guidOf(value)));
    assert.equal(ids.size, 20_000);
  });
});
