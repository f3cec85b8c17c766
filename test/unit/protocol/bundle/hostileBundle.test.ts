import assert from 'node:assert/strict';
import { copyFile, readdir, readFile, truncate, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ErrorKey } from '../../../../src/domain/errors/syncError.ts';
import {
  type Entries,
  segment,
  sha256,
  withChange,
  withEntry,
  withManifest,
  withPart,
} from '../../../support/alteredEntries.ts';
import { alteredBundle, item, readBundles, testRow, writeBundle } from '../../../support/catalogBundle.ts';
import { rawZip } from '../../../support/rawZip.ts';
import { guid } from '../../../support/records.ts';
import { rejectsWith } from '../../../support/rejectsWith.ts';
import { tempFolder } from '../../../support/tempFolder.ts';
import { zipBomb } from '../../../support/zipBomb.ts';

const row = { id: guid(10), revision: 1, flags: 0, since: 0, stored: sha256(Buffer.from('abc')) };

const altered: readonly (readonly [string, ErrorKey, (entries: Entries) => Entries])[] = [
  ...[
    ['leads to the folder above', '../evil'],
    ['leads to the folder above in the middle', 'metadata/../../evil'],
    ['is absolute', '/etc/passwd'],
    ['has a drive', 'C:/evil'],
    ['has backslashes', '..\\evil'],
    ['has an alternate stream', 'metadata:evil'],
    ['is a device', 'NUL'],
    ['is a device with an extension', 'metadata/com1.segment'],
    ['is a console', 'CONOUT$'],
    ['is empty', ''],
    ['is a folder', 'metadata/'],
    ['ends in a dot', 'metadata.'],
    ['has a control character', 'meta\u0000data'],
    ['is longer than any', 'x'.repeat(300)],
    ['no manifest names', 'readme.txt'],
    ['is the one of another part', 'metadata/000002.segment'],
  ].map(
    ([what, name = '']) =>
      [`with a member whose name ${what ?? ''}`, 'unsafeBundle', withEntry({ name })] as const,
  ),
  ['with a member whose name is no UTF-8', 'unsafeBundle', withEntry({ name: Buffer.from([0xc3, 0x28]) })],
  ['with a member twice', 'unsafeBundle', (entries) => [...entries, ...entries.slice(0, 1)]],
  ['with a member twice but for its case', 'unsafeBundle', withEntry({ name: 'MANIFEST.json' })],
  ['with a symbolic link', 'unsafeBundle', withEntry({ name: 'link', unixMode: 0o120777 })],
  ['with an encrypted member', 'unsafeBundle', withEntry({ name: 'secret', flags: 0x801 })],
  ['with a member packed by an unknown method', 'unsafeBundle', withEntry({ name: 'x', method: 12 })],
  [
    'whose manifest unpacks to more than it says',
    'damagedBundle',
    withChange('manifest.json', () => ({ method: 8, body: zipBomb, size: 1000 })),
  ],
  [
    'whose manifest says that it is huge',
    'limitExceeded',
    withChange('manifest.json', () => ({ method: 8, body: zipBomb, size: 0xfffffff0 })),
  ],
  ['whose manifest is not what was packed', 'damagedBundle', withChange('manifest.json', () => ({ crc: 1 }))],
  [
    'whose manifest is no deflated data',
    'damagedBundle',
    withChange('manifest.json', () => ({ method: 8, body: Buffer.from('xyz') })),
  ],
  [
    'whose manifest is no JSON',
    'damagedBundle',
    withChange('manifest.json', () => ({ content: Buffer.from('{') })),
  ],
  [
    'whose manifest is no UTF-8',
    'damagedBundle',
    withChange('manifest.json', () => ({ content: Buffer.from([0xff]) })),
  ],
  [
    'whose manifest is a list within lists',
    'unknownBundle',
    withChange('manifest.json', () => ({ content: Buffer.from('['.repeat(50_000) + ']'.repeat(50_000)) })),
  ],
  ['of another format', 'unknownBundle', withManifest((manifest) => ({ ...manifest, format: 'zip' }))],
  ['of a future schema', 'unknownBundle', withManifest((manifest) => ({ ...manifest, schema: 2 }))],
  [
    'without a manifest',
    'incompleteBundle',
    (entries) => entries.filter(({ name }) => name !== 'manifest.json'),
  ],
  [
    'whose manifest lacks a member',
    'damagedBundle',
    withManifest((manifest) => ({ ...manifest, to: undefined })),
  ],
  [
    'whose manifest has a member too many',
    'damagedBundle',
    withManifest((manifest) => ({ ...manifest, more: 1 })),
  ],
  [
    'whose manifest has a prototype',
    'damagedBundle',
    withChange('manifest.json', ({ content = new Uint8Array(0) }) => ({
      content: Buffer.from(Buffer.from(content).toString().replace('{', '{"__proto__":{"format":"susync"},')),
    })),
  ],
  [
    'of no version',
    'damagedBundle',
    withManifest((manifest) => ({ ...manifest, to: { version: 0, published: 'never' } })),
  ],
  [
    'whose chunk file leads out of the folder',
    'damagedBundle',
    withManifest((manifest) => ({
      ...manifest,
      parts: [{ name: segment, file: '../x.susync', bytes: 1, sha256: sha256(Buffer.alloc(1)), items: 1 }],
    })),
  ],
  [
    'whose chunk file is a device',
    'unsafeBundle',
    withManifest((manifest) => ({
      ...manifest,
      parts: [{ name: segment, file: 'nul.susync', bytes: 1, sha256: sha256(Buffer.alloc(1)), items: 1 }],
    })),
  ],
  [
    'whose parts are numbered otherwise',
    'damagedBundle',
    withManifest((manifest) => ({
      ...manifest,
      parts: [
        {
          name: 'metadata/000007.segment',
          file: null,
          bytes: 1,
          sha256: sha256(Buffer.alloc(1)),
          items: 1,
        },
      ],
    })),
  ],
  ['without a part', 'damagedBundle', (entries) => entries.filter(({ name }) => name !== segment)],
  [
    'whose part has another size',
    'damagedBundle',
    withChange(segment, () => ({ content: Buffer.from('short') })),
  ],
  [
    'whose part is another of the same size',
    'damagedBundle',
    withChange(segment, ({ content = new Uint8Array(0) }) => ({ content: Buffer.from(content).reverse() })),
  ],
  [
    'whose decisions are others',
    'damagedBundle',
    withChange('decisions.json', ({ content = new Uint8Array(0) }) => ({
      content: Buffer.from(content).fill(0x20),
    })),
  ],
  [
    'whose members lie upon each other',
    'damagedBundle',
    withChange(segment, ({ content = new Uint8Array(0) }) => ({
      body: Buffer.from(content).subarray(0, 5),
      method: 0,
    })),
  ],
  [
    'whose local header has another name',
    'damagedBundle',
    withChange(segment, () => ({ localName: 'metadata/000009.segment' })),
  ],
  ['with an item that is cut off', 'damagedBundle', withPart(item(row).subarray(0, 20))],
  [
    'with an item whose head is longer than the part',
    'damagedBundle',
    withPart(Buffer.from([0xff, 0xff, 0xff, 0x7f, 0x7b])),
  ],
  ['with an item whose head is no JSON', 'damagedBundle', withPart(item('{"id":'))],
  ['with an item of no id', 'damagedBundle', withPart(item({ ...row, id: '../../x' }))],
  ['with an item of unknown flags', 'damagedBundle', withPart(item({ ...row, flags: 4096 }))],
  [
    'with a document that is cut off',
    'damagedBundle',
    withPart(item({ ...row, encoding: 'text', body: 100 }, Buffer.from('abc'))),
  ],
  [
    'with a document that is another',
    'damagedBundle',
    withPart(item({ ...row, encoding: 'text', body: 3 }, Buffer.from('abd'))),
  ],
  [
    'with a document of no encoding',
    'damagedBundle',
    withPart(item({ ...row, body: 3 }, Buffer.from('abc'))),
  ],
  [
    'with a document that would be larger than any',
    'damagedBundle',
    withPart(item({ ...row, encoding: 'text', body: 1e12 }, Buffer.from('abc'))),
  ],
  [
    'whose part unpacks to more than the directory says',
    'damagedBundle',
    withChange(segment, ({ content = new Uint8Array(0) }) => ({
      ...{ method: 8, body: zipBomb, size: content.length },
    })),
  ],
  [
    'whose part is said to unpack to more than a part has',
    'damagedBundle',
    withChange(segment, () => ({ method: 8, body: zipBomb, size: 0xfffffff0 })),
  ],
  ['with fewer items than promised', 'damagedBundle', withPart(item(row), 2)],
];

/** Files made in other ways than by changing a member. */
const files: readonly (readonly [string, ErrorKey, (folder: string) => Promise<string>])[] = [
  ['that is empty', 'unknownBundle', (folder) => written(folder, Buffer.alloc(0))],
  [
    'that is a text',
    'unknownBundle',
    (folder) => written(folder, Buffer.from('no zip file '.repeat(10_000))),
  ],
  ['that is an empty zip file', 'incompleteBundle', (folder) => written(folder, rawZip([]))],
  ['that does not exist', 'systemRefused', (folder) => Promise.resolve(path.join(folder, 'absent.susync'))],
  [
    'of a million tiny members',
    'limitExceeded',
    async (folder) => {
      const bytes = rawZip([{ name: 'a' }]);
      // The directory says so; nobody has to write them.
      const end = Buffer.alloc(56 + 20);
      end.write('PK\u0006\u0006', 0, 'latin1');
      end.writeBigUInt64LE(44n, 4);
      end.writeBigUInt64LE(1_000_000n, 32);
      end.writeBigUInt64LE(BigInt(bytes.length - 22 - 31), 40);
      end.writeBigUInt64LE(31n, 48);
      end.write('PK\u0006\u0007', 56, 'latin1');
      end.writeBigUInt64LE(BigInt(bytes.length - 22), 64);
      const last = Buffer.from(bytes.subarray(bytes.length - 22));
      last.writeUInt16LE(0xffff, 10);
      return written(folder, Buffer.concat([bytes.subarray(0, bytes.length - 22), end, last]));
    },
  ],
  [
    'of several volumes',
    'damagedBundle',
    async (folder) => {
      const bytes = rawZip([{ name: 'a' }]);
      bytes.writeUInt16LE(1, bytes.length - 18);
      return written(folder, bytes);
    },
  ],
  [
    'whose directory lies elsewhere',
    'damagedBundle',
    async (folder) => {
      const bytes = rawZip([{ name: 'a' }]);
      bytes.writeUInt32LE(7, bytes.length - 6);
      return written(folder, bytes);
    },
  ],
  [
    'with bytes before it that no directory names',
    'damagedBundle',
    (folder) => written(folder, Buffer.concat([Buffer.alloc(100), rawZip([{ name: 'a' }])])),
  ],
  [
    'without one of its chunk files',
    'incompleteBundle',
    async (folder) => {
      const [main, , chunk] = await writeChunked(folder);
      await unlink(chunk ?? '');
      return main ?? '';
    },
  ],
  [
    'whose chunk files are exchanged',
    'damagedBundle',
    async (folder) => {
      const [main, first, second] = await writeChunked(folder);
      const kept = path.join(folder, 'kept');
      await copyFile(first ?? '', kept);
      await copyFile(second ?? '', first ?? '');
      await copyFile(kept, second ?? '');
      return main ?? '';
    },
  ],
  [
    'of which only a chunk file is there',
    'incompleteBundle',
    async (folder) => (await writeChunked(folder))[1] ?? '',
  ],
  [
    'whose chunk file is cut off',
    'unknownBundle',
    async (folder) => {
      const [main, first] = await writeChunked(folder);
      await truncate(first ?? '', 100);
      return main ?? '';
    },
  ],
];

async function written(folder: string, bytes: Uint8Array): Promise<string> {
  const file = path.join(folder, 'x.susync');
  await writeFile(file, bytes);
  return file;
}

async function writeChunked(folder: string): Promise<readonly string[]> {
  const items = Array.from({ length: 40 }, (_, index) => testRow(index + 1, 200));
  const files = await writeBundle(path.join(folder, 'catalog.susync'), items, { chunkSize: 4096 });
  return files.map(({ file }) => file);
}

describe('A hostile or broken catalog package', () => {
  for (const [what, key, change] of altered) {
    it(`${what} is refused`, async () => {
      const folder = await tempFolder();
      await rejectsWith(key, readBundles(await alteredBundle(folder, change)));
      assert.deepEqual(await readdir(folder), ['x.susync']);
    });
  }

  for (const [what, key, make] of files) {
    it(`${what} is refused`, async () => {
      await rejectsWith(key, readBundles(await make(await tempFolder())));
    });
  }

  it('cut off anywhere is refused', async () => {
    const folder = await tempFolder();
    const file = path.join(folder, 'x.susync');
    await writeBundle(file, [testRow(10)]);
    const whole = await readFile(file);
    for (let length = 0; length < whole.length; length += 97) {
      await writeFile(file, whole.subarray(0, length));
      await rejectsWith('unknownBundle', readBundles(file));
    }
  });

  it('with a bit turned over anywhere is refused, or is the same all the same', async () => {
    const folder = await tempFolder();
    const file = path.join(folder, 'x.susync');
    await writeBundle(file, [testRow(10)]);
    const whole = await readFile(file);
    const before = JSON.stringify(await readBundles(file));
    for (let at = 0; at < whole.length; at += 31) {
      const bytes = Buffer.from(whole);
      bytes[at] = (bytes[at] ?? 0) ^ 0x10;
      await writeFile(file, bytes);
      const outcome = await readBundles(file).then(JSON.stringify, (error: unknown) => error);
      // Times and versions in the zip's own headers mean nothing to what is read.
      if (typeof outcome === 'string') assert.equal(outcome, before, `byte ${at}`);
      else
        assert.ok(outcome instanceof Error && outcome.name === 'SyncError', `byte ${at}: ${String(outcome)}`);
    }
  });
});
