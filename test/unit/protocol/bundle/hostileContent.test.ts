import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import type { ErrorKey } from '../../../../src/domain/errors/syncError.ts';
import {
  type Entries,
  sha256,
  withChange,
  withEntry,
  withManifest,
} from '../../../support/alteredEntries.ts';
import {
  alteredBundle,
  item,
  readBundleFiles,
  readBundles,
  testFile,
} from '../../../support/catalogBundle.ts';
import { rejectsWith } from '../../../support/rejectsWith.ts';
import { tempFolder } from '../../../support/tempFolder.ts';
import { zipBomb } from '../../../support/zipBomb.ts';

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
        ...listOf(manifest['parts']).slice(0, 1),
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
    withChange(content, () => ({ method: 8, body: zipBomb, size: size + 100 })),
  ],
  [
    'whose files are said to unpack to more than a part has',
    'damagedBundle',
    withChange(content, () => ({ method: 8, body: zipBomb, size: 0xfffffff0 })),
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

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function twice(bytes: Uint8Array): Uint8Array {
  return Buffer.concat([bytes, bytes]);
}

describe('A catalog package with hostile or broken files', () => {
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
});
