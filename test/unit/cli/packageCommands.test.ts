import assert from 'node:assert/strict';
import type { PackageExportRequest } from '../../../src/service/api/packages.ts';
import { CommandTest } from '../../support/commandTest.ts';
import { assertGolden } from '../../support/golden.ts';

const file = { path: 'WsusContent/00/X.rtf', name: 'eula.rtf', size: 5, sha1: '0'.repeat(40) };
const exported = {
  packages: [
    { file: '/work/out/export-1.cab', records: 81_250, bytes: 212_000_000 },
    { file: '/work/out/export-2.cab', records: 12_004, bytes: 41_000_000 },
  ],
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
      'export out/export.cab --site ps1 --products Windows Office --since 3 --content',
    );
    assert.equal(exitCode, 0);
    const products = ['Windows', 'Office'];
    assert.deepEqual(requests, [
      { file: '/work/out/export.cab', siteCode: 'ps1', products, since: 3, content: true },
    ]);
    assertGolden('cli/exportPackage.txt', stdout);
  });
});
