import assert from 'node:assert/strict';
import { isGuid } from '../../../src/base/guid.ts';

describe('A GUID', () => {
  for (const [text, expected] of [
    ['e6cf1350-c01b-414d-a61f-263d14d133b4', true],
    ['E6CF1350-C01B-414D-A61F-263D14D133B4', true],
    ['{e6cf1350-c01b-414d-a61f-263d14d133b4}', false],
    ['e6cf1350c01b414da61f263d14d133b4', false],
    ['e6cf1350-c01b-414d-a61f-263d14d133b4 ', false],
    ['g6cf1350-c01b-414d-a61f-263d14d133b4', false],
    ['', false],
  ] as const)
    it(`is ${expected ? '' : 'not '}'${text}'`, () => {
      assert.equal(isGuid(text), expected);
    });
});
