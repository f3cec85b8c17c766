import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { toJsonSchema } from '@valibot/to-json-schema';
import type { ErrorKey } from '../../../../src/domain/errors/syncError.ts';
import { bundleFiles } from '../../../../src/protocol/bundle/bundleFiles.ts';
import { signatureName, signatureSchema } from '../../../../src/protocol/bundle/manifestSignature.ts';
import { readBundles, testRow, writeBundle } from '../../../support/catalogBundle.ts';
import { assertGolden } from '../../../support/golden.ts';
import { isRecord, parsed } from '../../../support/parsedJson.ts';
import { type RawEntry, rawZip } from '../../../support/rawZip.ts';
import { rejectsWith } from '../../../support/rejectsWith.ts';
import { tempFolder } from '../../../support/tempFolder.ts';
import { testSigner } from '../../../support/testSigner.ts';
import { openBundleEntries } from '../../../support/zipEntries.ts';

const signer = testSigner();

async function written(
  target: { readonly chunkSize?: number; readonly isSigned?: boolean } = {},
): Promise<string> {
  const { isSigned = true, ...rest } = target;
  const file = path.join(await tempFolder(), 'x.susync');
  const items = Array.from({ length: 40 }, (_, index) => testRow(index + 1, 200));
  await writeBundle(file, items, { ...rest, ...(isSigned ? { signer } : {}) });
  return file;
}

async function signatureOf(file: string): Promise<unknown> {
  const [bundle] = await bundleFiles.open([file]);
  await bundle?.close();
  return bundle?.signature;
}

async function withEntries(
  file: string,
  change: (entries: readonly (RawEntry & { readonly content: Buffer })[]) => readonly RawEntry[],
): Promise<string> {
  await writeFile(file, rawZip(change(await openBundleEntries(await readFile(file)))));
  return file;
}

/** Replaces the content of one member. */
function withContent(name: string, change: (content: Buffer) => Buffer) {
  return (file: string): Promise<string> =>
    withEntries(file, (entries) =>
      entries.map((entry) => (entry.name === name ? { ...entry, content: change(entry.content) } : entry)),
    );
}

function withMember(member: string, value: unknown) {
  return withContent(signatureName, (content) => {
    const signature = parsed(content.toString());
    return Buffer.from(JSON.stringify({ ...(isRecord(signature) ? signature : {}), [member]: value }));
  });
}

const refused: readonly (readonly [string, ErrorKey, (file: string) => Promise<string>])[] = [
  [
    'whose manifest was changed by a space',
    'forgedBundle',
    withContent('manifest.json', (content) => Buffer.concat([content, Buffer.from(' ')])),
  ],
  [
    'whose manifest says another version',
    'forgedBundle',
    withContent('manifest.json', (content) =>
      Buffer.from(content.toString().replace('"version": 12', '"version": 13')),
    ),
  ],
  ['under the name of another key', 'forgedBundle', withMember('key', testSigner(2).key)],
  ['whose signature is of something else', 'forgedBundle', withMember('signature', `${'A'.repeat(86)}==`)],
  ['whose key is no point of the curve', 'forgedBundle', withMember('key', `${'/'.repeat(42)}8=`)],
  ['whose key is too short', 'damagedBundle', withMember('key', 'AAAA')],
  ['by another algorithm', 'damagedBundle', withMember('algorithm', 'none')],
  ['whose signature has a member too many', 'damagedBundle', withMember('more', 1)],
  ['whose signature is no JSON', 'damagedBundle', withContent(signatureName, () => Buffer.from('{'))],
  [
    'whose signature is larger than any',
    'limitExceeded',
    withContent(signatureName, () => Buffer.alloc(20_000, 0x20)),
  ],
  [
    'with the part of another package',
    'damagedBundle',
    withContent('metadata/000001.segment', (content) => Buffer.from(content).reverse()),
  ],
];

describe('A signed catalog package', () => {
  it('says by which key, also when it lies in several files', async () => {
    const expected = { key: signer.key, fingerprint: signer.fingerprint };
    assert.deepEqual(await signatureOf(await written()), expected);
    assert.deepEqual(await signatureOf(await written({ chunkSize: 4096 })), expected);
    assert.match(signer.fingerprint, /^[0-9A-F]{64}$/);
  });

  it('is the same, byte for byte, whenever it is written with the same key', async () => {
    assert.deepEqual(await readFile(await written()), await readFile(await written()));
  });

  it('is one that is not signed when its signature was taken off', async () => {
    const file = await withEntries(await written(), (entries) =>
      entries.filter(({ name }) => name !== signatureName),
    );
    assert.deepEqual(
      await readFile(await written({ isSigned: false })).then((bytes) => bytes.length > 0),
      true,
    );
    assert.equal(await signatureOf(file), null);
  });

  for (const [what, key, change] of refused) {
    it(`${what} is refused`, async () => {
      await rejectsWith(key, readBundles(await change(await written())));
    });
  }

  it('has no signature in a file of its parts', async () => {
    const file = await written({ chunkSize: 4096 });
    const chunk = path.join(path.dirname(file), 'x.v12.001.susync');
    await withEntries(chunk, (entries) => [...entries, { name: signatureName, content: Buffer.from('{}') }]);
    await rejectsWith('unsafeBundle', readBundles(file));
  });

  it('has a signature that follows the published schema', () => {
    const schema = toJsonSchema(signatureSchema, { errorMode: 'ignore' });
    assertGolden(
      '../../docs/susync-signature.schema.json',
      `${JSON.stringify({ ...schema, title: 'manifest.sig of a .susync catalog package: Ed25519 over the bytes of manifest.json' }, undefined, 2)}\n`,
    );
  });
});
