import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cutToWidth, displayWidth, padToWidth } from '../../../src/cli/render/displayWidth.ts';
import type { Layout } from '../../../src/cli/render/layout.ts';
import { printable } from '../../../src/base/printable.ts';
import { colorStyle, plainStyle, styleFor } from '../../../src/cli/render/style.ts';
import { type Column, table } from '../../../src/cli/render/table.ts';
import { anyCharacter } from '../../support/anyCharacter.ts';

const layout: Layout = { style: plainStyle, width: undefined, now: 0, zone: 'UTC', verbose: false };

describe('Widths on a terminal', () => {
  for (const [text, width] of [
    ['', 0],
    ['Windows 11', 10],
    ['Ünïcödé', 7],
    ['e\u0301', 1],
    ['更新', 4],
    ['한국어', 6],
    ['ｱ', 1],
    ['Ａ', 2],
    ['👍', 2],
    ['👩‍💻', 2],
    ['✔️', 2],
    ['a\u200bb', 2],
  ] as const) {
    it(`are ${width} for ${JSON.stringify(text)}`, () => {
      assert.equal(displayWidth(text), width);
    });
  }

  it('cut on the border of a character, never in the middle of one', () => {
    assert.equal(cutToWidth('更新サーバー', 6), '更新…');
    assert.equal(cutToWidth('更新サーバー', 12), '更新サーバー');
    assert.equal(cutToWidth('abc', 1), '…');
  });

  it('hold after cutting and filling, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 40 }), (raw, width) => {
        const text = printable(raw);
        assert.ok(displayWidth(cutToWidth(text, width)) <= width);
        assert.ok(displayWidth(padToWidth(text, width)) >= width);
      }),
    );
  });
});

describe('Texts from outside', () => {
  it('cannot steer the terminal', () => {
    assert.equal(printable('a\x1b[31mred\x07 \u202eknow\r\nb'), 'a\ufffd[31mred\ufffd \ufffdknow b');
  });

  it('are one line', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter }), (text) => {
        assert.doesNotMatch(printable(text), /[\p{Cc}\u2028\u2029]/u);
      }),
    );
  });
});

interface Row {
  readonly name: string;
  readonly count: number;
}

const columns: readonly Column<Row>[] = [
  { header: 'Name', cell: ({ name }) => name, atLeast: 6 },
  { header: 'Count', cell: ({ count }) => String(count), align: 'right' },
  { header: 'Note', cell: ({ count }) => (count > 5 ? 'many' : ''), paint: (text) => `<${text}>` },
];

describe('Tables', () => {
  it('align by the columns that full-width characters take', () => {
    const rows = [
      { name: '更新サーバー', count: 12 },
      { name: 'sup01', count: 3 },
    ];
    assert.equal(
      table(columns, rows, layout),
      ['Name          Count  Note', '更新サーバー     12  <many>', 'sup01             3', ''].join('\n'),
    );
  });

  it('cut the columns that may be cut where the terminal is too narrow', () => {
    const rows = [{ name: 'a very long name of an update', count: 12 }];
    const text = table(columns, rows, { ...layout, width: 30 });
    assert.equal(text.split('\n')[1], 'a very long name…     12  <many>');
    for (const line of text.replaceAll(/[<>]/g, '').split('\n')) assert.ok(displayWidth(line) <= 30, line);
  });

  it('do not become narrower than a person can read', () => {
    const rows = [{ name: 'a very long name', count: 12 }];
    assert.match(table(columns, rows, { ...layout, width: 5 }), /^a very… /m);
  });

  it('keep the indentation of a tree', () => {
    assert.match(table(columns, [{ name: '    leaf', count: 1 }], layout), /^ {4}leaf/m);
  });
});

describe('Colors', () => {
  it('are for terminals only, and not where NO_COLOR is set', () => {
    assert.equal(styleFor({ isTTY: true }, {}), colorStyle);
    assert.equal(styleFor({}, {}), plainStyle);
    assert.equal(styleFor({ isTTY: true }, { NO_COLOR: '1' }), plainStyle);
    assert.equal(styleFor({ isTTY: true }, { TERM: 'dumb' }), plainStyle);
  });
});
