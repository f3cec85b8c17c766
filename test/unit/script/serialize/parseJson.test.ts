import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { JsonNode } from '../../../../src/script/serialize/jsonNode.ts';
import { JsonTextError } from '../../../../src/script/serialize/jsonScanner.ts';
import { parseJson } from '../../../../src/script/serialize/parseJson.ts';

const parse = (text: string, depth = 1024) => parseJson(text, depth, () => undefined);

/** A tree as JavaScript has it. */
function plain(node: JsonNode | undefined): unknown {
  switch (node?.kind) {
    case undefined:
      return undefined;
    case 'null':
      return null;
    case 'boolean':
      return node.value;
    case 'text':
      return node.text;
    case 'number':
      return Number(node.text);
    case 'array':
      return node.items.map(plain);
    case 'object':
      return Object.fromEntries(node.members.map(([name, member]) => [name, plain(member)]));
  }
}

describe('JSON', () => {
  const taken: readonly (readonly [string, unknown])[] = [
    ["{'a':'x'}", { a: 'x' }],
    ['{a:1}', { a: 1 }],
    ['{ // comment\n "a": 1, /* x */ "b": [1,2,], }', { a: 1, b: [1, 2] }],
    ['  ', undefined],
    ['null', null],
    ['[1,,2]', [1, null, 2]],
    ['0x1F', 31],
    ['"\\u00e9\\n\\"q\\""', 'é\n"q"'],
  ];
  for (const [text, expected] of taken)
    it(`takes ${JSON.stringify(text)}`, () => {
      assert.deepEqual(plain(parse(text)), expected);
    });

  const refused: readonly (readonly [string, string])[] = [
    ['{"a":1', "Unexpected end when deserializing object. Path 'a', line 1, position 6."],
    ['not json', "Unexpected character encountered while parsing value: n. Path '', line 0, position 0."],
    ['{bad', "Unexpected end while parsing unquoted property name. Path '', line 1, position 4."],
    ['{"a":}', "Unexpected character encountered while parsing value: }. Path 'a', line 1, position 5."],
    [
      '{"a" 1}',
      "Invalid character after parsing property name. Expected ':' but got: 1. Path '', line 1, position 5.",
    ],
    [
      '[1 2]',
      "After parsing a value an unexpected character was encountered: 2. Path '[0]', line 1, position 3.",
    ],
  ];
  for (const [text, message] of refused)
    it(`refuses ${text}`, () => {
      assert.throws(() => parse(text), new JsonTextError(message));
    });

  it('counts levels', () => {
    assert.throws(
      () => parse('{"a":{"b":{"c":{"d":1}}}}', 2),
      new JsonTextError("The reader's MaxDepth of 2 has been exceeded. Path 'a.b', line 1, position 11."),
    );
  });

  it('is read as JavaScript reads it', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const own: unknown = JSON.parse(text);
        assert.deepEqual(JSON.stringify(plain(parse(text))), JSON.stringify(own));
      }),
    );
  });

  it('fails with a message of its own, or not at all', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from('{}[]":,\'\\u01ex-/*n true')) }),
        (text) => {
          try {
            parse(text);
          } catch (error) {
            assert.ok(error instanceof JsonTextError);
            assert.match(error.message, /Path '.*'(?:, line \d+, position \d+)?\.$/su);
          }
        },
      ),
    );
  });
});
