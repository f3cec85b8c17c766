import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cellField } from '../../../../src/script/format/cellField.ts';
import { columnWidths } from '../../../../src/script/format/columnWidths.ts';
import { displayWidth } from '../../../../src/script/format/displayWidth.ts';
import { frameLines, newline } from '../../../../src/script/format/frame.ts';
import { listLines } from '../../../../src/script/format/listLayout.ts';
import { TableLayout } from '../../../../src/script/format/tableLayout.ts';
import { wrapText } from '../../../../src/script/format/wrapText.ts';

describe('Widths of columns', () => {
  const cases: readonly (readonly [string, readonly number[], number, readonly number[]])[] = [
    ['stay where all fit', [5, 6], 120, [5, 6]],
    ['of those that are open share what is left, the first ones the rest of it', [0, 0], 120, [60, 59]],
    ['take what a given one leaves', [16, 0], 120, [16, 103]],
    ['shrink from the last', [7, 110, 4], 120, [7, 110, 1]],
    ['make the last vanish where nothing is left of it', [200, 1], 120, [120, -1]],
  ];
  for (const [title, wanted, available, expected] of cases)
    it(title, () => {
      assert.deepEqual(columnWidths(wanted, available), expected);
    });

  it('never sum up to more than there is', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(60), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 200 }),
        (wanted, available) => {
          const visible = columnWidths(wanted, available).filter((width) => width > 0);
          assert.ok(visible.reduce((sum, width) => sum + width, visible.length - 1) <= available);
        },
      ),
    );
  });
});

describe('A cell', () => {
  const cases: readonly (readonly [string, number, 'left' | 'right' | 'center', string])[] = [
    ['abc', 5, 'left', 'abc  '],
    ['abc', 5, 'right', '  abc'],
    ['abc', 6, 'center', ' abc  '],
    ['abcdef', 4, 'left', 'abc…'],
    ['abcdef', 4, 'right', '…def'],
    ['abcdef', 1, 'left', 'a'],
    ['日本語', 5, 'left', '日本…'],
    ['日本語', 4, 'left', '日… '],
    ['one\r\ntwo', 6, 'left', 'one…  '],
  ];
  for (const [text, width, alignment, expected] of cases)
    it(`of ${JSON.stringify(text)} is ${JSON.stringify(expected)} at the ${alignment} of ${String(width)} columns`, () => {
      assert.equal(cellField(text, width, alignment, true), expected);
    });

  it('is as wide as its column, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.integer({ min: 2, max: 40 }),
        fc.constantFrom('left', 'right', 'center'),
        (text, width, alignment) => {
          assert.equal(displayWidth(cellField(text, width, alignment, true)), width);
        },
      ),
    );
  });
});

describe('Wrapping', () => {
  const cases: readonly (readonly [string, string, number, readonly string[]])[] = [
    ['breaks behind blanks', 'one two three four', 8, ['one two ', 'three ', 'four']],
    [
      'breaks words that are longer than a line',
      'four fivesixseveneight',
      8,
      ['four fiv', 'esixseve', 'neight'],
    ],
    ['keeps lines', 'a\n\nb', 8, ['a', '', 'b']],
    ['leaves what fits', 'abc', 3, ['abc']],
    ['shows a soft hyphen where it breaks', 'some\u00adthing', 5, ['some-', 'thing']],
  ];
  for (const [title, text, width, expected] of cases)
    it(title, () => {
      assert.deepEqual(wrapText(text, width), expected);
    });

  it('loses nothing but line ends', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', 'é') }),
        fc.integer({ min: 1, max: 20 }),
        (text, width) => {
          const lines = wrapText(text, width);
          assert.equal(lines.join(''), text.replaceAll('\n', ''));
          assert.ok(lines.every((line) => displayWidth(line) <= width));
        },
      ),
    );
  });
});

describe('A table', () => {
  it('wraps a header narrower than its label and cuts its cells', () => {
    const layout = new TableLayout(120, [4, 3], ['left', 'right']);
    assert.deepEqual(layout.header(['AAAAAAAAAA', 'BBBBBBBB']), [
      'AAAA BBB',
      'AAAA BBB',
      'AA    BB',
      '---- ---',
    ]);
    assert.equal(layout.row(['one two', '12345'], []), 'one… …45');
  });

  it('makes rows of several lines', () => {
    const layout = new TableLayout(120, [8, 3], ['right', 'right']);
    assert.deepEqual(layout.wrappedRow(['one two three four fivesixseveneight', '12345'], []), [
      'one two  123',
      '  three   45',
      'four fiv    ',
      'esixseve    ',
      '  neight    ',
    ]);
  });

  it('is nothing on a terminal too narrow for it', () => {
    assert.equal(new TableLayout(4, [2], ['left']).visible, false);
  });
});

describe('A list', () => {
  it('continues a value below itself', () => {
    assert.deepEqual(
      listLines(
        [
          { label: 'KB', value: 'one two three' },
          { label: 'Title', value: 'a\nb' },
        ],
        16,
      ),
      ['KB    : one two ', '        three', 'Title : a', '        b'],
    );
  });

  it('cuts a label that leaves no room', () => {
    assert.deepEqual(listLines([{ label: 'LongLabel', value: 'ab' }], 8), ['Long : a', '       b']);
  });
});

describe('Frames', () => {
  it('indent what is in them and break it', () => {
    const pieces = [
      'a:',
      newline,
      { kind: 'frame' as const, left: 2, pieces: ['one two three', newline] },
      'end',
    ];
    assert.deepEqual(frameLines(pieces, 10), ['a:', '  one two ', '  three', 'end']);
  });
});
