import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isRecord, parsed } from '../../support/parsedJson.ts';
import { needsBundle, startSusync, susync } from '../../support/susync.ts';
import { tempFolder } from '../../support/tempFolder.ts';

const tests = `BeforeAll { function Add-It($a, $b) { $a + $b } }
Describe 'Add-It' {
  It 'adds' -Tag fast { Add-It 1 2 | Should -Be 3 }
  It 'has a drive' { Set-Content TestDrive:/x 'y'; 'TestDrive:/x' | Should -FileContentMatch '^y$' }
  It 'fails' -Tag bad { Add-It 1 2 | Should -Be 4 }
}`;

describe('susync test', () => {
  let [folder, scripts] = ['', ''];

  before(async function () {
    needsBundle(this);
    [folder, scripts] = [await tempFolder(), await tempFolder()];
    writeFileSync(path.join(scripts, 'add.Tests.ps1'), tests);
  });

  it('says what failed and where, and ends with 1', async () => {
    const { stdout, stderr, exitCode } = await susync(folder, 'test', scripts, '--verbose');
    assert.equal(stderr, '');
    assert.match(stdout, /Describing Add-It\n {2}\[\+\] adds .*\n {2}\[\+\] has a drive .*\n {2}\[-\] fails/);
    assert.match(stdout, / {3}Expected 4, but got 3\.\n {3}at It 'fails' .*add\.Tests\.ps1:5\n/);
    assert.match(stdout, /Tests Passed: 2, Failed: 1, Skipped: 0, Inconclusive: 0, NotRun: 0\n$/);
    assert.equal(exitCode, 1);
  });

  it('runs what is chosen, tells it as one object, and writes a file for build servers', async () => {
    const file = path.join(scripts, 'results.xml');
    const { stdout, exitCode } = await susync(
      folder,
      ...[
        'test',
        scripts,
        '--json',
        '--exclude-tag',
        'bad',
        '--output-file',
        file,
        '--output-format',
        'JUnitXml',
      ],
    );
    assert.equal(exitCode, 0);
    const report = parsed(stdout);
    assert.ok(isRecord(report));
    assert.deepEqual(report['counts'], {
      ...{ total: 3, passed: 2, failed: 0, skipped: 0, inconclusive: 0, notRun: 1 },
    });
    assert.match(readFileSync(file, 'utf8'), /<testsuites name="susync" tests="2" errors="0" failures="0"/);
  });

  it('stops by Ctrl+C', async () => {
    const file = path.join(scripts, 'endless.Tests.ps1');
    writeFileSync(file, "Describe 'd' { It 'a' { Write-Host begun; while ($true) { Start-Sleep 1 } } }");
    const started = startSusync(folder, ['test', file]);
    await started.says(/begun/);
    started.process.kill('SIGINT');
    assert.equal((await started.ended).exitCode, 130);
  });

  it('refuses paths where nothing is', async () => {
    const { stderr, exitCode } = await susync(folder, 'test', path.join(scripts, 'none'));
    assert.match(stderr, /There is no file or folder/);
    assert.equal(exitCode, 2);
  });
});
