import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { inspectScanPackage } from '../../../../src/app/packages/inspectScanPackage.ts';
import type { ErrorKey } from '../../../../src/domain/errors/syncError.ts';
import { cabinetOf } from '../../../../src/protocol/cabinet/cabinetOf.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { MemoryStore } from '../../../support/memoryStore.ts';
import { buildRecord, guid, rowOf } from '../../../support/records.ts';
import { rejectsWith } from '../../../support/rejectsWith.ts';
import { tempFolder } from '../../../support/tempFolder.ts';

const catalog = 'sup/CS1/sup';

function update(number: number, revision: number, inner = ''): string {
  return `<Update UpdateId="${guid(number).toUpperCase()}" RevisionNumber="${revision}" RevisionId="${number}" IsLeaf="true" IsBundle="${number === 1}">${inner}</Update>`;
}

const content = [
  update(1, 1, '<SupersededBy><Revision Id="7" /></SupersededBy>'),
  update(
    2,
    1,
    `<Categories><Category Type="Company" Id="${guid(8)}" /><Category Type="Product" Id="${guid(9)}" /></Categories>`,
  ),
  update(3, 2, `<Categories><Category Type="UpdateClassification" Id="${guid(7)}" /></Categories>`),
  update(4, 1),
  update(5, 1),
];

const index = (text: string): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n<OfflineSyncPackage>${text}</OfflineSyncPackage>`;

const holding = (text: string): Uint8Array => cabinetOf([{ name: 'package.xml', bytes: Buffer.from(text) }]);

const scanPackage = (inner: Uint8Array): Uint8Array =>
  cabinetOf([
    { name: 'index.xml', bytes: Buffer.from('<INDEX VERSION="1" />') },
    { name: 'package.cab', bytes: inner },
    { name: 'package2.cab', bytes: Buffer.from('fragments') },
  ]);

describe('An offline scan package', () => {
  let folder: string;
  let store: MemoryStore;

  before(async () => {
    folder = await tempFolder();
    const clock = new FakeClock();
    store = new MemoryStore(() => clock.now());
    const records = [
      buildRecord({ updateId: guid(1), revision: 1 }),
      buildRecord({ updateId: guid(2), revision: 2 }),
      buildRecord({ updateId: guid(3), revision: 1 }),
    ];
    const upserts = records.map((record) => rowOf(record));
    await store.commit({
      records,
      catalogs: [{ catalog, upserts, publish: true }],
      documents: [
        {
          collection: 'categories',
          put: {
            _id: guid(9),
            type: 'Product',
            title: 'Windows 11',
            excludedByDefault: false,
            retired: false,
          },
        },
      ],
    });
  });

  const inspected = async (bytes: Uint8Array, compared: typeof catalog | undefined = catalog) => {
    const file = path.join(folder, 'wsusscn2.cab');
    await writeFile(file, bytes);
    return inspectScanPackage({ store }, { file, catalog: compared }, {});
  };

  it('says what it names, and how that compares with what is here', async () => {
    const found = await inspected(
      scanPackage(holding(index(`<Updates>${content.join('\n')}</Updates><FileLocations />`))),
    );
    assert.equal(found?.counts.updates, 5);
    assert.deepEqual(found.scan, {
      ...{ bundles: 1, superseded: 1 },
      ...{ same: 1, newerHere: 1, olderHere: 1, absent: 2 },
    });
    assert.deepEqual([found.products, found.classifications], [['Windows 11'], [guid(7)]]);
  });

  it('is looked at where there is nothing to compare it with, too', async () => {
    const file = scanPackage(holding(index(`<Updates>${content.join('')}</Updates>`)));
    await writeFile(path.join(folder, 'alone.cab'), file);
    const found = await inspectScanPackage(
      { store },
      { file: path.join(folder, 'alone.cab'), catalog: undefined },
      {},
    );
    assert.equal(found?.scan?.absent, 5);
  });

  it('is no other file', async () => {
    assert.equal(await inspected(Buffer.from('no cabinet')), undefined);
    assert.equal(await inspected(holding(index(''))), undefined);
  });

  const broken: readonly (readonly [string, ErrorKey, Uint8Array])[] = [
    ['whose index is no cabinet', 'damagedCabinet', Buffer.from('no cabinet')],
    ['whose index is cut off', 'damagedCabinet', holding(index('<Updates />')).subarray(0, 60)],
    ['without an index', 'unknownPackage', cabinetOf([{ name: 'x', bytes: Buffer.from('y') }])],
    ['of another root', 'unknownPackage', holding('<ExportPackage />')],
    ['that is cut off inside', 'damagedPackage', holding(index('<Updates>').slice(0, -10))],
    ['that is no UTF-8', 'damagedPackage', cabinetOf([{ name: 'package.xml', bytes: Buffer.from([0xff]) }])],
    [
      'with an id that is none',
      'damagedPackage',
      holding(index('<Updates><Update UpdateId="x" /></Updates>')),
    ],
    [
      'with entities of its own',
      'damagedPackage',
      holding('<!DOCTYPE a [<!ENTITY b "c">]><OfflineSyncPackage a="&b;"/>'),
    ],
    ['that nests without end', 'damagedPackage', holding(index('<a>'.repeat(100)))],
  ];
  for (const [what, key, inner] of broken) {
    it(`${what} is refused`, async () => {
      await rejectsWith(key, inspected(scanPackage(inner)));
    });
  }
});
