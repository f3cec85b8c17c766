import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readZipDirectory } from '../../../../src/protocol/bundle/zipDirectory.ts';
import { readZipEntry } from '../../../../src/protocol/bundle/readZipEntry.ts';
import { deflated, ZipWriter } from '../../../../src/protocol/bundle/zipWriter.ts';
import { loadLibarchive } from '../../../support/libarchive.ts';
import { openBundleEntries } from '../../../support/zipEntries.ts';

const moment = Date.UTC(2026, 10, 24, 8, 30, 12);

interface Entry {
  readonly name: string;
  readonly content: Uint8Array;
  readonly deflate: boolean;
}

async function zipOf(entries: readonly Entry[], start = 0): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  const zip = new ZipWriter(
    (bytes) => {
      parts.push(bytes);
      return Promise.resolve();
    },
    moment,
    start,
  );
  for (const { name, content, deflate } of entries)
    await zip.add(name, content, deflate ? await deflated(content) : content);
  await zip.end();
  const bytes = Buffer.concat(parts);
  assert.ok(bytes.length + start <= zip.length + bytes.length, 'the length told beforehand is enough');
  return bytes;
}

const names = fc.stringMatching(/^[a-zäé][a-z0-9äé]{2,20}(?:\/[a-z0-9]{4,9})?$/);
const entries = fc.uniqueArray(
  fc.record({ name: names, content: fc.uint8Array({ maxLength: 400 }), deflate: fc.boolean() }),
  { selector: ({ name }) => name, maxLength: 12 },
);

describe('A zip file', () => {
  it('has what was added, in the order added', async () => {
    await fc.assert(
      fc.asyncProperty(
        entries.filter((list) => list.every(({ name }) => !/(?:con|prn|aux|nul|com\d|lpt\d)/.test(name))),
        async (list) => {
          const found = await openBundleEntries(await zipOf(list));
          assert.deepEqual(
            found.map(({ name, content }) => [name, content.toString('hex')]),
            list.map(({ name, content }) => [name, Buffer.from(content).toString('hex')]),
          );
        },
      ),
      { numRuns: 50 },
    );
  });

  it('is read by another program', async () => {
    const read = await loadLibarchive();
    const content = Buffer.from('text '.repeat(1000));
    const found = read(
      await zipOf([
        { name: 'metadata/000001.segment', content, deflate: false },
        { name: 'manifest.json', content, deflate: true },
      ]),
    );
    assert.deepEqual(
      found.map(({ name, bytes }) => [name, bytes.equals(content)]),
      [
        ['metadata/000001.segment', true],
        ['manifest.json', true],
      ],
    );
  });

  it('is the same, byte for byte, whenever it is written', async () => {
    const list = [{ name: 'a', content: Buffer.from('a'.repeat(999)), deflate: true }];
    assert.deepEqual(await zipOf(list), await zipOf(list));
  });

  it('of more than 4 GiB has its entries where 32 bits do not reach', async () => {
    const start = 5 * 1024 ** 3;
    const content = Buffer.from('behind the fifth gibibyte');
    const bytes = await zipOf([{ name: 'far', content, deflate: false }], start);
    const sparse = {
      name: 'large.zip',
      size: start + bytes.length,
      read: (offset: number, length: number) => {
        const found = Buffer.alloc(Math.max(0, Math.min(length, start + bytes.length - offset)));
        if (offset + length > start)
          found.set(
            bytes.subarray(Math.max(0, offset - start), offset - start + length),
            Math.max(0, start - offset),
          );
        return Promise.resolve(found);
      },
    };
    const [entry] = await readZipDirectory(sparse);
    assert.ok(entry !== undefined);
    assert.equal(entry.offset, start);
    assert.deepEqual(Buffer.from(await readZipEntry(sparse, entry, 100)), content);
  });
});
