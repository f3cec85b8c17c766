import assert from 'node:assert/strict';
import { checkAnchorOrder, usableAnchor } from '../../../../src/protocol/client/anchorText.ts';

describe('An anchor', () => {
  for (const anchor of [
    '9438,2026-10-04 16:33:26.848',
    '2026-10-05 17:27:44.393',
    '1,2026-10-04 16:33:26',
    '1,2026-10-04 16:33:26.1234567',
  ]) {
    it(`such as ${anchor} is kept as it is`, () => {
      assert.equal(usableAnchor(anchor), anchor);
    });
  }

  for (const anchor of [
    undefined,
    '',
    '11/23/2026 09:00:25',
    '23.11.2026 09:00:25',
    '2026-13-40 00:00:00',
    'x,2026-10-04 16:33:26.848',
  ]) {
    it(`such as ${String(anchor)} is not kept`, () => {
      assert.equal(usableAnchor(anchor), undefined);
    });
  }

  for (const [sent, answered, isBackwards] of [
    ['9438,2026-10-04 16:33:26.848', '9438,2026-10-04 16:33:26.848', false],
    ['9438,2026-10-04 16:33:26.848', '1,2026-10-04 16:33:26.849', false],
    ['9438,2026-10-04 16:33:26.848', '9999,2026-10-04 16:33:26.847', true],
    ['9438,2026-10-04 16:33:26.8', '9438,2026-10-04 16:33:26.79', true],
    ['9438,2026-10-04 16:33:26', '9438,2026-10-04 16:33:26.0', false],
    ['2026-10-05 17:27:44.393', '2025-10-05 17:27:44.393', true],
    [undefined, '2025-10-05 17:27:44.393', false],
    ['2026-10-05 17:27:44.393', '10/05/2025', false],
  ] as const) {
    it(`${String(sent)} answered with ${answered} ${isBackwards ? 'goes backwards' : 'is in order'}`, () => {
      const check = (): void => {
        checkAnchorOrder(sent, answered, 'http://server:8530');
      };
      if (isBackwards) assert.throws(check, { key: 'anchorBackwards' });
      else assert.doesNotThrow(check);
    });
  }
});
