import assert from 'node:assert/strict';
import fc from 'fast-check';
import { FrameReader } from '../../../../src/service/rpc/frameReader.ts';

function bodiesOf(chunks: readonly Buffer[], limit = 1000): readonly string[] {
  const reader = new FrameReader(limit);
  return chunks.flatMap((chunk) => [...reader.read(chunk)].map((body) => body.toString()));
}

describe('Frames', () => {
  it('come out as they went in, however they are cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ maxLength: 40, unit: 'grapheme' })),
        fc.array(fc.nat(60)),
        (bodies, cuts) => {
          const stream = Buffer.concat(
            bodies.map((body) => Buffer.from(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)),
          );
          const chunks: Buffer[] = [];
          let start = 0;
          for (const cut of [...cuts, stream.length]) {
            chunks.push(stream.subarray(start, start + cut));
            start += cut;
          }
          assert.deepEqual(bodiesOf(chunks), bodies);
        },
      ),
    );
  });

  const refused: readonly (readonly [what: string, text: string, message: RegExp])[] = [
    ['a body over the limit', 'Content-Length: 1001\r\n\r\n', /1001 bytes is too large/],
    ['a header without end', 'x'.repeat(1024), /no end/],
    ['a header without length', 'Content-Type: x\r\n\r\n', /no Content-Length/],
    ['a length that is no number', 'Content-Length: 1e3\r\n\r\n', /no Content-Length/],
  ];
  for (const [what, text, message] of refused) {
    it(`refuse ${what}`, () => {
      assert.throws(() => bodiesOf([Buffer.from(text)]), { name: 'RangeError', message });
    });
  }
});
