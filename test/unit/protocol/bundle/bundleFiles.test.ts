import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { toJsonSchema } from '@valibot/to-json-schema';
import type { BundleItem } from '../../../../src/domain/catalogBundle.ts';
import { bundleFiles } from '../../../../src/protocol/bundle/bundleFiles.ts';
import { manifestSchema } from '../../../../src/protocol/bundle/bundleManifest.ts';
import {
  readBundleFiles,
  readBundles,
  testDecisions,
  testFile,
  type TestFile,
  testHead,
  testRow,
  testVersion,
  writeBundle,
} from '../../../support/catalogBundle.ts';
import { assertGolden } from '../../../support/golden.ts';
import { guid } from '../../../support/records.ts';
import { rejectsWith } from '../../../support/rejectsWith.ts';
import { tempFolder } from '../../../support/tempFolder.ts';

const cabinet: BundleItem = {
  kind: 'row',
  updateId: guid(20),
  revision: 201,
  flags: 3,
  since: 1_795_000_000_000,
  storedDigest: '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  record: {
    encoding: 'cabinet',
    bytes: new Uint8Array(1),
    storedDigest: '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  },
  locations: [
    { sha1: 'a'.repeat(40), microsoftUpdateUrl: 'http://download/a.cab' },
    { sha1: 'b'.repeat(40) },
  ],
};
const flagsOnly: BundleItem = {
  ...{ kind: 'row', updateId: guid(21), revision: 2, flags: 2, since: 5, locations: [] },
  storedDigest: 'c'.repeat(64),
};
const items: readonly BundleItem[] = [
  ...[testRow(10), testRow(11, 5000), flagsOnly],
  { kind: 'removed', updateId: guid(30), revision: 1 },
  // Documents that are compressed already lie in parts of their own.
  cabinet,
];

/** With bytes as plain arrays, whatever buffer they stand in. */
function comparable(list: readonly BundleItem[]): unknown {
  return list.map((item) =>
    item.kind === 'row' && item.record !== undefined
      ? { ...item, record: { ...item.record, bytes: Buffer.from(item.record.bytes).toString('hex') } }
      : item,
  );
}

function withText({ bytes, ...file }: TestFile): unknown {
  return { ...file, text: Buffer.from(bytes).toString('latin1') };
}

function* slices(bytes: Uint8Array, step: number): Generator<Uint8Array, void, void> {
  for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step);
}

describe('A catalog package', () => {
  let folder: string;
  let file: string;

  beforeEach(async () => {
    folder = await tempFolder();
    file = path.join(folder, 'catalog.susync');
  });

  it('gives back what was written: documents as received, states, removals, decisions', async () => {
    const [written] = await writeBundle(file, items);
    assert.deepEqual(comparable(await readBundles(file)), comparable(items));
    const [bundle] = await bundleFiles.open([file]);
    assert.deepEqual(await bundle?.decisions(), testDecisions);
    assert.equal(bundle?.name, 'catalog.susync');
    assert.deepEqual(bundle.manifest.to, testVersion);
    assert.deepEqual(bundle.manifest.counts, testHead(items).counts);
    await bundle.close();
    assert.equal(written?.bytes, (await readFile(file)).length);
    assert.deepEqual(await readdir(folder), ['catalog.susync']);
  });

  it('is the same, byte for byte, whenever it is written', async () => {
    const [first] = await writeBundle(file, items);
    const [second] = await writeBundle(path.join(folder, 'again.susync'), items);
    assert.equal(first?.sha256, second?.sha256);
  });

  it('lies in files of the size wanted, which are found beside it or where they are named', async () => {
    const many = Array.from({ length: 40 }, (_, index) => testRow(index + 1, 200));
    const written = await writeBundle(file, many, { chunkSize: 4096 });
    assert.deepEqual(
      written.slice(0, 3).map((one) => path.basename(one.file)),
      ['catalog.susync', 'catalog.v12.001.susync', 'catalog.v12.002.susync'],
    );
    for (const one of written.slice(1)) assert.ok(one.bytes <= 4096, `${one.file} has ${one.bytes} bytes`);
    assert.deepEqual(comparable(await readBundles(file)), comparable(many));
    assert.deepEqual(
      comparable(await readBundles(...written.map((one) => one.file).reverse())),
      comparable(many),
    );
  });

  it('gives back files with their bytes, license files deflated, however small the parts are', async () => {
    const files = [
      testFile('license', Buffer.from('License terms. '.repeat(400))),
      testFile('license', Buffer.alloc(0)),
      testFile('license', Buffer.from('Lizenz')),
      testFile('update', randomBytes(10_000)),
      testFile('update', randomBytes(1)),
    ];
    for (const chunkSize of [undefined, 4096, 1200]) {
      const target = chunkSize === undefined ? {} : { chunkSize };
      const written = await writeBundle(file, [testRow(10)], { ...target, files });
      for (const one of written.slice(1))
        assert.ok(one.bytes <= (chunkSize ?? 0), `${one.file}: ${one.bytes}`);
      const read = await readBundleFiles(file);
      assert.deepEqual(read.map(withText), files.map(withText));
      assert.deepEqual(comparable(await readBundles(file)), comparable([testRow(10)]));
    }
  });

  it('has the same bytes, however the files were read', async () => {
    const one = testFile('update', randomBytes(5000));
    const digests = new Set<string>();
    for (const step of [1, 999, 5000]) {
      const writer = await bundleFiles.create({ file, to: testVersion, mayReplace: true, chunkSize: 2048 });
      await writer.addFile(one, Readable.from(slices(one.bytes, step)));
      const written = await writer.finish(testHead([], [one]), testDecisions);
      digests.add(written.map(({ sha256 }) => sha256).join());
    }
    assert.equal(digests.size, 1);
  });

  it('takes no file that is not what its digests promise', async () => {
    const one = testFile('update', randomBytes(5000));
    for (const bytes of [one.bytes.subarray(1), Buffer.concat([one.bytes, one.bytes]), randomBytes(5000)]) {
      const writer = await bundleFiles.create({ file, to: testVersion, mayReplace: true });
      await rejectsWith('digestMismatch', writer.addFile(one, Readable.from([bytes])));
      await writer.abandon();
    }
    assert.deepEqual(await readdir(folder), []);
  });

  it('is written whole or not at all', async () => {
    await writeBundle(file, [testRow(1)]);
    const before = await readFile(file);
    const writer = await bundleFiles.create({ file, to: testVersion, mayReplace: true });
    await writer.add(testRow(2));
    await writer.abandon();
    assert.deepEqual(await readdir(folder), ['catalog.susync']);
    assert.deepEqual(await readFile(file), before);
  });

  it('takes the place of no file that it must not replace', async () => {
    await writeBundle(file, [testRow(1)]);
    const before = await readFile(file);
    await assert.rejects(bundleFiles.create({ file, to: testVersion, mayReplace: false }), {
      key: 'alreadyExists',
      message: `${file} exists already: it may hold changes that have not arrived yet`,
    });
    assert.deepEqual(await readFile(file), before);
    assert.deepEqual(await readdir(folder), ['catalog.susync']);
  });

  it('is not begun where there is no folder, which is told of its own name', async () => {
    const absent = path.join(folder, 'absent', 'x.susync');
    await assert.rejects(bundleFiles.create({ file: absent, to: testVersion, mayReplace: false }), {
      key: 'systemRefused',
      message: `${absent}: there is no such file or folder`,
    });
  });

  it('stops being read when nobody wants it any more', async () => {
    await writeBundle(file, items);
    const [bundle] = await bundleFiles.open([file]);
    assert.ok(bundle !== undefined);
    await assert.rejects(bundle.verify({ signal: AbortSignal.abort() }), { name: 'AbortError' });
    await bundle.close();
  });

  it('has a manifest that follows the published schema', () => {
    const schema = toJsonSchema(manifestSchema, { errorMode: 'ignore' });
    assertGolden(
      '../../docs/susync-manifest.schema.json',
      `${JSON.stringify({ ...schema, title: 'manifest.json of a .susync catalog package, schema 1' }, undefined, 2)}\n`,
    );
  });
});
