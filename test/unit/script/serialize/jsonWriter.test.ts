import assert from 'node:assert/strict';
import fc from 'fast-check';
import { jsonText } from '../../../../src/script/serialize/jsonText.ts';
import { writeJson, type JsonValue } from '../../../../src/script/serialize/jsonWriter.ts';

const write = (value: JsonValue, compress: boolean) =>
  writeJson(value, { compress, escape: 'Default', allow: () => undefined });

const literal = (text: string): JsonValue => ({ kind: 'literal', text });

describe('Writing JSON', () => {
  const nested: JsonValue = {
    kind: 'object',
    members: [
      ['A', literal('1')],
      ['L', { kind: 'array', items: [literal('1'), { kind: 'text', text: 'x' }] }],
      ['E', { kind: 'array', items: [] }],
      ['O', { kind: 'object', members: [] }],
    ],
  };

  it('indents by two blanks', () => {
    assert.equal(
      write(nested, false),
      '{\n  "A": 1,\n  "L": [\n    1,\n    "x"\n  ],\n  "E": [],\n  "O": {}\n}',
    );
  });

  it('or writes one line', () => {
    assert.equal(write(nested, true), '{"A":1,"L":[1,"x"],"E":[],"O":{}}');
  });

  it('asks before it grows', () => {
    let characters = 0;
    writeJson(nested, { compress: true, escape: 'Default', allow: (count) => (characters += count) });
    assert.equal(characters, write(nested, true).length);
  });

  const texts = [
    ['Default', '"<a href=\\"x\\">&\'é€\u2028\\u0001</a>"'.replace('\u2028', '\\u2028')],
    ['EscapeHtml', '"\\u003ca href=\\u0022x\\u0022\\u003e\\u0026\\u0027é€\\u2028\\u0001\\u003c/a\\u003e"'],
    ['EscapeNonAscii', '"<a href=\\"x\\">&\'\\u00e9\\u20ac\\u2028\\u0001</a>"'],
  ] as const;
  for (const [handling, expected] of texts)
    it(`escapes by ${handling}`, () => {
      assert.equal(jsonText('<a href="x">&\'é€\u2028\u0001</a>', handling), expected);
    });

  it('writes texts that JavaScript reads again', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) }),
        fc.constantFrom('Default', 'EscapeHtml', 'EscapeNonAscii'),
        (text, handling) => {
          assert.equal(JSON.parse(jsonText(text, handling)), text);
        },
      ),
    );
  });
});
