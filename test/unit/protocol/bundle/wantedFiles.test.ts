import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { toJsonSchema } from '@valibot/to-json-schema';
import fc from 'fast-check';
import { type ErrorKey, SyncError } from '../../../../src/domain/errors/syncError.ts';
import { readWantedList, wantedFiles, wantedSchema } from '../../../../src/protocol/bundle/wantedFiles.ts';
import { assertGolden } from '../../../support/golden.ts';
import { rejectsWith } from '../../../support/rejectsWith.ts';
import { tempFolder } from '../../../support/tempFolder.ts';
import { testSigner } from '../../../support/testSigner.ts';
import { testWantedList, wantedListText } from '../../../support/wantedList.ts';

const signer = testSigner();
const unsigned = wantedListText(testWantedList);
const signed = wantedListText(testWantedList, signer);
const [, signatureLine = ''] = signed.split('\n');

const refused: readonly (readonly [string, ErrorKey, string | Uint8Array])[] = [
  ['that is empty', 'unusableWantedList', ''],
  ['that is no JSON', 'unusableWantedList', '{'],
  ['that is no UTF-8', 'unusableWantedList', new Uint8Array([0xff, 0x0a])],
  ['with a byte order mark', 'unusableWantedList', `\ufeff${unsigned}`],
  ['of another format', 'unusableWantedList', JSON.stringify({ ...testWantedList, format: 'susync' })],
  ['of a future schema', 'unusableWantedList', JSON.stringify({ ...testWantedList, schema: 2 })],
  ['with a member too many', 'unusableWantedList', JSON.stringify({ ...testWantedList, more: 1 })],
  ['with a prototype', 'unusableWantedList', unsigned.replace('{', '{"__proto__":{"format":"x"},')],
  [
    'of a site that leads elsewhere',
    'unusableWantedList',
    JSON.stringify({ ...testWantedList, site: { ...testWantedList.site, siteCode: '../' } }),
  ],
  [
    'with more products than there can be',
    'unusableWantedList',
    JSON.stringify({
      ...testWantedList,
      subscription: {
        ...testWantedList.subscription,
        products: new Array(20_001).fill(testWantedList.site.serverId),
      },
    }),
  ],
  [
    'with a file of no digest',
    'unusableWantedList',
    JSON.stringify({ ...testWantedList, files: [{ sha1: '../x', size: 1, kind: 'license' }] }),
  ],
  [
    'with a size that is none',
    'unusableWantedList',
    JSON.stringify({ ...testWantedList, files: [{ sha1: 'a'.repeat(40), size: -1, kind: 'license' }] }),
  ],
  ['that is lists within lists', 'unusableWantedList', '['.repeat(100_000)],
  [
    'that was written by hand over several lines',
    'unusableWantedList',
    JSON.stringify(testWantedList, undefined, 1),
  ],
  ['with a second line that is no signature', 'unusableWantedList', `${unsigned}{"algorithm":"none"}\n`],
  ['that goes on after its signature', 'unusableWantedList', signed + ' '.repeat(20_000)],
  ['with two signatures', 'unusableWantedList', `${signed}${signatureLine}\n`],
  ['changed after it was signed', 'forgedBundle', signed.replace('"version":12', '"version":13')],
  [
    'with the signature of another list',
    'forgedBundle',
    wantedListText({ ...testWantedList, taken: [] }).concat(signatureLine),
  ],
];

describe('A wanted list', () => {
  let file: string;

  beforeEach(async () => {
    file = path.join(await tempFolder(), 'wanted.json');
  });

  it('is read as it was written, signed or not', async () => {
    await wantedFiles.write(file, testWantedList, undefined);
    assert.equal(await readFile(file, 'utf8'), unsigned);
    assert.deepEqual(await wantedFiles.read(file), {
      ...{ name: 'wanted.json', list: testWantedList, signature: null },
    });
    await wantedFiles.write(file, testWantedList, signer);
    const { key, fingerprint } = signer;
    assert.deepEqual((await wantedFiles.read(file)).signature, { key, fingerprint });
    assert.deepEqual(await readdir(path.dirname(file)), ['wanted.json']);
  });

  it('may have come to end its lines otherwise on its way', () => {
    const crossed = Buffer.from(signed.replaceAll('\n', '\r\n'));
    assert.equal(readWantedList(crossed, 'x').signature?.key, signer.key);
    assert.equal(readWantedList(Buffer.from(unsigned.trimEnd()), 'x').signature, null);
  });

  for (const [what, key, content] of refused) {
    it(`${what} is refused`, async () => {
      await writeFile(file, content);
      await rejectsWith(key, wantedFiles.read(file));
    });
  }

  it('that is longer than any is refused before it is read', async () => {
    await writeFile(file, Buffer.alloc(17 * 1024 * 1024));
    await rejectsWith('limitExceeded', wantedFiles.read(file));
    await rejectsWith('systemRefused', wantedFiles.read(`${file}.absent`));
  });

  it('whatever became of it is refused, or the same', () => {
    const whole = Buffer.from(signed);
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const bytes = Buffer.from(whole);
        bytes[at] = (bytes[at] ?? 0) ^ change;
        try {
          assert.deepEqual(readWantedList(bytes, 'x').list, testWantedList);
        } catch (error) {
          assert.ok(error instanceof SyncError, `byte ${at}: ${String(error)}`);
        }
      }),
    );
  });

  it('follows the published schema', () => {
    const schema = toJsonSchema(wantedSchema, { errorMode: 'ignore' });
    assertGolden(
      '../../docs/susync-wanted.schema.json',
      `${JSON.stringify({ ...schema, title: 'First line of a wanted list of susync wanted, schema 1; a second one is its signature' }, undefined, 2)}\n`,
    );
  });
});
