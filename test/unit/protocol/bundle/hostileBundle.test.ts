import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { copyFile, readdir, readFile, truncate, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { deflateRawSync } from 'node:zlib';
import type { ErrorKey } from '../../../../src/domain/errors/syncError.ts';
import { isRecord, parsed } from '../../../support/parsedJson.ts';
import {
  alteredBundle,
  item,
  readBundleFiles,
  readBundles,
  testFile,
  testRow,
  writeBundle,
} from '../../../support/catalogBundle.ts';
import { type RawEntry, rawZip } from '../../../support/rawZip.ts';
import { guid } from '../../../support/records.ts';
import { rejectsWith } from '../../../support/rejectsWith.ts';
import { tempFolder } from '../../../support/tempFolder.ts';

type Entries = readonly RawEntry[];

const segment = 'metadata/000001.segment';
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Adds an entry of this name. */
function withEntry(entry: RawEntry) {
  return (entries: Entries): Entries => [...entries, entry];
}

/** Changes one entry. */
function withChange(name: string, change: (entry: RawEntry) => Partial<RawEntry>) {
  return (entries: Entries): Entries =>
    entries.map((entry) => (entry.name === name ? { ...entry, ...change(entry) } : entry));
}

/** Changes the manifest as an object. */
function withManifest(change: (manifest: Record<string, unknown>) => Record<string, unknown>) {
  return withChange('manifest.json', ({ content = new Uint8Array(0) }) => ({
    content: Buffer.from(JSON.stringify(change(manifestOf(content)))),
  }));
}

function manifestOf(content: Uint8Array): Record<string, unknown> {
  const manifest = parsed(Buffer.from(content).toString());
  return isRecord(manifest) ? { ...manifest } : {};
}

/** Replaces the one part by other bytes, and has the manifest promise them. */
function withPart(bytes: Uint8Array, items = 1) {
  return (entries: Entries): Entries =>
    withManifest((manifest) => ({
      ...manifest,
      parts: [{ name: segment, file: null, bytes: bytes.length, sha256: sha256(bytes), items }],
    }))(withChange(segment, () => ({ content: bytes }))(entries));
}

const row = { id: guid(10), revision: 1, flags: 0, since: 0, stored: sha256(Buffer.from('abc')) };
const bomb = Buffer.alloc(60 * 1024 * 1024);

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
    withChange('manifest.json', () => ({ method: 8, body: deflateRawSync(bomb), size: 1000 })),
  ],
  [
    'whose manifest says that it is huge',
    'limitExceeded',
    withChange('manifest.json', () => ({ method: 8, body: deflateRawSync(bomb), size: 0xfffffff0 })),
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
      parts: [
        { name: segment, file: '../x.susync', bytes: 1, sha256: sha256(bomb.subarray(0, 1)), items: 1 },
      ],
    })),
  ],
  [
    'whose chunk file is a device',
    'unsafeBundle',
    withManifest((manifest) => ({
      ...manifest,
      parts: [{ name: segment, file: 'nul.susync', bytes: 1, sha256: sha256(bomb.subarray(0, 1)), items: 1 }],
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
          sha256: sha256(bomb.subarray(0, 1)),
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
    'with a document that inflates to more than it says',
    'damagedBundle',
    withPart(
      item(
        { ...row, encoding: 'text', body: deflateRawSync(bomb).length, inflated: 10 },
        deflateRawSync(bomb),
      ),
    ),
  ],
  [
    'with a document that inflates to less than it says',
    'damagedBundle',
    withPart(item({ ...row, encoding: 'text', body: 5, inflated: 10 }, deflateRawSync(Buffer.from('abc')))),
  ],
  [
    'with a document that would be larger than any',
    'damagedBundle',
    withPart(item({ ...row, encoding: 'text', body: 5, inflated: 1e12 }, deflateRawSync(Buffer.from('abc')))),
  ],
  ['with fewer items than promised', 'damagedBundle', withPart(item(row), 2)],
];

const content = 'content/000001.segment';
const license = testFile('license', Buffer.from('License terms'));
const update = testFile('update', Buffer.alloc(5000, 'x'));
const { sha1, size } = license;
const piece = { kind: 'license', sha1, size, at: 0, bytes: size };

/** Replaces the license file's part by other bytes, and has the manifest promise them. */
function withPieces(bytes: Uint8Array, items = 1, licenses: object = { files: 1, bytes: size }) {
  return (entries: Entries): Entries =>
    withManifest((manifest) => ({
      ...manifest,
      content: { licenses, updates: { files: 0, bytes: 0 }, missing: { files: 0, bytes: 0 } },
      parts: [
        ...(Array.isArray(manifest['parts']) ? manifest['parts'].slice(0, 1) : []),
        { name: content, file: null, bytes: bytes.length, sha256: sha256(bytes), items },
      ],
    }))(
      entries.flatMap((entry) => {
        if (entry.name === 'content/000002.segment') return [];
        return [entry.name === content ? { name: entry.name, content: bytes } : entry];
      }),
    );
}

/** A package of two updates, a license file and an update file. */
const alteredFiles: readonly (readonly [string, ErrorKey, (entries: Entries) => Entries])[] = [
  [
    'whose file is another of the same size',
    'damagedBundle',
    withPieces(item(piece, Buffer.from('License wares'))),
  ],
  [
    'whose file is not that of its SHA-256',
    'damagedBundle',
    withPieces(item({ ...piece, sha256: sha256(Buffer.from('x')) }, license.bytes)),
  ],
  [
    'whose file has a path for a digest',
    'damagedBundle',
    withPieces(item({ ...piece, sha1: '../../../etc/passwd' })),
  ],
  [
    'whose file has a digest in capitals, and so two names',
    'damagedBundle',
    withPieces(item({ ...piece, sha1: sha1.toUpperCase() }, license.bytes)),
  ],
  ['whose file has a name', 'damagedBundle', withPieces(item({ ...piece, name: '..\\x' }, license.bytes))],
  [
    'whose file is of no kind',
    'damagedBundle',
    withPieces(item({ ...piece, kind: 'script' }, license.bytes)),
  ],
  ['whose file is there twice', 'damagedBundle', withPieces(twice(item(piece, license.bytes)), 2)],
  [
    'whose file ends before its size',
    'damagedBundle',
    withPieces(item({ ...piece, bytes: 5 }, license.bytes.subarray(0, 5))),
  ],
  [
    'whose file goes on after its size',
    'damagedBundle',
    withPieces(item({ ...piece, size: 5 }, license.bytes), 1, { files: 1, bytes: 5 }),
  ],
  [
    'whose file is said to be endless',
    'damagedBundle',
    withPieces(item({ ...piece, size: 2 ** 52 }, license.bytes)),
  ],
  [
    'whose file has a negative size',
    'damagedBundle',
    withPieces(item({ ...piece, size: -1 }, license.bytes)),
  ],
  ['whose file begins in the middle', 'damagedBundle', withPieces(item({ ...piece, at: 3 }, license.bytes))],
  [
    'whose file comes in endless pieces of nothing',
    'damagedBundle',
    withPieces(twice(item({ ...piece, bytes: 0 })), 2),
  ],
  [
    'whose file comes in two pieces of one part',
    'damagedBundle',
    withPieces(
      Buffer.concat([
        item({ ...piece, bytes: 5 }, license.bytes.subarray(0, 5)),
        item({ ...piece, at: 5, bytes: size - 5 }, license.bytes.subarray(5)),
      ]),
      2,
    ),
  ],
  [
    'whose file is longer than its part',
    'damagedBundle',
    withPieces(item({ ...piece, bytes: 50 }, license.bytes)),
  ],
  [
    'whose piece has a head longer than any',
    'damagedBundle',
    withPieces(item({ ...piece, more: 'x'.repeat(400) }, license.bytes)),
  ],
  ['whose piece has a head that is no JSON', 'damagedBundle', withPieces(item('{"kind":'))],
  ['whose piece is cut off', 'damagedBundle', withPieces(item(piece, license.bytes).subarray(0, 3))],
  ['with fewer pieces than promised', 'damagedBundle', withPieces(item(piece, license.bytes), 2)],
  [
    'with more files than it tells',
    'damagedBundle',
    withPieces(item(piece, license.bytes), 1, { files: 0, bytes: 0 }),
  ],
  [
    'whose files are larger than it tells',
    'damagedBundle',
    withPieces(item(piece, license.bytes), 1, { files: 1, bytes: size - 1 }),
  ],
  [
    'whose files unpack to more than the directory says',
    'damagedBundle',
    withChange(content, () => ({ method: 8, body: deflateRawSync(bomb), size: size + 100 })),
  ],
  [
    'whose files are said to unpack to more than a part has',
    'damagedBundle',
    withChange(content, () => ({ method: 8, body: deflateRawSync(bomb), size: 0xfffffff0 })),
  ],
  ['without its files', 'damagedBundle', (entries) => entries.filter(({ name }) => name !== content)],
  [
    'with files of another place',
    'damagedBundle',
    (entries) => {
      const other = entries.find(({ name }) => name === 'content/000002.segment');
      return withChange(content, () => ({ ...other, name: content }))(entries);
    },
  ],
  ...[
    ['leads to the folder above', 'content/../../evil'],
    ['is a device', 'content/aux.segment'],
    ['has a stream', 'content/000001.segment:evil'],
    ['no manifest names', 'content/000003.segment'],
    ['is that of a file', `content/${sha1}`],
  ].map(
    ([what, name = '']) =>
      [`with content whose name ${what ?? ''}`, 'unsafeBundle', withEntry({ name })] as const,
  ),
];

function twice(bytes: Uint8Array): Uint8Array {
  return Buffer.concat([bytes, bytes]);
}

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

  it('with files that nobody altered is read', async () => {
    const file = await alteredBundle(await tempFolder(), (entries) => entries, [license, update]);
    assert.equal((await readBundles(file)).length, 2);
    assert.equal((await readBundleFiles(file)).length, 2);
  });

  for (const [what, key, change] of alteredFiles) {
    it(`${what} is refused`, async () => {
      const folder = await tempFolder();
      await rejectsWith(key, readBundleFiles(await alteredBundle(folder, change, [license, update])));
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
