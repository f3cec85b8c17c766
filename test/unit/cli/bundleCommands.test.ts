import assert from 'node:assert/strict';
import type {
  ExportedCatalog,
  ImportedCatalog,
  PackageView,
  WrittenWantedList,
} from '../../../src/service/api/exchange.ts';
import { CommandTest } from '../../support/commandTest.ts';
import { assertGolden } from '../../support/golden.ts';
import { guid } from '../../support/records.ts';
import { runDocument } from '../../support/serviceViews.ts';

const head: ExportedCatalog['package'] = {
  source: { siteCode: 'CS1', serverName: 'cs1sup.contoso.com', serverId: guid(1) },
  from: { version: 11, published: '2026-10-13T18:00:00.000Z' },
  to: { version: 12, published: '2026-11-10T18:00:00.000Z' },
  filter: { products: [guid(2)], classifications: [guid(3), guid(4)] },
  languages: ['en', 'de'],
  counts: { configuration: 3, updates: 412, removed: 1 },
  content: {
    licenses: { files: 14, bytes: 310_000 },
    updates: { files: 1, bytes: 5_000_000 },
    missing: { files: 12, bytes: 7_000_000 },
    express: true,
  },
};
const note = { severity: 'information', code: null, remedy: null } as const;
const key = { key: `${'A'.repeat(43)}=`, fingerprint: 'ABCD'.repeat(16) };
const view: PackageView = {
  ...{ ...head, schema: 1, name: 'november.susync', parts: 2, bytes: 6_000_000, chunkFiles: [] },
  signer: { ...key, name: 'CS1', trust: 'trusted' },
};
const copied = { files: 15, bytes: 5_310_000 };
const none = { files: 0, bytes: 0 };
const counts = { added: 400, revised: 12, changed: 5, expired: 2, removed: 1, unchanged: 0 };

describe('susync export of a .susync package', () => {
  const asked: unknown[] = [];
  const test = new CommandTest({
    exportCatalog: (request) => {
      asked.push(request);
      return Promise.resolve({
        package: head,
        signer: { name: 'CS1', fingerprint: key.fingerprint, isNew: true },
        missing: Array.from({ length: 11 }, (_, index) => ({
          ...({ kind: index === 0 ? 'license' : 'update', name: `file${index}`, size: 5 } as const),
          sha1: String(index).padStart(40, 'a'),
        })),
        findings: [{ ...note, text: 'DS1 has taken nothing yet: the package has all that is wanted.' }],
        files: [{ file: request.file, bytes: 6_100_000, sha256: 'ab'.repeat(32) }],
      });
    },
  });

  it('says what was written, with the digest to compare', async () => {
    assertGolden('cli/exportBundle.txt', (await test.run('export /tmp/november.susync')).stdout);
  });

  it('hands over filters, version and size', async () => {
    await test.run(
      'export november.susync --site cs1 --products Windows Office --classifications Updates --since last --content --languages en de --chunk-size 700M',
    );
    await test.run('export november.susync --since 11');
    await test.run('export november.susync --wanted wanted.json');
    const file = '/work/november.susync';
    assert.deepEqual(asked.slice(-3), [
      {
        ...{ file, siteCode: 'cs1', products: ['Windows', 'Office'], classifications: ['Updates'] },
        ...{ since: 'last', content: true, languages: ['en', 'de'], chunkSize: 700 * 1024 ** 2 },
      },
      { file, since: '11' },
      { file, wanted: '/work/wanted.json' },
    ]);
  });

  for (const options of [
    '--wanted w --since 3',
    '--wanted w --products Windows',
    '--wanted w --languages en',
    '--since first',
    '--chunk-size 7X',
    '--chunk-size -1',
  ])
    it(`does not take ${options}`, async () => {
      assert.equal((await test.run(`export november.susync ${options}`)).exitCode, 2);
    });
});

describe('susync import of .susync packages', () => {
  it('tells what became of each package, and what to know', async () => {
    const imported: ImportedCatalog = {
      packages: [
        {
          package: { ...view, name: 'october.susync', to: { ...head.to, version: 11 } },
          verdict: 'alreadyHere',
          counts,
          copied: none,
        },
        { package: { ...view, name: 'again.susync' }, verdict: 'alreadyHere', counts, copied },
        { package: view, verdict: 'applied', counts, copied },
        { package: view, verdict: 'wouldApply', counts, copied },
        { package: view, verdict: 'refused', counts, copied: none },
      ],
      findings: [
        { ...note, text: 'october.susync changes nothing: version 11 is here already.' },
        {
          ...note,
          severity: 'warning',
          text: 'november.susync is not signed; adele takes it over all the same.',
        },
        { severity: 'blocking', text: 'It is too large.', code: 1, remedy: 'Make room.' },
      ],
      runs: [runDocument()],
    };
    const test = new CommandTest({ importCatalog: () => Promise.resolve(imported) });
    const run = await test.run('import october.susync november.susync');
    assertGolden('cli/importBundle.txt', run.stdout);
    assert.equal(run.exitCode, 1, 'a dry run that finds what keeps a package out has failed');
  });

  it('hands over what was asked for', async () => {
    const asked: unknown[] = [];
    const test = new CommandTest({
      importCatalog: (request) => {
        asked.push(request);
        return Promise.resolve({ packages: [], findings: [], runs: [] });
      },
    });
    await test.run('import a.susync --force --dry-run --take-subscription');
    const files = ['/work/a.susync'];
    assert.deepEqual(asked, [{ files, force: true, dryRun: true, takeSubscription: true, user: 'admin' }]);
  });
});

describe('susync inspect', () => {
  it('shows what packages hold', async () => {
    const test = new CommandTest({
      inspectPackages: () =>
        Promise.resolve([
          view,
          {
            ...{ ...view, from: null, filter: null, signer: null },
            content: { licenses: none, updates: none, missing: none, express: false },
          },
          { ...view, signer: { ...key, name: null, trust: 'unknown' } },
        ]),
    });
    assertGolden('cli/inspectBundle.txt', (await test.run('inspect november.susync')).stdout);
  });

  it('reads no more than the manifest where that is enough, and says so', async () => {
    const asked: unknown[] = [];
    const test = new CommandTest({
      inspectPackages: (request) => {
        asked.push(request);
        return Promise.resolve([{ ...view, chunkFiles: ['november.v12.001.susync'] }]);
      },
    });
    const { stdout } = await test.run('inspect november.susync --manifest-only');
    assert.match(stdout, /Chunk files +1\nParts +2 \(5\.7 MiB\), not read\n/);
    assert.deepEqual(asked, [{ files: ['/work/november.susync'], manifestOnly: true }]);
  });

  it('shows what a package of wsusutil holds', async () => {
    const test = new CommandTest({
      inspectPackage: ({ file }) =>
        Promise.resolve({
          ...{ file, serverId: guid(1), created: '2024-09-10T08:30:00.000Z', protocolVersion: '1.20' },
          ...{ languages: ['en', 'de'], bytes: 15_000_000 },
          counts: { updates: 20, configuration: 4105, expired: 7 },
          products: Array.from({ length: 22 }, (_, index) => `Product ${index + 1}`),
          classifications: ['Updates'],
          scan: null,
        }),
    });
    assertGolden('cli/inspectPackage.txt', (await test.run('inspect export.cab')).stdout);
  });

  it('shows what an offline scan package names, and how that compares with what is here', async () => {
    const test = new CommandTest({
      inspectPackage: ({ file }) =>
        Promise.resolve({
          ...{
            file,
            serverId: null,
            created: null,
            protocolVersion: null,
            languages: null,
            bytes: 700_000_000,
          },
          counts: { updates: 250_000, configuration: 0, expired: 0 },
          ...{ products: ['Windows 11'], classifications: ['Updates'] },
          scan: {
            ...{ bundles: 60_000, superseded: 30_000 },
            ...{ same: 1000, newerHere: 20, olderHere: 3, absent: 248_977 },
          },
        }),
    });
    assertGolden('cli/inspectScanPackage.txt', (await test.run('inspect wsusscn2.cab')).stdout);
  });
});

describe('susync wanted', () => {
  const written: WrittenWantedList = {
    file: '/work/wanted.json',
    site: { siteCode: 'DS1', serverName: 'ds1sup', serverId: guid(9) },
    subscription: { products: [guid(2)], classifications: [guid(3), guid(4)], languages: ['en', 'de'] },
    taken: [{ sourceId: guid(1), version: 11, published: '2026-10-13T18:00:00.000Z' }],
    files: 2,
    signer: { name: 'DS1', fingerprint: key.fingerprint },
  };

  it('says what the list has', async () => {
    const asked: unknown[] = [];
    const test = new CommandTest({
      writeWantedList: (request) => {
        asked.push(request);
        return Promise.resolve(asked.length === 1 ? written : { ...written, taken: [], signer: null });
      },
    });
    const full = (await test.run('wanted wanted.json')).stdout;
    assertGolden('cli/wanted.txt', `${full}\n${(await test.run('wanted wanted.json')).stdout}`);
    assert.deepEqual(asked[0], { file: '/work/wanted.json' });
  });
});

describe('Packages of two kinds', () => {
  for (const line of [
    'import a.susync b.cab',
    'import a.cab --take-subscription',
    'import a.cab --force',
    'inspect a.susync b.cab',
    'inspect a.cab --manifest-only',
    'export a.cab --since last',
    'export a.cab --chunk-size 1G',
    'export a.cab --wanted wanted.json',
  ])
    it(`are not mixed: ${line}`, async () => {
      assert.equal((await new CommandTest({}).run(line)).exitCode, 2);
    });
});
