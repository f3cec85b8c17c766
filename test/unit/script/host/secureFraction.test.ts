import assert from 'node:assert/strict';
import { secureFraction } from '../../../../src/script/host/secureFraction.ts';

describe('A number that scripts draw', () => {
  it('is at least 0 and below 1, and another one each time', () => {
    const drawn = Array.from({ length: 1000 }, () => secureFraction());
    assert.ok(drawn.every((number) => number >= 0 && number < 1));
    assert.equal(new Set(drawn).size, 1000);
  });

  it('is made of what the generator of the system gives, all 53 bits of it', () => {
    const { crypto } = globalThis;
    const original = crypto.getRandomValues.bind(crypto);
    Object.defineProperty(crypto, 'getRandomValues', {
      configurable: true,
      value: (words: Uint32Array) => words.fill(0xffff_ffff),
    });
    try {
      assert.equal(secureFraction(), 1 - 2 ** -53);
    } finally {
      Object.defineProperty(crypto, 'getRandomValues', { configurable: true, value: original });
    }
  });
});
