import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { isRecord, parsed } from '../../support/parsedJson.ts';
import { type ProcessOutcome, needsBundle, startSusync, susync } from '../../support/susync.ts';
import { tempFolder } from '../../support/tempFolder.ts';

describe('susync run, over the sample hierarchy', () => {
  let [folder, scripts] = ['', ''];

  before(async function () {
    needsBundle(this);
    [folder, scripts] = [await tempFolder(), await tempFolder()];
    const { exitCode, stderr } = await susync(folder, 'sample', '--updates', '100');
    assert.equal(exitCode, 0, stderr);
  });

  /** Runs a text as a script file. */
  function run(text: string, ...args: readonly string[]): Promise<ProcessOutcome> {
    const file = path.join(scripts, 'script.ps1');
    writeFileSync(file, text);
    return susync(folder, 'run', file, ...args);
  }

  it('runs an example: every software update point is healthy', async () => {
    const { stdout, stderr, exitCode } = await susync(folder, 'run', 'scripts/Get-SyncHealth.ps1');
    assert.equal(stderr, '');
    assert.equal(stdout.match(/: healthy/g)?.length, 5, stdout);
    assert.equal(exitCode, 0);
  });

  it('gives a script what follows its name, and the shell its exit code', async () => {
    const { stdout, exitCode } = await run(
      'param([int]$Count, [switch]$Loud) "$($Count + 1) $Loud $args"; exit 7',
      ...['-Count', '41', '-Loud', '--json', 'rest'],
    );
    assert.equal(stdout, '42 True --json rest\n');
    assert.equal(exitCode, 7);
  });

  it('ends with 1 where an error ends the script, and says which and where', async () => {
    const { stdout, stderr, exitCode } = await run("'before'\nthrow 'no more'\n'after'");
    assert.equal(stdout, 'before\n');
    assert.match(stderr, /script\.ps1:2\n.*no more/s);
    assert.equal(exitCode, 1);
  });

  it('refuses files of other folders', async () => {
    const { stdout } = await run(
      "try { [IO.File]::ReadAllText('/etc/hostname') } catch { $_.Exception.Message }",
    );
    assert.match(stdout, /denied|Could not find/);
  });

  it('tells everything as one object with --json', async () => {
    const file = path.join(scripts, 'json.ps1');
    writeFileSync(file, "1, 'two'; Write-Warning careful; Write-Error broken");
    const { stdout, exitCode } = await susync(folder, 'run', '--json', file);
    const told = parsed(stdout);
    assert.ok(isRecord(told));
    assert.deepEqual(told['values'], [
      { type: 'System.Int32', value: '1' },
      { type: 'System.String', value: 'two' },
    ]);
    assert.deepEqual(told['warning'], ['careful']);
    assert.deepEqual(told['errors'], [
      {
        id: 'Microsoft.PowerShell.Commands.WriteErrorException',
        category: 'NotSpecified',
        message: 'broken',
      },
    ]);
    assert.equal(exitCode, 0);
  });

  it('stops at once by Ctrl+C, after `finally`', async () => {
    const file = path.join(scripts, 'endless.ps1');
    writeFileSync(
      file,
      "try { 'begun'; while ($true) { Start-Sleep -Milliseconds 50 } } finally { 'finally' }",
    );
    const started = startSusync(folder, ['run', file]);
    await started.says(/begun/);
    started.process.kill('SIGINT');
    const { stdout, exitCode } = await started.ended;
    assert.match(stdout, /begun\nfinally\n/);
    assert.equal(exitCode, 130);
  });

  it('runs every example that the help of the cmdlets of the domain shows', async () => {
    const { stdout, stderr, exitCode } = await run(`
      Set-Location $PSScriptRoot
      foreach ($command in Get-Command -Module ConfigurationManager, UpdateServices) {
        $shown = Get-Help $command.Name -Examples | Out-String -Width 2000
        $lines = @([regex]::Matches($shown, '(?m)^\\s*PS ?> ?(.+?)\\s*$') | ForEach-Object { $_.Groups[1].Value })
        if ($lines.Count -eq 0) { "MISSING $($command.Name)" }
        foreach ($line in $lines) {
          $before = $Error.Count
          try { $null = Invoke-Expression $line } catch { "FAILED $line $($_.Exception.Message)" }
          if ($Error.Count -ne $before -and $line -notmatch 'SilentlyContinue') { "ERROR $line $($Error[0])" }
          'run'
        }
      }`);
    assert.doesNotMatch(stdout, /MISSING|FAILED|ERROR/);
    assert.ok((stdout.match(/^run$/gm) ?? []).length > 50, stdout);
    assert.equal(stderr, '');
    assert.equal(exitCode, 0);
  });

  // The last one: a script that ends while sites below still synchronize leaves them stopped where no service goes on.
  it('runs a loop until 6702 as administrators write it today', async () => {
    const { stdout, exitCode } = await run(`
      Import-Module "$($ENV:SMS_ADMIN_UI_PATH)\\..\\ConfigurationManager.psd1" -ErrorAction SilentlyContinue
      Sync-CMSoftwareUpdate -FullSync $true
      $rounds = 0
      while ($true) {
        $status = Get-CMSoftwareUpdateSyncStatus | Select-Object LastSyncErrorCode, LastSyncState
        if (-not ($status.LastSyncState -ne 6702)) { "Synchronized after $($rounds -ge 0)"; break }
        if (++$rounds -gt 300) { throw 'It does not end' }
        Start-Sleep -Milliseconds 200
      }`);
    assert.match(stdout, /Synchronized after True/);
    assert.equal(exitCode, 0);
  });
});
