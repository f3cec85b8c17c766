import assert from 'node:assert/strict';
import { isFingerprint, plainFingerprint } from '../../../src/domain/fingerprint.ts';

const plain = 'AB'.repeat(32);

describe('The fingerprint of a certificate', () => {
  for (const [name, text, expected] of [
    ['as tools show it', Array<string>(32).fill('AB').join(':'), true],
    ['without colons', plain, true],
    ['in lower case', plain.toLowerCase(), true],
    ['a digit short', plain.slice(1), false],
    ['with a letter that is no digit', `G${plain.slice(1)}`, false],
    ['of a SHA-1', 'AB'.repeat(20), false],
    ['of nothing', '', false],
  ] as const)
    it(`${name} is ${expected ? 'taken' : 'none'}`, () => {
      assert.equal(isFingerprint(text), expected);
      if (expected) assert.equal(plainFingerprint(text), plain);
    });
});
