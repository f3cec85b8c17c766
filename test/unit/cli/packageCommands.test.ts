import assert from 'node:assert/strict';
import type { PackageExportRequest, PackageImportView } from '../../../src/service/api/packages.ts';
import { CommandTest } from '../../support/commandTest.ts';
import { failedRun } from '../../support/serviceViews.ts';
import { assertGolden } from '../../support/golden.ts';

const file = { path: 'WsusContent/00/X.rtf', name: 'eula.rtf', size: 5, sha1: '0'.repeat(40) };
const exported = {
  packages: [
    { file: '/work/out/export-1.cab', records: 81_250, bytes: 212_000_000 },
    { file: '/work/out/export-2.cab', records: 12_004, bytes: 41_000_000 },
  ],
  languages: ['de', 'en'],
  warnings: ['Languages that are wanted and not retrieved here: fr.'],
  copyList: '/work/out/export.copy-this-first.txt',
  files: [
    { ...file, isThere: true },
    { ...file, isThere: false },
  ],
};

describe('susync export', () => {
  it('tells the packages and what is to be copied first', async () => {
    const requests: PackageExportRequest[] = [];
    const test = new CommandTest({
      exportPackage: (request) => {
        requests.push(request);
        return Promise.resolve(exported);
      },
    });
    const { stdout, exitCode } = await test.run(
      'export out/export.cab --site ps1 --products Windows Office --since 3 --languages en de --content',
    );
    assert.equal(exitCode, 0);
    const products = ['Windows', 'Office'];
    assert.deepEqual(requests, [
      {
        file: '/work/out/export.cab',
        siteCode: 'ps1',
        products,
        since: 3,
        languages: ['en', 'de'],
        content: true,
      },
    ]);
    assertGolden('cli/exportPackage.txt', stdout);
  });
});

describe('susync import', () => {
  const view: PackageImportView = {
    ...{ file: '/work/x.cab', dryRun: true, serverId: 'a86cecaa-02ab-44a1-a09d-cac309aa7a3e' },
    ...{ created: '2024-06-19T17:11:14Z', protocolVersion: '1.20' },
    counts: { records: 4125, added: 1784, revised: 38, older: 2, known: 2300, differing: 1, expired: 2 },
    missing: [],
    pendingLicenses: 0,
    warnings: ['Languages selected here were not selected where the package comes from: de'],
    runs: [],
  };

  it('--dry-run says what would change, and that nothing was changed', async () => {
    const requests: unknown[] = [];
    const test = new CommandTest({
      importPackage: (request) => {
        requests.push(request);
        return Promise.resolve(view);
      },
    });
    const { stdout, exitCode } = await test.run('import x.cab --dry-run');
    assert.equal(exitCode, 0);
    assert.deepEqual(requests, [{ file: '/work/x.cab', dryRun: true, user: 'admin' }]);
    assertGolden('cli/importPackage.txt', stdout);
  });

  it('ends with a failure where the site database could not follow', async () => {
    const test = new CommandTest({
      importPackage: () => Promise.resolve({ ...view, dryRun: false, pendingLicenses: 3, runs: [failedRun] }),
    });
    const { stdout, exitCode } = await test.run('import x.cab');
    assert.match(stdout, /License files missing +3/);
    assert.equal(exitCode, 1);
  });
});
