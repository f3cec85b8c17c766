import assert from 'node:assert/strict';
import fc from 'fast-check';
import { acceptsGzip } from '../../../../src/protocol/server/acceptsGzip.ts';
import { answerBlocks } from '../../../../src/protocol/server/answerBlocks.ts';
import { base64Slices } from '../../../../src/protocol/server/base64Slices.ts';
import { escapedDocument } from '../../../../src/protocol/server/escapedDocument.ts';
import { escapeText } from '../../../../src/protocol/soap/xmlText.ts';

describe('Pieces of an answer', () => {
  it('join to blocks that hold the same bytes', async () => {
    const pieces = fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.uint8Array({ maxLength: 90_000 })));
    await fc.assert(
      fc.asyncProperty(pieces, async (given) => {
        const blocks: Buffer[] = [];
        for await (const block of answerBlocks(given)) blocks.push(block);
        assert.ok(Buffer.concat(blocks).equals(Buffer.concat(given.map((piece) => Buffer.from(piece)))));
        assert.ok(blocks.slice(0, -1).every(({ length }) => length >= 64 * 1024));
      }),
      { numRuns: 30 },
    );
  });

  for (const length of [0, 1, 2, 3, 196_607, 196_608, 196_609, 400_000]) {
    it(`of base64 over ${length} bytes are the base64 of all`, () => {
      const bytes = Buffer.alloc(length, 'some bytes');
      assert.equal([...base64Slices(bytes)].join(''), bytes.toString('base64'));
    });
  }

  it('of an escaped document are its text escaped, in slices that may cut characters', () => {
    const document = `<a b="&amp;">\r\nä€😀 ]]></a>`.repeat(20_000);
    const escaped = Buffer.concat([...escapedDocument(Buffer.from(document))]).toString();
    assert.equal(escaped, escapeText(document));
  });

  const codings: readonly [string | undefined, boolean][] = [
    [undefined, false],
    ['xpress', false],
    ['gzip', true],
    ['gzip, deflate', true],
    ['deflate;q=0.5, GZIP;q=1.0', true],
    ['gzip;q=0', false],
    ['gzip;q=0.000, *', false],
    ['*', true],
    ['identity', false],
    ['', false],
  ];
  for (const [header, expected] of codings) {
    it(`${expected ? 'may' : 'may not'} be packed for Accept-Encoding ${String(header)}`, () => {
      assert.equal(acceptsGzip(header), expected);
    });
  }
});
