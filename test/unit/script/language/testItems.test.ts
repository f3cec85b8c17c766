import { strict as assert } from 'node:assert';
import { type TestItem, testItems } from '../../../../src/script/language/testItems.ts';

/** An item as `line name`, with those in it. */
type Shown = string | readonly [string, readonly Shown[]];

function shown({ kind, line, name, children }: TestItem): Shown {
  return kind === 'test' ? `${line} ${name}` : [`${line} ${name}`, children.map(shown)];
}

describe('Tests that a file says it has', () => {
  for (const [title, text, expected] of [
    [
      'blocks within each other, with names of every form',
      `Describe 'Add' -Tag x {\n  BeforeAll { It-Is }\n  Context "with $n" {\n    It -Name 'a <b>' -TestCases @{ b = 1 } { }\n    it -Skip b { }\n  }\n}\nIt alone { }`,
      [['1 Add', [['3 "with $n"', ['4 a <b>', '5 b']]]], '8 alone'],
    ],
    [
      'in loops and conditions, and in a file that is not finished',
      `foreach ($x in 1, 2) { Describe "d$x" { It 'a' { 1 |`,
      [['1 "d$x"', ['1 a']]],
    ],
    ['none', 'Get-Date; $it = 1; It', ['1 It']],
  ] as const)
    it(title, () => {
      assert.deepEqual(testItems(text).map(shown), expected);
    });
});
