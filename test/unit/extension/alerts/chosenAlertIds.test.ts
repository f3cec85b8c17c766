import assert from 'node:assert/strict';
import { chosenAlertIds } from '../../../../src/extension/alerts/chosenAlertIds.ts';

const [a, b, c] = [{ _id: 'a' }, { _id: 'b' }, { _id: 'c' }];

describe('A command of the Alerts view', () => {
  for (const [what, given, ids] of [
    ['the clicked alert', [a], ['a']],
    ['all that are selected', [b, [a, b]], ['a', 'b']],
    ['all that are selected, though the clicked row is a newer one', [{ _id: 'b' }, [a, b]], ['a', 'b']],
    ['the clicked alert alone where others are selected', [c, [a, b]], ['c']],
    ['nothing from the palette', [], []],
    ['nothing that is no alert', [{ kind: 'site' }, [a]], []],
  ] as const)
    it(`is for ${what}`, () => {
      assert.deepEqual(chosenAlertIds(given), ids);
    });
});
