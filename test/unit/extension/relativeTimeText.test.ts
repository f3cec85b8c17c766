import assert from 'node:assert/strict';
import { relativeTime } from '../../../src/base/relativeTime.ts';
import { relativeTimeText } from '../../../src/extension/relativeTimeText.ts';

describe('Relative times in VS Code', () => {
  it('read in English as those of the command line', () => {
    for (const minutes of [0, 0.2, 5, 90, 3000, 200_000, -0.2, -5, -3000, -200_000]) {
      const moment = minutes * 60_000;
      assert.equal(relativeTimeText(moment, 0), relativeTime(moment, 0));
    }
  });
});
