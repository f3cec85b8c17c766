import assert from 'node:assert/strict';
import { positionMessage } from '../../../../src/script/values/positionMessage.ts';

const at = (lineText: string, text: string, line = 3) => {
  const column = lineText.indexOf(text) + 1;
  return { file: null, line, column, endLine: line, endColumn: column + text.length, lineText, text };
};

describe('The place of an error', () => {
  const long = Array.from({ length: 20 }, (_, index) => `<${String(index).padStart(3, '0')}>`).join('');
  const cases: readonly (readonly [string, string, string, string])[] = [
    ['is the whole line where it is short', 'try { 1/0 }', '1/0', '+ try { 1/0 }\n+       ~~~'],
    [
      'is cut at its end where the error stands before',
      `nosuch ; '${long}'`,
      'nosuch',
      "+ nosuch ; '<000><001><002><003><004><005><006><007><008><009><010><011 …\n+ ~~~~~~",
    ],
    [
      'keeps a little behind the error',
      `'${long.slice(0, 55)}' ; nosuchzzzz ; '<000><001><002>'`,
      'nosuchzzzz',
      "+ … 1><002><003><004><005><006><007><008><009><010>' ; nosuchzzzz ; '<000 …\n+                                                      ~~~~~~~~~~",
    ],
    [
      'keeps a little before an error that is long itself',
      `'<000><001><002>' ; nosuch${'z'.repeat(54)}`,
      `nosuch${'z'.repeat(54)}`,
      `+ … 01><002>' ; nosuch${'z'.repeat(51)} …\n+               ${'~'.repeat(57)}`,
    ],
  ];
  for (const [title, line, text, expected] of cases)
    it(title, () => {
      const [, ...rest] = positionMessage(at(line, text)).split('\n');
      assert.equal(rest.join('\n'), expected);
    });

  it('names file, line and column', () => {
    assert.match(positionMessage({ ...at('1/0', '1/0'), file: '/x.ps1' }), /^At \/x\.ps1:3 char:1\n/u);
    assert.match(positionMessage(at('1/0', '1/0')), /^At line:3 char:1\n/u);
  });
});
