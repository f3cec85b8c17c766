import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { deflateRawSync, gzipSync } from 'node:zlib';
import type { Application } from '../../../src/app/application.ts';
import { openApplication } from '../../../src/app/openApplication.ts';
import { type ErrorKey, SyncError } from '../../../src/domain/errors/syncError.ts';
import { cabinetOf } from '../../../src/protocol/cabinet/cabinetOf.ts';
import { mszipBlock } from '../../../src/protocol/cabinet/mszipBlock.ts';
import type { SyncService } from '../../../src/service/api/syncService.ts';
import { createService } from '../../../src/service/host/createService.ts';
import {
  detectoid,
  indexOf,
  metadataOf,
  packageCabinet,
  software,
  testGuid,
} from '../../support/exportPackage.ts';
import { rawCabinet } from '../../support/rawCabinet.ts';
import { tempFolder } from '../../support/tempFolder.ts';

const one = { updateId: testGuid(1), revision: 1 };
const two = { updateId: testGuid(2), revision: 1 };
const documents = [
  { ...one, text: detectoid(one) },
  { ...two, text: software(two, '') },
];
const good = Buffer.from(packageCabinet({ documents }));
const index = Buffer.from(indexOf({ documents }));
const records = metadataOf(documents);
const names = ['package.xml', 'metadata.txt'] as const;

/** A copy with bytes put at an offset. */
function withBytes(at: number, ...bytes: readonly number[]): Buffer {
  const copy = Buffer.from(good);
  copy.set(bytes, at < 0 ? copy.length + at : at);
  return copy;
}

/** A package with its two members as given. */
function cabinet(packageXml: string | Uint8Array, metadata: string | Uint8Array): Uint8Array {
  return cabinetOf([
    { name: names[0], bytes: Buffer.from(packageXml) },
    { name: names[1], bytes: Buffer.from(metadata) },
  ]);
}

/** The good package with another member besides. */
function besides(name: string): Uint8Array {
  return cabinetOf([
    { name: names[0], bytes: index },
    { name: names[1], bytes: Buffer.from(records) },
    { name, bytes: Buffer.from('x') },
  ]);
}

/** A package whose second document is this text, under the id of the second. */
function document(text: string): Uint8Array {
  return packageCabinet({
    documents: [
      { ...one, text: detectoid(one) },
      { ...two, text },
    ],
  });
}

function blockOf(packed: Uint8Array, size: number, compression = 1): Uint8Array {
  const members = [
    { name: names[0], size: 1 },
    { name: names[1], size: size - 1 },
  ];
  return rawCabinet({ compression, blocks: [{ packed, size }], members });
}

/** One block of zeros, which inflates to a thousand times its size, so often as a folder takes. */
function bomb(): Uint8Array {
  const zeros = new Uint8Array(32_768);
  const packed = mszipBlock(zeros, new Uint8Array(0), 9);
  const blocks = Array.from({ length: 64 }, () => ({ packed, size: zeros.length }));
  const members = [
    { name: names[0], size: 32_768 },
    { name: names[1], size: 4_000_000_000 },
  ];
  return rawCabinet({ compression: 1, blocks, members });
}

const root = indexOf({ documents });
const entities = Array.from(
  { length: 9 },
  (_, level) => `<!ENTITY e${level + 1} "${`&e${level};`.repeat(10)}">`,
);
const entityBomb = `<!DOCTYPE a [<!ENTITY e0 "x">${entities.join('')}]>`;

const hostile: readonly (readonly [what: string, bytes: Uint8Array, key: ErrorKey])[] = [
  ['an empty file', Buffer.alloc(0), 'unknownPackage'],
  ['a text', Buffer.from('package.xml'), 'unknownPackage'],
  ['a ZIP archive', Buffer.from('PK\u0003\u0004'), 'unknownPackage'],
  ['a program', Buffer.from('MZ\u0090'), 'unknownPackage'],
  ['a page', Buffer.from('<html></html>'), 'unknownPackage'],
  ['an update document', Buffer.from(detectoid(one)), 'unknownPackage'],
  ['four letters of a cabinet', Buffer.from('MSCF'), 'damagedCabinet'],
  ['a cabinet cut off in its header', good.subarray(0, 30), 'damagedCabinet'],
  ['a cabinet cut off in its list of members', good.subarray(0, 60), 'damagedCabinet'],
  ['a cabinet without its data', good.subarray(0, 90), 'damagedCabinet'],
  ['a cabinet that lacks its last byte', good.subarray(0, -1), 'damagedCabinet'],
  ['a cabinet with a changed byte', withBytes(-20, 0x5a), 'damagedCabinet'],
  ['a cabinet that claims more blocks', withBytes(40, 0xff, 0xff), 'damagedCabinet'],
  ['a cabinet that claims no blocks', withBytes(40, 0, 0), 'damagedCabinet'],
  ['a cabinet whose data lies outside', withBytes(36, 0xff, 0xff, 0xff, 0x7f), 'damagedCabinet'],
  ['a cabinet whose members overlap its header', withBytes(16, 0, 0, 0, 0), 'damagedCabinet'],
  ['a cabinet of a future version', withBytes(25, 9), 'unsupportedCabinet'],
  ['one of a set of cabinets', withBytes(30, 2), 'unsupportedCabinet'],
  ['a cabinet with the compression Quantum', withBytes(42, 2), 'unsupportedCabinet'],
  ['a cabinet with an unknown compression', withBytes(42, 9), 'damagedCabinet'],
  ['a cabinet whose member is larger than its data', withBytes(46, 0xff), 'damagedCabinet'],
  ['a cabinet with a gap between members', withBytes(48, 1), 'damagedCabinet'],
  ['a cabinet whose member lies in no folder', withBytes(52, 7), 'damagedCabinet'],
  ['a cabinet whose member continues elsewhere', withBytes(52, 0xfd, 0xff), 'unsupportedCabinet'],
  ['a cabinet without members', cabinetOf([]), 'unknownPackage'],
  ['a cabinet that inflates to far more than it is', bomb(), 'limitExceeded'],
  [
    'a cabinet with too many members',
    cabinetOf(Array.from({ length: 2000 }, (_, number) => ({ name: `${number}`, bytes: Buffer.from('x') }))),
    'limitExceeded',
  ],
  ['a block that is no MSZIP', blockOf(Buffer.from('XX garbage'), 100), 'damagedCabinet'],
  [
    'a block that inflates to less than it says',
    blockOf(Buffer.concat([Buffer.from('CK'), deflateRawSync('a')]), 9),
    'damagedCabinet',
  ],
  [
    'a block that inflates to more than it says',
    blockOf(Buffer.concat([Buffer.from('CK'), deflateRawSync(Buffer.alloc(99_999))]), 9),
    'damagedCabinet',
  ],
  [
    'a block of garbage as LZX',
    blockOf(Buffer.from('garbage garbage garbage'), 32_768, 0x1503),
    'damagedCabinet',
  ],
  ['an offline scan package', cabinetOf([{ name: 'package.cab', bytes: index }]), 'unknownPackage'],
  ['a member that leads out of its folder', besides('..\\..\\Windows\\evil.dll'), 'unknownPackage'],
  ['a member with an absolute path', besides('/etc/passwd'), 'unknownPackage'],
  ['a member named as a device', besides('CON'), 'unknownPackage'],
  ['two indexes', besides('PACKAGE.XML'), 'unknownPackage'],
  ['records twice', besides('metadata.txt'), 'unknownPackage'],
  ['an index without records', cabinetOf([{ name: names[0], bytes: index }]), 'unknownPackage'],
  [
    'records without an index',
    cabinetOf([{ name: names[1], bytes: Buffer.from(records) }]),
    'unknownPackage',
  ],
  ['an index that is empty', cabinet('', records), 'damagedPackage'],
  ['an index that is cut off', cabinet(root.slice(0, -3), records), 'damagedPackage'],
  ['an index that is not UTF-8', cabinet(Buffer.from([0xff, 0xfe, 0]), records), 'damagedPackage'],
  ['an index of another kind', cabinet('<Package />', records), 'unknownPackage'],
  [
    'an index of a future form',
    cabinet(root.replace('FormatVersion="1.0"', 'FormatVersion="2.0"'), records),
    'unknownPackage',
  ],
  [
    'an index with entities in entities',
    cabinet(`${entityBomb}<ExportPackage ServerID="&e9;" />`, records),
    'damagedPackage',
  ],
  [
    'an index of 100,000 levels',
    cabinet(
      `<ExportPackage ServerID="${testGuid(1)}" CreationTime="" FormatVersion="1.0" ProtocolVersion="1">${'<a>'.repeat(100_000)}`,
      records,
    ),
    'damagedPackage',
  ],
  [
    'an index with an attribute of 4 MB',
    cabinet(`<ExportPackage ServerID="${'0'.repeat(4_000_000)}" />`, records),
    'damagedPackage',
  ],
  ['an index with a false id', cabinet(root.replace(testGuid(2), '../../x'), records), 'damagedPackage'],
  [
    'an index with a false revision',
    cabinet(root.replace('RevisionNumber="1"', 'RevisionNumber="-1"'), records),
    'damagedPackage',
  ],
  [
    'an index with a false digest',
    packageCabinet({ documents, files: '<File Digest="AAAA" MUUrl="" />' }),
    'damagedPackage',
  ],
  ['a record that is not listed', packageCabinet({ documents, listed: [one] }), 'damagedPackage'],
  [
    'a listed record that is missing',
    packageCabinet({ documents: documents.slice(1), listed: documents }),
    'damagedPackage',
  ],
  [
    'a record that comes twice',
    packageCabinet({ documents: [...documents, ...documents], listed: documents }),
    'damagedPackage',
  ],
  [
    'a record with a length too small',
    cabinet(index, records.replace(/,00000001,[0-9a-f]{8},/, ',00000001,00000009,')),
    'damagedPackage',
  ],
  [
    'a record with a length too large',
    cabinet(index, records.replace(/,00000001,[0-9a-f]{8},/, ',00000001,00f00000,')),
    'damagedPackage',
  ],
  [
    'a record that claims 4 GiB',
    cabinet(index, records.replace(/,00000001,[0-9a-f]{8},/, ',00000001,ffffffff,')),
    'limitExceeded',
  ],
  ['records that are cut off', cabinet(index, records.slice(0, -9)), 'damagedPackage'],
  ['records that begin with garbage', cabinet(index, `garbage${records}`), 'damagedPackage'],
  [
    'a record that is not UTF-8',
    cabinet(index, Buffer.from(records.replace('Software<', '\u00ff<'), 'latin1')),
    'damagedPackage',
  ],
  [
    'a document of another update',
    document(software({ updateId: testGuid(9), revision: 1 }, '')),
    'damagedDocument',
  ],
  ['a document of another revision', document(software({ ...two, revision: 7 }, '')), 'damagedDocument'],
  ['a document without an identity', document('<a />'), 'damagedDocument'],
  ['a document that is empty', document(''), 'damagedDocument'],
  ['a document that is cut off', document(software(two, '').slice(0, -20)), 'damagedDocument'],
  [
    'a document with entities in entities',
    document(`${entityBomb}${software(two, '').replace('>Software<', '>&e9;<')}`),
    'damagedDocument',
  ],
  [
    'a document of 100,000 levels',
    document(software(two, '<a>'.repeat(100_000) + '</a>'.repeat(100_000))),
    'limitExceeded',
  ],
  [
    'a document with a title of 300,000 characters',
    document(software(two, '').replace('>Software<', `>${'x'.repeat(300_000)}<`)),
    'limitExceeded',
  ],
  ['gzip of something else', gzipSync('<ExportPackage />'), 'unknownPackage'],
  ['gzip that is cut off', gzipSync(records.repeat(20)).subarray(0, -40), 'damagedPackage'],
  ['gzip with bytes after it', Buffer.concat([gzipSync(records), Buffer.from('more')]), 'damagedPackage'],
];

describe('A hostile or broken package', () => {
  let app: Application;
  let service: SyncService;
  let folder: string;
  let unchanged: string;

  before(async function () {
    this.timeout(20_000);
    folder = await tempFolder();
    app = await openApplication({ folder: path.join(folder, 'data') });
    service = createService(app);
    await service.addSite({ siteCode: 'CS1', type: 'cas', zone: 'UTC' });
    await service.addSup({ siteCode: 'CS1', serverName: 'cs1sup' });
    await service.setSource({ siteCode: 'CS1', source: 'none' });
    // Something that could be harmed.
    const file = path.join(folder, 'good.cab');
    await writeFile(file, packageCabinet({ documents: documents.slice(0, 1) }));
    await service.importPackage({ file });
    unchanged = await app.ports.store.digest();
  });

  after(() => app.close());

  for (const [what, bytes, key] of hostile) {
    it(`is refused: ${what}`, async function () {
      this.timeout(10_000);
      const file = path.join(folder, 'hostile.cab');
      await writeFile(file, bytes);
      await assert.rejects(service.importPackage({ file }), (error) => {
        assert.ok(error instanceof SyncError, String(error));
        assert.equal(error.key, key, error.message);
        // The place is named, and nobody's screen is filled with it.
        assert.match(error.message, /hostile\.cab|^Update /);
        assert.ok(error.message.length < 2000, error.message);
        return true;
      });
      assert.equal(await app.ports.store.digest(), unchanged);
    });
  }

  it('is of more than forty kinds', () => {
    assert.ok(new Set(hostile.map(([what]) => what)).size > 40);
  });
});
