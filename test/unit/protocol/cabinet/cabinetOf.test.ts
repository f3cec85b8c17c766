import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { SyncError } from '../../../../src/domain/errors/syncError.ts';
import { bytesSource } from '../../../../src/protocol/cabinet/byteSource.ts';
import { checkFolder, mostBlocks } from '../../../../src/protocol/cabinet/cabinetHeader.ts';
import { cabinetOf } from '../../../../src/protocol/cabinet/cabinetOf.ts';
import { decodeCabinetMember } from '../../../../src/protocol/cabinet/decodeCabinetMember.ts';
import { openCabinet } from '../../../../src/protocol/cabinet/openCabinet.ts';
import { writeCabinet, type StreamedMember } from '../../../../src/protocol/cabinet/writeCabinet.ts';
import { cabextractTest } from '../../../support/cabextract.ts';
import { loadLibarchive, type SecondOpinion } from '../../../support/libarchive.ts';
import { readAll } from '../../../support/readAll.ts';

/** Bytes of many kinds: repeated, random, and longer than one block. */
const content = fc
  .tuple(fc.uint8Array({ maxLength: 40 }), fc.nat({ max: 3_000 }), fc.boolean())
  .map(([seed, times, random]) =>
    Buffer.concat([...Array.from({ length: times }, () => seed), random ? randomBytes(70_000) : seed]),
  );
const members = fc
  .array(content, { minLength: 1, maxLength: 4 })
  .map((all) => all.map((bytes, index) => ({ name: `member ${index}.txt`, bytes })));

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

/** Memory to write to at any offset. */
class MemorySink {
  bytes = Buffer.alloc(0);

  write(offset: number, bytes: Uint8Array): Promise<void> {
    const size = Math.max(this.bytes.length, offset + bytes.length);
    this.bytes = Buffer.concat([this.bytes], size);
    this.bytes.set(bytes, offset);
    return Promise.resolve();
  }
}

describe('A written cabinet', () => {
  let libarchive: SecondOpinion;
  before(async () => {
    libarchive = await loadLibarchive();
  });

  it('yields every member again, to our reader and to libarchive', async () => {
    await fc.assert(
      fc.asyncProperty(members, fc.constantFrom(0, 1, 6, 9), async (written, level) => {
        const bytes = cabinetOf(written, level);
        const cabinet = await openCabinet(bytesSource(bytes, 'x.cab'));
        const read = [];
        for (const member of cabinet.members)
          read.push({ name: member.name, bytes: await readAll(cabinet.read(member)) });
        assert.deepEqual(read, written);
        assert.deepEqual(libarchive(bytes), written);
      }),
      { numRuns: 40 },
    );
  });

  it('is the same whether written at once or streamed in pieces of any size', async () => {
    await fc.assert(
      fc.asyncProperty(members, fc.integer({ min: 1_000, max: 80_000 }), async (written, size) => {
        const sink = new MemorySink();
        const streamed: StreamedMember[] = written.map(({ name, bytes }) => ({
          name,
          content: inPieces(bytes, size),
        }));
        assert.equal(await writeCabinet(sink, streamed), sink.bytes.length);
        assert.deepEqual(sink.bytes, cabinetOf(written));
      }),
      { numRuns: 20 },
    );
  });

  it('can be read member by member in any order', async () => {
    const written = [40_000, 0, 5, 90_000].map((size, index) => ({
      name: `${index}`,
      bytes: randomBytes(size),
    }));
    const cabinet = await openCabinet(bytesSource(cabinetOf(written), 'x.cab'));
    for (const index of [3, 1, 0, 2, 3, 3]) {
      const member = cabinet.members[index];
      assert.ok(member);
      assert.deepEqual(await readAll(cabinet.read(member)), written[index]?.bytes);
    }
  });

  it('keeps names as they are, even such as would leave a folder', async () => {
    for (const name of ['..\\..\\evil.exe', '../../etc/passwd', '/etc/passwd', 'Aktualisierung ü 更新.xml']) {
      const bytes = cabinetOf([{ name, bytes: Buffer.from('x') }]);
      const { members: found } = await openCabinet(bytesSource(bytes, 'x.cab'));
      assert.deepEqual(
        found.map((member) => member.name),
        [name],
      );
    }
  });

  it('grows little for bytes that cannot be compressed', () => {
    const bytes = randomBytes(32_768);
    const cabinet = cabinetOf([{ name: 'blob', bytes }]);
    // Headers are 73 bytes; zlib cuts such bytes into one stored block or several, of 5 bytes each.
    assert.ok(cabinet.length - bytes.length < 128, `${cabinet.length} bytes`);
    assert.deepEqual(Buffer.from(decodeCabinetMember(cabinet)), bytes);
  });

  cabextractTest('is accepted by cabextract -t', async (check) => {
    await check(
      cabinetOf([
        { name: 'blob', bytes: Buffer.concat([randomBytes(70_000), Buffer.alloc(70_000, 65)]) },
        { name: 'ä.txt', bytes: Buffer.from('text') },
        { name: 'empty', bytes: Buffer.alloc(0) },
      ]),
    );
  });

  for (const name of ['', 'a\0b', 'x'.repeat(256)]) {
    it(`cannot have a member named ${JSON.stringify(name.slice(0, 8))}`, () => {
      assert.throws(() => cabinetOf([{ name, bytes: Buffer.alloc(1) }]), { key: 'invalidRequest' });
    });
  }

  it('ends at 65,535 blocks and at 2 GiB', () => {
    checkFolder(mostBlocks, 65_535 * 32_768);
    assert.throws(() => {
      checkFolder(mostBlocks + 1, 0);
    }, SyncError);
    assert.throws(() => {
      checkFolder(0, 2 ** 31);
    }, /cannot hold 2147483648 bytes/);
  });
});
