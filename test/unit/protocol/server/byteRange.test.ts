import assert from 'node:assert/strict';
import fc from 'fast-check';
import { byteRange } from '../../../../src/protocol/server/byteRange.ts';
import type { ByteRange } from '../../../../src/protocol/server/byteRange.ts';

const whole: ByteRange = { kind: 'whole' };
const unsatisfiable: ByteRange = { kind: 'unsatisfiable' };

function part(start: number, end: number): ByteRange {
  return { kind: 'part', start, end };
}

describe('A Range header over 1000 bytes', () => {
  const cases: readonly [string | undefined, ByteRange][] = [
    [undefined, whole],
    ['bytes=0-99', part(0, 99)],
    ['bytes=0-0', part(0, 0)],
    ['bytes=990-', part(990, 999)],
    ['bytes=990-5000', part(990, 999)],
    ['bytes=-10', part(990, 999)],
    ['bytes=-5000', part(0, 999)],
    ['Bytes = 5 - 6', part(5, 6)],
    ['bytes=1000-', unsatisfiable],
    ['bytes=1000-2000', unsatisfiable],
    ['bytes=-0', unsatisfiable],
    ['bytes=9-5', whole],
    ['bytes=-', whole],
    ['bytes=a-b', whole],
    ['bytes=0-1,5-6', whole],
    ['items=0-1', whole],
  ];
  for (const [header, expected] of cases) {
    it(`${String(header)} asks for ${JSON.stringify(expected)}`, () => {
      assert.deepEqual(byteRange(header, 1000), expected);
    });
  }

  it('over an empty file can never be satisfied', () => {
    for (const header of ['bytes=0-', 'bytes=-1', 'bytes=0-0'])
      assert.deepEqual(byteRange(header, 0), unsatisfiable);
  });

  it('always stays inside the file', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), fc.nat(), fc.nat(5000), (noise, first, last, size) => {
        for (const header of [noise, `bytes=${first}-${last}`, `bytes=${first}-`, `bytes=-${last}`]) {
          const range = byteRange(header, size);
          if (range.kind === 'part')
            assert.ok(0 <= range.start && range.start <= range.end && range.end < size);
        }
      }),
    );
  });
});
