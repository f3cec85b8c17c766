import assert from 'node:assert/strict';
import { chosenNodes } from '../../../../src/extension/commands/chosenNodes.ts';

const clicked = { kind: 'site', siteCode: 'CS1' } as const;
const other = { kind: 'site', siteCode: 'PS1' } as const;

describe('The nodes a command acts on', () => {
  for (const [name, given, expected] of [
    ['the clicked one', [clicked], [clicked]],
    ['all selected ones when the clicked one is among them', [clicked, [other, clicked]], [other, clicked]],
    ['the clicked one alone when it is not selected', [clicked, [other]], [clicked]],
    ['none from the palette', [], []],
    ['none for what is no node', [{ siteCode: 'CS1' }, 'x'], []],
  ] as const)
    it(name, () => {
      assert.deepEqual(chosenNodes(given), expected);
    });
});
