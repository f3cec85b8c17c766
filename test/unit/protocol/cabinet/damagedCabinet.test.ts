import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { SyncError } from '../../../../src/domain/errors/syncError.ts';
import { bytesSource } from '../../../../src/protocol/cabinet/byteSource.ts';
import { cabinetOf } from '../../../../src/protocol/cabinet/cabinetOf.ts';
import { decodeCabinetMember } from '../../../../src/protocol/cabinet/decodeCabinetMember.ts';
import { openCabinet } from '../../../../src/protocol/cabinet/openCabinet.ts';
import { LzxEncoder } from '../../../support/lzxEncoder.ts';
import { rawCabinet, type RawCabinet } from '../../../support/rawCabinet.ts';
import { readAll } from '../../../support/readAll.ts';

const quantum = 0x1472;
const text = Buffer.from('<upd:Update>Text that repeats, text that repeats. '.repeat(30), 'utf16le');
const stored = { compression: 0, blocks: [{ packed: text, size: text.length }] } satisfies RawCabinet;

function lzxSample(checksums = true): Buffer {
  const encoder = new LzxEncoder(15);
  const literals = [...text.subarray(0, 60)].map((byte) => ({ literal: byte }));
  encoder.add({ type: 'verbatim', skew: 0, tokens: [...literals, { length: 257, distance: 50 }] });
  encoder.add({ type: 'aligned', skew: 2, tokens: [...literals, { length: 80, distance: 250 }] });
  return rawCabinet({ compression: 0x0f03, blocks: encoder.end(), checksums });
}

const samples: Readonly<Record<string, Uint8Array>> = {
  stored: rawCabinet(stored),
  MSZIP: cabinetOf([{ name: 'blob', bytes: Buffer.concat([text, randomBytes(32_768), text]) }]),
  LZX: lzxSample(),
  reserving: rawCabinet({ ...stored, reserve: { header: 12, folder: 3, block: 4 } }),
};

/** Offsets of the two bytes that name the compression and of the folder they belong to: nothing else tells them again. */
function compressionAt(bytes: Uint8Array): number[] {
  const at = (bytes[30] ?? 0) & 4 ? 40 + (bytes[36] ?? 0) + 6 : 42;
  return [at, at + 1];
}

/** The decoded bytes, or undefined when refused with a `SyncError`; any other error goes on. */
function decoded(bytes: Uint8Array): Buffer | undefined {
  try {
    return Buffer.from(decodeCabinetMember(bytes));
  } catch (error) {
    if (error instanceof SyncError) return undefined;
    throw error;
  }
}

async function streamed(bytes: Uint8Array): Promise<Buffer | undefined> {
  try {
    const cabinet = await openCabinet(bytesSource(bytes, 'x.cab'));
    return Buffer.concat(await Promise.all(cabinet.members.map((member) => readAll(cabinet.read(member)))));
  } catch (error) {
    if (error instanceof SyncError) return undefined;
    throw error;
  }
}

describe('A damaged cabinet', () => {
  for (const [kind, original] of Object.entries(samples)) {
    const expected = decoded(original);

    it(`(${kind}) with any one bit changed yields the same bytes or is refused`, async () => {
      assert.ok(expected);
      const bytes = Buffer.from(original);
      const flip = async (at: number, bit: number): Promise<void> => {
        bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
        for (const result of [decoded(bytes), at < 120 ? await streamed(bytes) : undefined])
          assert.ok(
            result === undefined || result.equals(expected) || compressionAt(original).includes(at),
            `bit ${bit} of byte ${at}`,
          );
        bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
      };
      for (let at = 0; at < 120; at++) for (const bit of [at % 8, (at + 3) % 8]) await flip(at, bit);
      await fc.assert(fc.asyncProperty(fc.nat({ max: original.length - 1 }), fc.nat({ max: 7 }), flip), {
        numRuns: 100,
      });
    });

    it(`(${kind}) cut off anywhere is refused`, async () => {
      for (let length = 0; length < original.length; length += length < 200 ? 1 : 97) {
        assert.equal(decoded(original.subarray(0, length)), undefined, `${length} bytes`);
        assert.equal(await streamed(original.subarray(0, length)), undefined, `${length} bytes`);
      }
    });
  }

  it('of damaged blocks without checksums never fails in another way', () => {
    for (const compression of [1, 0x0f03, 0x1503]) {
      fc.assert(
        fc.property(
          fc.uint8Array({ maxLength: 400 }),
          fc.integer({ min: 1, max: 32_768 }),
          (packed, size) => {
            const signed = compression === 1 ? Buffer.concat([Buffer.from('CK'), packed]) : packed;
            decoded(rawCabinet({ compression, checksums: false, blocks: [{ packed: signed, size }] }));
          },
        ),
        { numRuns: 150 },
      );
    }
  });

  it('of LZX with changed bytes but no checksums never fails in another way', () => {
    const sample = lzxSample(false);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 69, max: sample.length - 1 }), fc.nat({ max: 255 })), {
          minLength: 1,
          maxLength: 3,
        }),
        (changes) => {
          const bytes = Buffer.from(sample);
          for (const [at, byte] of changes) bytes[at] = byte;
          decoded(bytes);
        },
      ),
      { numRuns: 500 },
    );
  });

  const blocks = [
    { packed: text, size: text.length },
    { packed: text, size: text.length },
  ];
  for (const [what, bytes, key, message] of [
    [
      'a changed block',
      changed(rawCabinet({ compression: 0, blocks }), -1),
      'damagedCabinet',
      /^Block 1 of folder 0 of x\.cab: the checksum is [0-9a-f]{8} but its bytes yield [0-9a-f]{8}$/,
    ],
    [
      'a block cut off',
      rawCabinet({ compression: 0, blocks }).subarray(0, -1),
      'damagedCabinet',
      /^Block 1 of folder 0 of x\.cab: it is cut off$/,
    ],
    [
      'one of a set',
      rawCabinet({ ...stored, flags: 1 }),
      'unsupportedCabinet',
      /^x\.cab is one of a set of cabinets$/,
    ],
    [
      'Quantum',
      rawCabinet({ ...stored, compression: quantum }),
      'unsupportedCabinet',
      /^x\.cab uses compression 0x1472$/,
    ],
    [
      'an unknown LZX window',
      rawCabinet({ ...stored, compression: 0x1603 }),
      'damagedCabinet',
      /^x\.cab uses compression 0x1603$/,
    ],
    ['no cabinet', Buffer.from('<html>'.repeat(20)), 'damagedCabinet', /^x\.cab does not start with MSCF$/],
    [
      'a member larger than the data',
      rawCabinet({ ...stored, members: [{ name: 'a', size: 99_999 }] }),
      'damagedCabinet',
      /^Block 1 of folder 0 of x\.cab: it is missing$/,
    ],
    [
      'data after the last member',
      rawCabinet({ ...stored, members: [{ name: 'a', size: 9 }] }),
      'damagedCabinet',
      /^Folder 0 of x\.cab goes on after its last member "a"$/,
    ],
  ] as const) {
    it(`is refused with a message that says where: ${what}`, async () => {
      await assert.rejects(
        async () => {
          const cabinet = await openCabinet(bytesSource(bytes, 'x.cab'));
          for (const member of cabinet.members) await readAll(cabinet.read(member));
        },
        { key, message },
      );
    });
  }

  it('is refused by the limits before memory is asked for', async () => {
    const bytes = cabinetOf([{ name: 'blob', bytes: Buffer.alloc(3_000_000) }]);
    const limits = { totalBytes: 4_000_000, members: 1, ratio: 100_000 };
    assert.equal(decodeCabinetMember(bytes, limits).length, 3_000_000);
    for (const [tight, message] of [
      [{ ...limits, totalBytes: 2_999_999 }, /claims 3000000 uncompressed bytes; the limit is 2999999/],
      [{ ...limits, ratio: 10 }, /claims 3000000 bytes in \d+; the limit is 10 to 1/],
      [{ ...limits, members: 0 }, /claims 1 members; the limit is 0/],
    ] as const) {
      assert.throws(() => decodeCabinetMember(bytes, tight), { key: 'limitExceeded', message });
      await assert.rejects(openCabinet(bytesSource(bytes, 'x.cab'), tight), {
        key: 'limitExceeded',
        message,
      });
    }
  });
});

/** A copy with one byte changed; a negative place counts from the end. */
function changed(bytes: Buffer, place: number): Buffer {
  const copy = Buffer.from(bytes);
  const at = place < 0 ? copy.length + place : place;
  copy[at] = (copy[at] ?? 0) ^ 0x55;
  return copy;
}
