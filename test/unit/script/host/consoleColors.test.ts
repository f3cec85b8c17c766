import { strict as assert } from 'node:assert';
import { colored } from '../../../../src/script/host/consoleColors.ts';

describe('Colors of a terminal', () => {
  for (const [foreground, background, text, expected] of [
    ['Red', null, 'a', '\u{1b}[91ma\u{1b}[0m'],
    ['darkgreen', 'White', 'a', '\u{1b}[32;107ma\u{1b}[0m'],
    [null, null, 'a', 'a'],
    ['nothing', null, 'a', 'a'],
    ['Gray', null, 'a\n\nb', '\u{1b}[37ma\u{1b}[0m\n\n\u{1b}[37mb\u{1b}[0m'],
  ] as const)
    it(`${String(foreground)} on ${String(background)}: ${JSON.stringify(text)}`, () => {
      assert.equal(colored(text, foreground, background), expected);
    });
});
