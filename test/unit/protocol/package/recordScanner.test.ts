import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SyncError } from '../../../../src/domain/errors/syncError.ts';
import { RecordScanner } from '../../../../src/protocol/package/recordScanner.ts';
import { metadataOf, testGuid } from '../../../support/exportPackage.ts';

const documents = fc.array(
  fc.record(
    {
      updateId: fc.nat({ max: 1_000_000 }).map(testGuid),
      revision: fc.integer({ min: 1, max: 0x7fffffff }),
      // Line ends, characters of two, three and four bytes, and what looks like the next record.
      text: fc.oneof(
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        fc.string({ unit: fc.constantFrom('a', '\r', '\n', 'é', '漢', '😀', ',') }),
        fc.constant(`\r\n${testGuid(7)},00000001,00000003,<a>\r\n`),
        fc.nat({ max: 300_000 }).map((length) => 'ü😀x'.repeat(length / 3)),
      ),
    },
    { noNullPrototype: true },
  ),
  { maxLength: 12 },
);

/** Everything that a stream cut into pieces yields. */
function scan(bytes: Uint8Array, size: number): { updateId: string; revision: number; text: string }[] {
  const scanner = new RecordScanner('x.cab');
  const found = [];
  for (let at = 0; at < bytes.length; at += size) {
    for (const { identity, record } of scanner.push(bytes.subarray(at, at + size)))
      found.push({ ...identity, text: Buffer.from(record.bytes).toString() });
  }
  scanner.end();
  return found;
}

describe('The records of a package', () => {
  it('come back whatever they contain and however the stream is cut', () => {
    fc.assert(
      fc.property(
        documents,
        fc.oneof(fc.integer({ min: 1, max: 70 }), fc.constant(32_768)),
        (written, size) => {
          const bytes = Buffer.from(metadataOf(written));
          fc.pre(bytes.length / size < 100_000);
          assert.deepEqual(scan(bytes, size), written);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('never fail but with a SyncError', () => {
    fc.assert(
      fc.property(documents, fc.nat(), fc.nat({ max: 255 }), (written, place, byte) => {
        const bytes = Buffer.from(metadataOf(written));
        if (bytes.length > 0) bytes[place % bytes.length] = byte;
        try {
          scan(bytes, 1_000);
        } catch (error) {
          assert.ok(error instanceof SyncError, String(error));
        }
      }),
    );
  });

  const id = testGuid(1);
  const good = `${id},00000001,00000003,<a>\r\n`;
  for (const [what, text, key, message] of [
    [
      'a length too small',
      `${good}${id},00000002,00000002,<b>\r\n`,
      'damagedPackage',
      `Record 2 of x.cab (${id} revision 2) is not followed by CR LF after 2 characters`,
    ],
    [
      'a length too large',
      `${good}${id},00000002,00000004,<b>\r\n${good}`,
      'damagedPackage',
      `Record 2 of x.cab (${id} revision 2) is not followed by CR LF after 4 characters`,
    ],
    [
      'a length that halves a surrogate pair',
      `${id},00000002,00000003,<b😀\r\n`,
      'damagedPackage',
      `Record 1 of x.cab (${id} revision 2) is not followed by CR LF after 3 characters`,
    ],
    [
      'LF alone',
      `${id},00000001,00000003,<a>\n${good}`,
      'damagedPackage',
      `Record 1 of x.cab (${id} revision 1) is not followed by CR LF after 3 characters`,
    ],
    [
      'no record',
      `${good}${'-'.repeat(60)}`,
      'damagedPackage',
      `Record 2 of x.cab begins with "${'-'.repeat(55)}"`,
    ],
    [
      'an end inside a document',
      good.slice(0, -3),
      'damagedPackage',
      `Record 1 of x.cab (${id} revision 1) is cut off at the end of the package`,
    ],
    [
      'an end inside a prefix',
      `${good}${id},0000`,
      'damagedPackage',
      'Record 2 of x.cab is cut off at the end of the package',
    ],
    [
      'a length beyond the limit',
      `${id},00000001,ffffffff,<a>\r\n`,
      'limitExceeded',
      `Record 1 of x.cab (${id}) claims 4294967295 characters; the limit is 67108864`,
    ],
  ] as const) {
    it(`are refused by name for ${what}`, () => {
      assert.throws(() => scan(Buffer.from(text), 32_768), { key, message });
    });
  }

  it('are refused when they are not UTF-8', () => {
    const bytes = Buffer.concat([
      Buffer.from(`${id},00000001,00000003,<`),
      Buffer.from([0xc3, 0x28, 0x0d, 0x0a]),
    ]);
    assert.throws(() => scan(bytes, 32_768), {
      key: 'damagedPackage',
      message: /revision 1\) is not UTF-8$/,
    });
  });
});
