import assert from 'node:assert/strict';
import fc from 'fast-check';
import { clixmlText, fromClixmlText } from '../../../../src/script/serialize/clixmlText.ts';
import { hexBytes, hexOffset, hexText } from '../../../../src/script/serialize/hexDump.ts';
import { htmlText } from '../../../../src/script/serialize/htmlText.ts';
import {
  byteOrderMark,
  decodeText,
  encodeText,
  fileEncoding,
} from '../../../../src/script/serialize/textEncoding.ts';
import {
  htmlEnd,
  htmlHeader,
  htmlList,
  htmlRow,
  htmlStart,
} from '../../../../src/script/serialize/toHtml.ts';
import { xmlLines } from '../../../../src/script/serialize/xmlWriter.ts';

const page = {
  fragment: false,
  transitional: false,
  title: 'Report',
  head: null,
  body: ['<h1>T</h1>'],
  cssUri: null,
  charset: null,
  meta: [],
  preContent: ['pre'],
  postContent: ['post'],
};

const column = (label: string, width: string | null = null, alignment: string | null = null) => ({
  label,
  width,
  alignment,
});

describe('HTML', () => {
  it('is a page around a table', () => {
    assert.deepEqual(
      [...htmlStart(page), ...htmlEnd(page)],
      [
        '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN"  "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">',
        '<html xmlns="http://www.w3.org/1999/xhtml">',
        '<head>',
        '<title>Report</title>',
        '</head><body>',
        '<h1>T</h1>',
        'pre',
        '<table>',
        '</table>',
        'post',
        '</body></html>',
      ],
    );
  });

  it('is the table alone as a fragment', () => {
    assert.deepEqual(htmlStart({ ...page, fragment: true, preContent: [] }), ['<table>']);
  });

  it('has a row an object, below columns with their widths', () => {
    assert.deepEqual(htmlHeader([column('Col', '50%', 'right'), column('KB')]), [
      '<colgroup><col width = "50%" align = "right"/><col/></colgroup>',
      '<tr><th>Col</th><th>KB</th></tr>',
    ]);
    assert.equal(
      htmlRow(['<b> & "x"', 'é']),
      '<tr><td>&lt;b&gt; &amp; &quot;x&quot;</td><td>&#233;</td></tr>',
    );
  });

  it('or lines, a rule between objects', () => {
    assert.deepEqual(htmlList([column('A')], ['1'], false), [
      '<tr><td><hr></td></tr>',
      '<tr><td>A:</td><td>1</td></tr>',
    ]);
  });

  it('never lets a text become markup', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from('aé"\,; \n<&😀')) }),
        (text) => !/[<>"']/u.test(htmlText(text)),
      ),
    );
  });
});

describe('XML', () => {
  it('is indented, with texts on one line', () => {
    const element = {
      name: 'Object',
      attributes: [['Type', 'a"b']] as const,
      content: [
        { name: 'P', attributes: [], content: 'x<&' },
        { name: 'Q', attributes: [], content: '' },
      ],
    };
    assert.deepEqual(xmlLines(element), [
      '<Object Type="a&quot;b">',
      '  <P>x&lt;&amp;</P>',
      '  <Q></Q>',
      '</Object>',
    ]);
  });

  it('keeps every text in CLIXML', () => {
    assert.equal(clixmlText('a\nb_x000A_'), 'a_x000A_b_x005F_x000A_');
    fc.assert(
      fc.property(
        fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) }),
        (text) => {
          assert.equal(fromClixmlText(clixmlText(text)), text);
        },
      ),
    );
  });
});

describe('Encodings of files', () => {
  const cases: readonly (readonly [string, readonly number[], readonly number[]])[] = [
    ['utf8', [], [0xc3, 0xa9]],
    ['utf8BOM', [0xef, 0xbb, 0xbf], [0xc3, 0xa9]],
    ['unicode', [0xff, 0xfe], [0xe9, 0]],
    ['bigendianunicode', [0xfe, 0xff], [0, 0xe9]],
    ['utf32', [0xff, 0xfe, 0, 0], [0xe9, 0, 0, 0]],
    ['latin1', [], [0xe9]],
    ['windows-1252', [], [0xe9]],
    ['ascii', [], [0x3f]],
  ];
  for (const [name, mark, bytes] of cases)
    it(`put é into the bytes of ${name}`, () => {
      assert.deepEqual([...byteOrderMark(fileEncoding(name))], mark);
      assert.deepEqual([...encodeText('é', fileEncoding(name))], bytes);
    });

  it('are known by their mark', () => {
    for (const name of ['utf8BOM', 'unicode', 'bigendianunicode', 'utf32', 'bigendianutf32']) {
      const encoding = fileEncoding(name);
      const bytes = Buffer.concat([byteOrderMark(encoding), encodeText('Ünï €😀', encoding)]);
      assert.equal(decodeText(bytes, fileEncoding('ascii')), 'Ünï €😀', name);
    }
  });

  it('have names', () => {
    assert.throws(() => fileEncoding('nosuch'), /'nosuch' is not a supported encoding name/u);
  });
});

describe('A dump', () => {
  it('shows bytes and characters', () => {
    const bytes = Uint8Array.from([0x61, 0, 0x0a, 0xe9]);
    assert.deepEqual(
      [hexOffset(16), hexBytes(bytes), hexText(bytes)],
      ['0000000000000010', '61 00 0A E9', 'a \ufffdé'],
    );
  });
});
