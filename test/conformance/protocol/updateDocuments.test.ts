import assert from 'node:assert/strict';
import { SyncError } from '../../../src/domain/errors/syncError.ts';
import type { UpdateHeader } from '../../../src/domain/updateHeader.ts';
import { parseUpdateDocument } from '../../../src/protocol/update/parseUpdateDocument.ts';
import { decodeRecord, updateRecord } from '../../../src/protocol/update/recordDecoder.ts';
import { describeWithSharedData, sharedData } from '../../support/sharedData.ts';

const microsoft = '56309036-4c77-4dd9-951a-99ee9c246a94';
const windows = '6964aab4-c5b5-43bd-a17d-ffb4346a8e1d';
const windows11 = '72e7624a-5b00-45d2-b92f-e561c0a6a160';
const defender = '8c3fcc84-7410-4a95-8b89-a166a0190486';
const definitionUpdates = 'e0789628-ce08-4437-be74-2495b842f43b';
const securityUpdates = '0fa1201d-4330-4fa8-8ae9-b877473b6441';
const drivers = 'ebfc1fc5-71a4-4f7b-9aca-3b9a503104a0';
const x64 = '59653007-e2e9-4f71-8525-2ff588527978';
const defenderClauses = [
  'be4048db-157c-4532-9582-7f05099590c9',
  x64,
  '0aac58ee-82a0-4452-a7fa-19f68398f1fa',
  defender,
];

/** What is compared of a document: everything but ids in quantity, which are counted. */
interface Expected extends Partial<Omit<UpdateHeader, 'texts' | 'prerequisites' | 'supersedes' | 'bundles'>> {
  readonly title: string;
  /** Ids of each clause, `category` first where it is marked; clauses of more than three by their number. */
  readonly clauses?: readonly string[];
  readonly supersedes?: number;
  readonly bundles?: readonly number[];
}

const deltas = (name: string, size: number, sha1: string, sha256: string): UpdateHeader['files'] => [
  { name, size, sha1, sha256 },
];

const documents: Readonly<Record<string, Expected>> = {
  'wsus-exchanges/docs/1f9bd9bb-7390-4aa3-bbdb-ded99fac2583.r200.xml': {
    updateType: 'Software',
    created: '2026-09-02T08:19:36.190Z',
    title: 'HIDDEN: Defender Engine 1.1.26080.3 for EngineBroad (Installer 1.1.24010.2001-Q)',
    clauses: [definitionUpdates, defender],
    bundles: [24],
  },
  'wsus-exchanges/docs/266f6222-c89d-43f2-9f8a-69340271e677.r200.xml': {
    updateType: 'Software',
    created: '2026-10-04T12:00:58.287Z',
    title:
      'Full Deltas 1.459.547.0 for Defender amd64fre [Ring0, Ring1, Ring2, Ring3, Ring4, Broad, Delayed]',
    handler: 'CommandLineInstallation',
    maxDownloadSize: 11_606_440,
    clauses: defenderClauses,
    files: deltas(
      'AM_Delta.exe',
      11_606_440,
      '87f5bd0469585006aa5d3a77d1c662fd2895ddcd',
      '026b74ab29b2e4ab113a2c085e6e1020857be49bb8afe0a5dbc3e0f2068b5d40',
    ),
  },
  'wsus-exchanges/docs/56309036-4c77-4dd9-951a-99ee9c246a94.r101.xml': {
    updateType: 'Category',
    categoryType: 'Company',
    prohibitsUpdates: true,
    created: '2005-09-22T00:05:11.471Z',
    title: 'Microsoft',
    handler: 'Category',
  },
  'wsus-exchanges/docs/6964aab4-c5b5-43bd-a17d-ffb4346a8e1d.r100.xml': {
    updateType: 'Category',
    categoryType: 'ProductFamily',
    prohibitsUpdates: true,
    created: '2004-05-15T05:50:01.611Z',
    title: 'Windows',
    handler: 'Category',
    clauses: [`category ${microsoft}`],
  },
  'wsus-exchanges/docs/7366a74a-ef29-44e1-b738-570b516aca1f.r200.xml': {
    updateType: 'Software',
    created: '2026-10-03T21:45:30.495Z',
    title:
      'Full Deltas 1.459.539.0 for Defender amd64fre [Ring0, Ring1, Ring2, Ring3, Ring4, Broad, Delayed]',
    handler: 'CommandLineInstallation',
    maxDownloadSize: 11_610_576,
    clauses: defenderClauses,
    files: deltas(
      'AM_Delta.exe',
      11_610_576,
      'e8b1d75885cf8f053a1307bdc9c3f87bf0cf7ada',
      'cf9dce88a0e09ec9215270e141ebae8b126b788ab066ad57ec23afa99338f939',
    ),
  },
  'wsus-exchanges/docs/a2fef9b0-7951-4c2c-a42b-9e351dd1c1fe.r200.xml': {
    updateType: 'Software',
    created: '2026-10-04T12:00:58.381Z',
    explicitlyDeployable: true,
    title:
      'Security Intelligence Update for Microsoft Defender Antivirus - KB2267602 (Version 1.459.547.0) - Current Channel (Broad)',
    kbArticleIds: ['2267602'],
    maxDownloadSize: 0,
    supportUrl: 'https://go.microsoft.com/fwlink/?LinkId=52661',
    moreInfoUrl: 'https://go.microsoft.com/fwlink/?linkid=2007160',
    clauses: [
      'be4048db-157c-4532-9582-7f05099590c9',
      '0aac58ee-82a0-4452-a7fa-19f68398f1fa',
      `category ${definitionUpdates}`,
      `category ${defender}`,
    ],
    supersedes: 10,
    bundles: [7, 7, 7, 103],
  },
  'wsus-exchanges/docs/ccb78947-6453-4ecc-9de8-bc0305c98f2d.r200.xml': {
    updateType: 'Software',
    created: '2024-01-11T20:15:45.051Z',
    title: 'HIDDEN: Defender MpSigStub 1.1.24010.2001 for EngineBroad (Installer 1.1.24010.2001-Q)',
    clauses: [definitionUpdates, defender],
    bundles: [4],
  },
  'wsus-exchanges/docs/dd78b8a1-0b20-45c1-add6-4da72e9364cf.r202.xml': {
    updateType: 'Category',
    categoryType: 'Product',
    excludedByDefault: true,
    created: '2015-08-25T20:09:50.002Z',
    title: 'OOBE ZDP',
    handler: 'Category',
    clauses: [`category ${windows}`],
  },
  'wsus-exchanges/docs/ff36f0b5-dded-4780-8664-cd78af8b62c1.r200.xml': {
    updateType: 'Software',
    created: '2026-09-02T08:19:36.080Z',
    title: 'AM Engine 1.1.26080.3 for Defender amd64fre Broad',
    handler: 'CommandLineInstallation',
    maxDownloadSize: 6_662_560,
    clauses: defenderClauses,
    files: deltas(
      'AM_Engine.exe',
      6_662_560,
      'bd789d42a2e027008ee3e7c4fbee6720dd6dc4c9',
      '157d1f273dfdd4105014a80a9c579eed27ade058a433a79bbda207929b9763e7',
    ),
  },
  'update-documents/sample_category_1.txt': {
    updateId: '83a83e29-7d55-44a0-afed-aea164bc35e6',
    revision: 51,
    updateType: 'Category',
    categoryType: 'Product',
    created: '2005-05-31T17:36:29.940Z',
    title: 'Exchange 2000 Server',
    handler: 'Category',
    clauses: ['category 352f9494-d516-4b40-a21a-cd2416098982'],
  },
  'update-documents/sample_detectoid_1.txt': {
    updateId: '3a8f327a-48da-4804-817c-85a7159893ae',
    revision: 51,
    updateType: 'Detectoid',
    created: '2005-05-31T17:48:44.873Z',
    title: 'Exchange Core CHS Lang',
    detectoidType: 'Application Locale',
    clauses: ['4d6255d2-e2e4-4a6f-b345-b82d153a2e6c'],
  },
  'update-documents/sample_driver_1.txt': {
    updateId: '9089c22f-99c1-4ef7-8c20-be8895d5a38d',
    revision: 200,
    updateType: 'Driver',
    created: '2022-06-14T14:20:24.079Z',
    explicitlyDeployable: true,
    title: 'Intel Corporation - Bluetooth - 22.150.0.6',
    handler: 'WindowsDriver',
    maxDownloadSize: 531_141,
    supportUrl: 'http://support.microsoft.com/select/?target=hub',
    moreInfoUrl: 'http://sysdev.microsoft.com/support/default.aspx',
    contentLanguages:
      'ar pt-br bg zh-hk zh-cn zh-tw hr cs da nl en et fi fr de el he hu it ja ko lv lt no pl pt ro ru sr sk sl es sv th tr uk'.split(
        ' ',
      ),
    clauses: [
      '36 ids',
      x64,
      '9f4f44d8-bfec-48c6-a02c-2d9ea220f6e2',
      '329f1e4b-d2e0-4b2b-bb97-e679609a7be6',
      `category ${drivers}`,
      'category 4 ids',
    ],
    files: deltas(
      '10931cb1-d155-4e89-8878-e6193071edb3.cab',
      531_141,
      '993419b1b02a0ee4dc84d2099148505f7a29dd7e',
      'c07ce501480fb029d3f8565477207c6b5a1589c9cee735d5a1779e6d0313adab',
    ),
  },
  'update-documents/sample_update_2.txt': {
    updateId: '7b6d13c6-6401-4a10-a61f-1dab8d93356e',
    revision: 200,
    updateType: 'Software',
    created: '2022-05-10T17:00:06.000Z',
    explicitlyDeployable: true,
    title: '2022-05 Cumulative Update for Windows 11 for x64-based Systems (KB5013943)',
    isBeta: false,
    msrcSeverity: 'Critical',
    kbArticleIds: ['5013943'],
    supportUrl: 'https://support.microsoft.com/help/5013943',
    moreInfoUrl: 'https://support.microsoft.com/help/5013943',
    clauses: [
      'c57b3cff-f20d-4841-9970-cfc10d156057',
      x64,
      `category ${securityUpdates}`,
      `category ${windows11}`,
    ],
    supersedes: 14,
    bundles: [1],
  },
};

function compared({ texts, prerequisites, supersedes, bundles, ...rest }: UpdateHeader): Expected {
  return {
    ...rest,
    title: texts.find(({ language }) => language === 'en')?.title ?? '',
    clauses: prerequisites.map(({ anyOf, isCategory }) => {
      const ids = anyOf.length > 3 ? `${anyOf.length} ids` : anyOf.join(' ');
      return isCategory ? `category ${ids}` : ids;
    }),
    supersedes: supersedes.length,
    bundles: bundles.map(({ anyOf }) => anyOf.length),
  };
}

describeWithSharedData('A real document is read:', () => {
  for (const [name, expected] of Object.entries(documents)) {
    it(`${expected.title} (${name})`, async () => {
      const [, updateId = '', revision = ''] = /([0-9a-f-]{36})\.r(\d+)\.xml/.exec(name) ?? [];
      assert.deepEqual(compared(parseUpdateDocument(String(await sharedData(name)), ['en'])), {
        updateId,
        revision: Number(revision),
        publicationState: 'Published',
        defaultLanguage: 'en',
        explicitlyDeployable: false,
        kbArticleIds: [],
        bulletinIds: [],
        contentLanguages: [],
        clauses: [],
        supersedes: 0,
        bundles: [],
        files: [],
        eulaFiles: [],
        ...expected,
      });
    });
  }

  it('with its texts in the languages that are asked for', async () => {
    const text = String(await sharedData('update-documents/sample_update_2.txt'));
    const { texts } = parseUpdateDocument(text, ['zh-cn', 'fr', 'xx']);
    assert.deepEqual(
      texts.map(({ language, title }) => `${language}: ${title}`),
      [
        'en: 2022-05 Cumulative Update for Windows 11 for x64-based Systems (KB5013943)',
        'zh-cn: 2022-适用于 Windows 11 的 05 累积更新，适合基于 x64 的系统 (KB5013943)',
        'fr: 2022-05 Mise à jour cumulative pour Windows 11 pour les systèmes x64 (KB5013943)',
      ],
    );
  });
});

describeWithSharedData('A real compressed document', () => {
  for (const name of [
    '266f6222-c89d-43f2-9f8a-69340271e677.r200',
    '56309036-4c77-4dd9-951a-99ee9c246a94.r101',
    'a2fef9b0-7951-4c2c-a42b-9e351dd1c1fe.r200',
  ]) {
    it(`has the digest of its text: ${name}`, async () => {
      const [updateId = '', revision = ''] = name.split('.r');
      const identity = { updateId, revision: Number(revision) };
      const packed = updateRecord('cabinet', await sharedData(`wsus-exchanges/cabs/${name}.cab`));
      const plain = updateRecord('text', await sharedData(`wsus-exchanges/docs/${name}.xml`));
      const decoded = decodeRecord(identity, packed, ['en']);
      assert.equal(decoded.textDigest, plain.storedDigest);
      assert.deepEqual(decoded.header, decodeRecord(identity, plain, ['en']).header);
    });
  }
});

describeWithSharedData('An upstream server that stored a document in another encoding', () => {
  it('is told by the message', async () => {
    const answer = await sharedData(
      'wsus-exchanges/upsync-server/53-GetUpdateData-document-stored-from-compressed.response.xml',
    );
    const [, blob = ''] = /<XmlUpdateBlob>([^<]*)/.exec(answer.toString('utf8')) ?? [];
    assert.ok(blob.length > 1000);
    const identity = { updateId: '266f6222-c89d-43f2-9f8a-69340271e677', revision: 200 };
    assert.throws(
      () => decodeRecord(identity, updateRecord('text', Buffer.from(blob)), ['en']),
      (error) =>
        error instanceof SyncError &&
        error.key === 'damagedDocument' &&
        error.message.includes('UTF-8 that was read as UTF-16'),
    );
  });
});
