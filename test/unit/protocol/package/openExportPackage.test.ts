import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { RecordToDecode } from '../../../../src/domain/updateRecord.ts';
import { cabinetOf } from '../../../../src/protocol/cabinet/cabinetOf.ts';
import type { PackageIndex } from '../../../../src/protocol/package/packageIndex.ts';
import { openExportPackage } from '../../../../src/protocol/package/openExportPackage.ts';
import { indexOf, metadataOf, packageCabinet, testGuid } from '../../../support/exportPackage.ts';
import { tempFolder } from '../../../support/tempFolder.ts';

const documents = Array.from({ length: 600 }, (_, index) => ({
  updateId: testGuid(index),
  revision: 1 + (index % 3),
  text: `<a>${'ü\r\n'.repeat(index)}</a>`,
}));
const records = Buffer.from(metadataOf(documents));

/** Index and records of a package with these bytes; the numbers are the sizes of the batches. */
async function readPackage(
  name: string,
  bytes: Uint8Array,
): Promise<{ index: PackageIndex | undefined; records: RecordToDecode[]; batches: number[] }> {
  const file = path.join(await tempFolder(), name);
  await writeFile(file, bytes);
  const opened = await openExportPackage(file);
  const found: RecordToDecode[] = [];
  const batches: number[] = [];
  try {
    for await (const batch of opened.records()) {
      found.push(...batch);
      batches.push(batch.length);
    }
  } finally {
    await opened.close();
  }
  return { index: opened.index, records: found, batches };
}

function textsOf(found: readonly RecordToDecode[]): unknown {
  return found.map(({ identity, record }) => ({ ...identity, text: Buffer.from(record.bytes).toString() }));
}

describe('An export package', () => {
  for (const reversed of [false, true]) {
    it(`as a cabinet yields its index and its records in batches${reversed ? ', members reversed' : ''}`, async () => {
      const found = await readPackage('x.cab', packageCabinet({ documents }, reversed));
      assert.deepEqual(textsOf(found.records), documents);
      assert.deepEqual(found.batches, [256, 256, 88]);
      assert.equal(found.index?.updates.length, 600);
      assert.equal(found.index.serverId, 'a86cecaa-02ab-44a1-a09d-cac309aa7a3e');
      assert.equal(found.index.protocolVersion, '1.20');
      assert.deepEqual(found.index.languages, [
        { id: 0, shortName: 'all', longName: 'all', enabled: true },
        { id: 1031, shortName: 'de', longName: 'German', enabled: false },
      ]);
    });
  }

  it('may list its records in another order than it holds them', async () => {
    const listed = documents.toReversed();
    const found = await readPackage('x.cab', packageCabinet({ documents, listed }));
    assert.deepEqual(textsOf(found.records), documents);
  });

  it('says where files are', async () => {
    const files =
      '<File Digest="hlQslyYcRtWzeaQ+yJX5fq9Am6I=" MUUrl="http://example.com/a.cab" Name="a.cab" />';
    const { index } = await readPackage('x.cab', packageCabinet({ documents: [], files }));
    assert.deepEqual(
      [...(index?.files ?? [])],
      [
        [
          '86542c97261c46d5b379a43ec895f97eaf409ba2',
          { name: 'a.cab', microsoftUpdateUrl: 'http://example.com/a.cab' },
        ],
      ],
    );
  });

  it('as gzip of its records has records but no index', async () => {
    const found = await readPackage('x.xml.gz', gzipSync(records));
    assert.deepEqual(textsOf(found.records), documents);
    assert.equal(found.index, undefined);
  });

  const [first, second] = [testGuid(0), testGuid(1)];
  const pair = documents.slice(0, 2);
  for (const [what, bytes, key, message] of [
    [
      'a record is missing',
      packageCabinet({ documents: documents.slice(0, 1), listed: pair }),
      'damagedPackage',
      `Record ${second} revision 2 of x.cab is listed in package.xml but is missing`,
    ],
    [
      'a record is not listed',
      packageCabinet({ documents: pair, listed: pair.slice(0, 1) }),
      'damagedPackage',
      `Record ${second} revision 2 of x.cab is not listed in package.xml`,
    ],
    [
      'a record occurs twice',
      packageCabinet({ documents: [...pair, ...pair], listed: pair }),
      'damagedPackage',
      `Record ${first} revision 1 of x.cab occurs twice`,
    ],
    [
      'the index is cut off',
      cabinetOf([
        { name: 'package.xml', bytes: Buffer.from(indexOf({ documents }).slice(0, -9)) },
        { name: 'metadata.txt', bytes: records },
      ]),
      'damagedPackage',
      /^package\.xml of x\.cab is not well-formed: .*unclosed tag/,
    ],
    [
      'the index is not UTF-8',
      cabinetOf([
        { name: 'package.xml', bytes: Buffer.from([0x3c, 0xff, 0xff]) },
        { name: 'metadata.txt', bytes: records },
      ]),
      'damagedPackage',
      'package.xml of x.cab is not UTF-8',
    ],
    [
      'the index has a false GUID',
      packageCabinet({ documents: [], listed: [{ updateId: 'x', revision: 1 }] }),
      'damagedPackage',
      /^package\.xml of x\.cab has Update in line 1, column \d+, with the UpdateId "x"$/,
    ],
    [
      'the index has a false digest',
      packageCabinet({ documents: [], files: '<File Digest="AAAA" MUUrl="" />' }),
      'damagedPackage',
      /with the Digest "AAAA"$/,
    ],
    [
      'the index is of another kind',
      cabinetOf([
        { name: 'package.xml', bytes: Buffer.from('<Package/>') },
        { name: 'metadata.txt', bytes: records },
      ]),
      'unknownPackage',
      'package.xml of x.cab has the root element Package instead of ExportPackage',
    ],
    [
      'the index declares an entity',
      cabinetOf([
        {
          name: 'package.xml',
          bytes: Buffer.from('<!DOCTYPE a [<!ENTITY b "c">]><ExportPackage ServerID="&b;"/>'),
        },
        { name: 'metadata.txt', bytes: records },
      ]),
      'damagedPackage',
      /^package\.xml of x\.cab is not well-formed: .*undefined entity/,
    ],
    [
      'it is a scan package',
      cabinetOf([
        { name: 'index.xml', bytes: records },
        { name: 'package.cab', bytes: records },
      ]),
      'unknownPackage',
      'x.cab is an offline scan package (wsusscn2.cab), which holds no complete metadata',
    ],
    [
      'it is another cabinet',
      cabinetOf([{ name: '../setup.inf', bytes: records }]),
      'unknownPackage',
      'x.cab is a cabinet with ../setup.inf instead of package.xml and metadata.txt alone',
    ],
    [
      'it is a ZIP archive',
      Buffer.from('PK\u0003\u0004rest'),
      'unknownPackage',
      'x.cab begins with a ZIP archive',
    ],
    [
      'it is XML',
      Buffer.from('<?xml version="1.0"?><!-- c --><html lang="en">'),
      'unknownPackage',
      'x.cab begins with an XML document with the root element html',
    ],
    ['it is empty', Buffer.alloc(0), 'unknownPackage', 'x.cab begins with nothing'],
    [
      'it is something else',
      Buffer.from('MZ\u0090\0 and more'),
      'unknownPackage',
      'x.cab begins with the bytes 4d 5a c2 90 00 20 61 6e',
    ],
    [
      'it is gzip of one XML stream',
      gzipSync(indexOf({ documents })),
      'unknownPackage',
      'x.cab unpacks to an XML document with the root element ExportPackage; this form of package is not known',
    ],
    [
      'it is gzip that is cut off',
      gzipSync(records).subarray(0, -500),
      'damagedPackage',
      'x.cab is damaged: unexpected end of file',
    ],
    [
      'it is gzip with a changed checksum',
      changed(gzipSync(records)),
      'damagedPackage',
      'x.cab is damaged: incorrect data check',
    ],
  ] as const) {
    it(`is refused when ${what}`, async () => {
      await assert.rejects(readPackage('x.cab', bytes), { key, message });
    });
  }

  it('that does not exist is not found', async () => {
    await assert.rejects(openExportPackage('/does/not/exist.cab'), { key: 'notFound' });
  });
});

function changed(bytes: Buffer): Buffer {
  const at = bytes.length - 6;
  bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  return bytes;
}
