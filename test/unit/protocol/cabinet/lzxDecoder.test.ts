import assert from 'node:assert/strict';
import fc from 'fast-check';
import { bytesSource } from '../../../../src/protocol/cabinet/byteSource.ts';
import { decodeCabinetMember } from '../../../../src/protocol/cabinet/decodeCabinetMember.ts';
import { openCabinet } from '../../../../src/protocol/cabinet/openCabinet.ts';
import { loadLibarchive, type SecondOpinion } from '../../../support/libarchive.ts';
import { LzxEncoder, type LzxBlock, type LzxToken } from '../../../support/lzxEncoder.ts';
import { rawCabinet } from '../../../support/rawCabinet.ts';
import { readAll } from '../../../support/readAll.ts';

const literal = fc.record({ literal: fc.oneof(fc.nat({ max: 255 }), fc.constant(0xe8)) });
const match = fc.record({
  length: fc.oneof(fc.integer({ min: 2, max: 12 }), fc.integer({ min: 2, max: 257 })),
  distance: fc.oneof(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 60_000 })),
});
const repeat = fc.record({ length: fc.integer({ min: 2, max: 257 }), repeat: fc.constantFrom(0, 1, 2) });
const token: fc.Arbitrary<LzxToken> = fc.oneof(literal, match, repeat);
const tokens = fc
  .tuple(fc.array(token, { minLength: 1, maxLength: 300 }), fc.integer({ min: 1, max: 6 }))
  .map(([some, times]) => Array.from({ length: times }, () => some).flat());
const block: fc.Arbitrary<LzxBlock> = fc.oneof(
  fc.record({
    type: fc.constantFrom('verbatim', 'aligned'),
    tokens,
    skew: fc.constantFrom(0, 0, 2, 7, 12, 15),
  }),
  fc.record({
    type: fc.constant('uncompressed'),
    bytes: fc.oneof(fc.uint8Array({ maxLength: 50 }), fc.nat({ max: 70_000 }).map(patterned)),
  }),
);
const stream = fc.record({
  windowBits: fc.integer({ min: 15, max: 21 }),
  translationSize: fc.constantFrom(0, 12_000_000, 40_000),
  blocks: fc.array(block, { minLength: 1, maxLength: 8 }),
});

function patterned(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => (index * 31 + (index >> 7)) & 0xff);
}

describe('LZX', () => {
  let libarchive: SecondOpinion;
  before(async () => {
    libarchive = await loadLibarchive();
  });

  it('of any blocks, windows and borders decodes to what was encoded, as libarchive has it', async () => {
    await fc.assert(
      fc.asyncProperty(stream, async ({ windowBits, translationSize, blocks }) => {
        const encoder = new LzxEncoder(windowBits, translationSize);
        for (const each of blocks) encoder.add(each);
        fc.pre(encoder.content.length > 0);
        const bytes = rawCabinet({ compression: (windowBits << 8) | 3, blocks: encoder.end() });
        const whole = Buffer.from(decodeCabinetMember(bytes));
        const cabinet = await openCabinet(bytesSource(bytes, 'x.cab'));
        const [member] = cabinet.members;
        assert.ok(member);
        assert.ok(whole.equals(await readAll(cabinet.read(member))), 'streamed differs from whole');
        assert.ok(whole.equals(libarchive(bytes)[0]?.bytes ?? Buffer.alloc(0)), 'libarchive differs');
        if (translationSize === 0) assert.ok(whole.equals(Buffer.from(encoder.content)), 'content differs');
      }),
      { numRuns: 25 },
    );
  });

  it('streams more than two windows of output', async () => {
    const encoder = new LzxEncoder(15);
    const long = Array.from({ length: 700 }, (_, index) => [
      ...Array.from({ length: 9 }, (_unused, byte) => ({ literal: (index * 7 + byte) & 0xff })),
      { length: 257, distance: 32_000 },
      { length: 200, repeat: 0 as const },
    ]).flat();
    for (let times = 0; times < 10; times++) encoder.add({ type: 'verbatim', tokens: long, skew: 0 });
    const bytes = rawCabinet({ compression: 0x0f03, blocks: encoder.end() });
    const cabinet = await openCabinet(bytesSource(bytes, 'x.cab'));
    const [member] = cabinet.members;
    assert.ok(member && member.size > 1_500_000);
    assert.ok((await readAll(cabinet.read(member))).equals(Buffer.from(encoder.content)));
  });

  it('refers back as far as its window reaches, whatever bits stand before the 17 of a distance', () => {
    const encoder = new LzxEncoder(21);
    encoder.add({ type: 'uncompressed', bytes: patterned(900_000).map((byte, at) => byte ^ (at >> 11)) });
    const far = Array.from({ length: 2_000 }, (_, index): LzxToken[] => [
      { literal: index & 0xff },
      { length: 2 + (index % 40), distance: 262_200 + ((index * 7_919) % 600_000) },
    ]).flat();
    for (const skew of [0, 5, 12]) {
      encoder.add({ type: 'verbatim', tokens: far, skew });
      encoder.add({ type: 'aligned', tokens: far, skew });
    }
    const bytes = rawCabinet({ compression: 0x1503, blocks: encoder.end() });
    assert.ok(Buffer.from(decodeCabinetMember(bytes)).equals(Buffer.from(encoder.content)));
    assert.ok(libarchive(bytes)[0]?.bytes.equals(Buffer.from(encoder.content)));
  });

  for (const [what, packed, message] of [
    ['a block type that does not exist', [0x00, 0x70, 0, 0], /LZX block type 7 does not exist/],
    ['an empty block', [0x00, 0x10, 0x00, 0x00], /has an empty LZX block/],
    ['nothing', [], /has an empty LZX block|LZX block type 0|ends too early/],
    [
      'a tree with too many codes',
      [0x00, 0x10, 0x00, 0x40, 0x11, 0x11, 0x11, 0x11, 0x11, 0x11],
      /more codes than there can be/,
    ],
  ] as const) {
    it(`refuses ${what}`, () => {
      const bytes = rawCabinet({
        compression: 0x1503,
        blocks: [{ packed: Uint8Array.from(packed), size: 100 }],
      });
      assert.throws(() => decodeCabinetMember(bytes), { key: 'damagedCabinet', message });
    });
  }
});
