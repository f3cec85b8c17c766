import assert from 'node:assert/strict';
import { defaultOptions, type FormatOptions } from '../../../../src/script/format/formatOptions.ts';
import { ViewTable } from '../../../../src/script/format/findView.ts';
import { Formatter } from '../../../../src/script/format/formatter.ts';
import { FormatRenderer } from '../../../../src/script/format/formatRenderer.ts';
import { tableView } from '../../../../src/script/format/formatView.ts';
import { customObject } from '../../../../src/script/values/customObject.ts';
import { NetArray } from '../../../../src/script/values/netArray.ts';
import { Double } from '../../../../src/script/values/number.ts';
import type { Value } from '../../../../src/script/values/value.ts';
import { plainReader } from '../../../support/script/plainReader.ts';

type Notes = Readonly<Record<string, Value>>;

const object = (notes: Notes, type?: string) => customObject(Object.entries(notes), type);

const named = (name: string, more: Partial<FormatOptions['properties'][number]> = {}) => ({
  expression: { kind: 'name' as const, name },
  label: null,
  format: null,
  width: 0,
  alignment: null,
  depth: null,
  ...more,
});

const views = new ViewTable([tableView('Thing', 'Name:10 Size:6> Rest')]);

/** What a document of the values looks like, trailing blanks cut. */
function shown(values: readonly Value[], options: Partial<FormatOptions> = {}, width = 120): string {
  const lines: string[] = [];
  const renderer = new FormatRenderer(
    { width, writeLine: (line) => lines.push(line.trimEnd()), impatient: () => false },
    () => undefined,
  );
  const formatter = new Formatter(
    { ...defaultOptions, ...options },
    () => views,
    plainReader(),
    (record) => {
      renderer.add(record);
    },
  );
  for (const value of values) formatter.add(value);
  formatter.end();
  renderer.end();
  return lines.map((line) => `${line}\n`).join('');
}

const pair = [object({ A: 1, B: 'x' }), object({ A: 22, B: 'yy' })];
const sites = [
  object({ S: 'PS1', KB: 'KB1' }),
  object({ S: 'PS1', KB: 'KB2' }),
  object({ S: 'PS2', KB: 'KB3' }),
];
const updates = [object({ M: 'line one\nline two', N: 1 })];
const thing = object({ Name: 'a', Size: 5, Rest: 'r' }, 'Thing');

const cases: readonly (readonly [string, readonly Value[], Partial<FormatOptions>, string])[] = [
  [
    'up to four properties make a table, numbers to the right with three decimals',
    [object({ A: 1, B: 'two', C: new Double(3.5), D: true })],
    {},
    '\nA B       C    D\n- -       -    -\n1 two 3.500 True\n\n',
  ],
  [
    'five properties make a list, which later objects join with their own',
    [object({ A: 1, B: 2, C: 3, D: 4, E: 5 }), object({ X: 1, Y: 2 })],
    {},
    '\nA : 1\nB : 2\nC : 3\nD : 4\nE : 5\n\nX : 1\nY : 2\n\n',
  ],
  [
    'later objects get the columns of the first; texts stand between the rows',
    [object({ A: 1, B: 2 }), 'x', object({ A: 1, C: 2 })],
    {},
    '\nA B\n- -\n1 2\nx\n1\n\n',
  ],
  [
    'a column is aligned by its first value',
    [object({ V: null, N: 'a' }), object({ V: 12, N: 'b' })],
    {},
    '\nV  N\n-  -\n   a\n12 b\n\n',
  ],
  [
    'items of a collection end behind the fourth',
    [object({ A: new NetArray([1, 2, null, 4, 5]) })],
    {},
    '\nA\n-\n{1, 2, $null, 4…}\n\n',
  ],
  [
    'line ends cut a cell',
    updates,
    {},
    '\nM         N\n-         -\nline one… 1\n\n'
      .replaceAll('M         N', 'M                 N')
      .replaceAll('-         -', '-                 -')
      .replaceAll('line one… 1', 'line one…         1'),
  ],
  [
    'or make more lines of it with -Wrap',
    updates,
    { shape: 'table', wrap: true },
    '\nM                 N\n-                 -\nline one          1\nline two\n\n',
  ],
  ['a list goes on below the value', updates, { shape: 'list' }, '\nM : line one\n    line two\nN : 1\n\n'],
  ['headers can be left out', pair, { shape: 'table', hideHeaders: true }, '\n 1 x\n22 yy\n\n'],
  [
    'groups start with a heading where the value changes',
    sites,
    { shape: 'table', properties: [named('KB')], groupBy: named('S') },
    '\n   S: PS1\n\nKB\n--\nKB1\nKB2\n\n   S: PS2\n\nKB\n--\nKB3\n\n',
  ],
  [
    'in lists too',
    sites.slice(1),
    { shape: 'list', properties: [named('KB')], groupBy: named('S') },
    '\n   S: PS1\n\nKB : KB2\n\n\n   S: PS2\n\nKB : KB3\n\n',
  ],
  [
    'a group by nothing has no heading',
    pair,
    { shape: 'table', groupBy: named('Nope') },
    '\n A B\n - -\n 1 x\n22 yy\n\n',
  ],
  [
    'widths that are given cut at the side that alignment leaves free',
    [object({ A: 'abcdefghij', B: 'klmnopqrst', C: 12345678 })],
    {
      shape: 'table',
      properties: [
        named('A', { width: 5 }),
        named('B', { width: 5, alignment: 'right' }),
        named('C', { width: 4 }),
      ],
    },
    '\nA         B    C\n-         -    -\nabcd… …qrst …678\n\n',
  ],
  [
    'patterns choose columns',
    [object({ Alpha: 1, Beta: 'x', Gamma: 3 })],
    { shape: 'table', properties: [named('a*'), named('gamma')] },
    '\nAlpha Gamma\n----- -----\n    1     3\n\n',
  ],
  [
    'a table keeps a column that no object has',
    pair.slice(0, 1),
    { shape: 'table', properties: [named('A'), named('Nope')] },
    '\nA Nope\n- ----\n1\n\n',
  ],
  [
    'a list leaves it out',
    pair.slice(0, 1),
    { shape: 'list', properties: [named('A'), named('Nope')] },
    '\nA : 1\n\n',
  ],
  [
    'a wide list shows what names an object',
    ['x', 'y'].map((Name) => object({ B: 2, Name })),
    { shape: 'wide' },
    `\nx${' '.repeat(60)}y\n\n`,
  ],
  [
    'as many columns as fit with -AutoSize',
    Array.from({ length: 4 }, (_, index) => object({ Name: `x${String(index + 1)}` })),
    { shape: 'wide', autosize: true },
    '\nx1  x2 x3 x4\n\n',
  ],
  [
    'Format-Custom goes down level by level',
    [object({ A: 1, B: object({ C: 1 }), L: new NetArray([1]) })],
    { shape: 'custom' },
    '\nclass PSCustomObject\n{\n  A = 1\n  B =\n    class PSCustomObject\n    {\n      C = 1\n    }\n  L =\n    [\n      1\n    ]\n\n}\n\n\n',
  ],
  [
    'until the depth is reached',
    [object({ A: object({ B: object({ C: 1 }) }) })],
    { shape: 'custom', depth: 1 },
    '\nclass PSCustomObject\n{\n  A =\n    class PSCustomObject\n    {\n      B = @{C=1}\n    }\n}\n\n\n',
  ],
  [
    'a view has its own widths',
    [thing],
    {},
    '\nName         Size Rest\n----         ---- ----\na               5 r\n\n',
  ],
  [
    'and shows other objects as lists',
    [thing, object({ A: 'x' })],
    {},
    '\nName         Size Rest\n----         ---- ----\na               5 r\n\nA : x\n\n\n',
  ],
  ['empty objects print an empty line', [object({}), 'x'], {}, '\nx\n'],
  ['null prints nothing', [null, 1, null], {}, '1\n'],
];

describe('Formatting', () => {
  for (const [title, values, options, expected] of cases)
    it(title, () => {
      assert.equal(shown(values, options), expected);
    });

  it('drops columns that do not fit and wraps a header that is squeezed', () => {
    const value = object({ Id: 1234567, Name: 'n'.repeat(110), Size: 99 });
    assert.deepEqual(
      shown([value])
        .split('\n')
        .slice(1, 5)
        .map((line) => line.slice(-3)),
      ['  S', '  i', '  z', '  e'],
    );
  });
});
