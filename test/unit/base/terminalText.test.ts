import assert from 'node:assert/strict';
import fc from 'fast-check';
import { terminalText } from '../../../src/base/terminalText.ts';

const escape = '\u001b';

describe('A text for a terminal', () => {
  for (const [what, text, expected] of [
    ['clears the screen', `a${escape}[2J${escape}[Hb`, 'ab'],
    ['colors', `${escape}[1;31mred${escape}[0m`, 'red'],
    ['changes the title', `a${escape}]0;root@dc\u0007b${escape}]2;x${escape}\\c`, 'abc'],
    ['hides a link', `${escape}]8;;http://x${escape}\\here${escape}]8;;${escape}\\`, 'here'],
    ['speaks with one control of eight bits', 'a\u009b2Jb\u009d0;t\u009cc\u0090q\u009cd', 'abcd'],
    ['resets it', `a${escape}cb`, 'ab'],
    ['writes over the line', 'refused\rgranted\b\b', 'refusedgranted'],
    ['has no end', `a${escape}]0;title`, 'a'],
    ['has no end, and lines after it', `a${escape}]0;title\nb`, 'a\nb'],
    ['is put together of what is left of another', `${escape}${escape}[2J[2Ka`, '[2Ka'],
    ['has tabs and lines', 'a\tb\r\nc\n', 'a\tb\nc\n'],
  ] as const)
    it(`${what}: ${JSON.stringify(text)}`, () => {
      assert.equal(terminalText(text), expected);
    });

  it('commands nothing, whatever it is made of, and stays as it is when it is made one again', () => {
    const parts = fc.constantFrom(
      escape,
      '[',
      ']',
      '2J',
      '\u009b',
      '\u0007',
      '\\',
      '\r',
      '\n',
      'P',
      'x',
      ';',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(parts, fc.string()), { maxLength: 20 }), (pieces) => {
        const text = terminalText(pieces.join(''));
        assert.doesNotMatch(text, /[^\P{Cc}\n\t]/u);
        assert.equal(terminalText(text), text);
      }),
    );
  });
});
