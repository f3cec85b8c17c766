import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { isRecord, parsed } from '../../support/parsedJson.ts';
import { type ProcessOutcome, needsBundle, startSusync, susync } from '../../support/susync.ts';
import { tempFolder } from '../../support/tempFolder.ts';

/** For tests of several commands one after another, on a machine that has much to do. */
const patience = 60_000;

describe('susync run, over the sample hierarchy', () => {
  let [folder, scripts, other, stick] = ['', '', '', ''];

  before(async function () {
    needsBundle(this);
    [folder, scripts] = [await tempFolder(), await tempFolder()];
    [other, stick] = [await tempFolder(), await tempFolder()];
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

  it('reads a script from standard input, with what follows the dash as its arguments', async () => {
    const { process: child, ended } = startSusync(
      folder,
      ['run', '-', '-Count', '41', '--json'],
      'no service',
      'pipe',
    );
    child.stdin?.end('param([int]$Count)\n"$($Count + 1) $args <$PSScriptRoot>"\nexit 3\n');
    const { stdout, exitCode } = await ended;
    assert.equal(stdout, '42 --json <>\n');
    assert.equal(exitCode, 3);
  });

  it('ends with 1 where an error ends the script, and says which and where', async () => {
    const { stdout, stderr, exitCode } = await run("'before'\nthrow 'no more'\n'after'");
    assert.equal(stdout, 'before\n');
    assert.match(stderr, /script\.ps1:2\n.*no more/s);
    assert.equal(exitCode, 1);
  });

  it('says in a dry run what it would change, and changes nothing', async () => {
    const file = path.join(scripts, 'dry.ps1');
    writeFileSync(
      file,
      'Sync-CMSoftwareUpdate\nSet-Content $PSScriptRoot/made.txt 1\nTest-Path $PSScriptRoot/made.txt',
    );
    const { stdout, exitCode } = await susync(folder, 'run', '--what-if', file);
    assert.match(stdout, /^What if: .*top-level site.*\nWhat if: .*made\.txt.*\nFalse\n$/s);
    assert.equal(exitCode, 0);
  });

  it('lets a script command no terminal, and gives tools its values as they are', async () => {
    const text =
      '"a`e[2J`e]0;t`ab"; Write-Host "c`e[1A`r" -ForegroundColor Red; Write-Warning "`u{9b}2Jd"; Write-Error "`e[8me"';
    const { stdout, stderr } = await run(text);
    assert.equal(stdout, 'ab\nc\n');
    assert.doesNotMatch(stderr, /[^\P{Cc}\n]/u);
    const file = path.join(scripts, 'script.ps1');
    writeFileSync(file, '"a`e[2J`u{9b}b"');
    const told = await susync(folder, '--json', 'run', file);
    assert.doesNotMatch(told.stdout, /[^\P{Cc}\n]/u);
    assert.ok(JSON.stringify(parsed(told.stdout)).includes('a\\u001b[2J\u009bb'), told.stdout);
  });

  it('logs every run, of scripts, tests and shells', async () => {
    await run('exit 3', 'hunter2');
    writeFileSync(path.join(scripts, 'One.Tests.ps1'), "Describe 'd' { It 'i' { 1 | Should -Be 1 } }");
    await susync(folder, 'test', path.join(scripts, 'One.Tests.ps1'));
    const shell = startSusync(folder, ['shell'], 'no service', 'pipe');
    shell.process.stdin?.end('exit 4\n');
    await shell.ended;
    const log = readFileSync(path.join(folder, 'scripts.log'), 'utf8');
    assert.match(
      log,
      /Script \S+script\.ps1 begins, by \S+; SHA-256 [0-9a-f]{64}; arguments: 1; files below .*\n.*script\.ps1 ended with exit code 3 after/,
    );
    assert.match(log, /Tests of \S+One\.Tests\.ps1 begins, by .*\n.*One\.Tests\.ps1 ended with exit code 0/);
    assert.match(log, /Shell begins.*\n.*Shell ended with exit code 4/);
    assert.doesNotMatch(log, /hunter2/);
  });

  it('refuses files of other folders', async () => {
    const { stdout } = await run(
      "try { [IO.File]::ReadAllText('/etc/hostname') } catch { $_.Exception.Message }",
    );
    assert.match(stdout, /denied|Could not find/);
  });

  it('has the service reach no other files for a script', async () => {
    const { stdout } = await run(`
      $ErrorActionPreference = 'Stop'
      foreach ($command in { Export-CMSoftwareUpdateCatalog -Path /etc/x.susync }, { Export-CMSoftwareUpdateCatalog -Path /etc/x.cab },
        { Import-CMSoftwareUpdateCatalog -Path /etc/hostname }, { (Get-WsusServer).ExportUpdates('/etc/x.cab', '') },
        { (Get-WsusServer).ImportUpdates('/etc/hostname', '') }, { Export-CMSoftwareUpdateWantedList -Path /etc/x.json }) {
        try { & $command; 'done' } catch { "$($_.Exception.Message -match 'is denied')" }
      }`);
    assert.equal(stdout, 'True\n'.repeat(6));
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

  it('reaches the hosts that were allowed, and is stopped while one is silent', async () => {
    const asked = http.createServer((request, response) => {
      if (request.url === '/silent') started?.process.kill('SIGINT');
      else response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"version":7}');
    });
    let started: ReturnType<typeof startSusync> | undefined;
    asked.listen(0, '127.0.0.1');
    await once(asked, 'listening');
    const address = asked.address();
    const host = `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
    const file = path.join(scripts, 'web.ps1');
    try {
      writeFileSync(file, `(Invoke-RestMethod http://${host}/).version`);
      const allowed = await susync(folder, 'run', '--allow-network', host, file);
      assert.deepEqual([allowed.stdout, allowed.exitCode], ['7\n', 0], allowed.stderr);
      const refused = await susync(folder, 'run', file);
      assert.match(
        refused.stderr,
        new RegExp(`may not reach the host ${host}.*--allow-network ${host}`, 's'),
      );
      assert.match(readFileSync(path.join(folder, 'scripts.log'), 'utf8'), new RegExp(`hosts ${host}`));
      writeFileSync(file, `try { Invoke-RestMethod http://${host}/silent } finally { 'finally' }`);
      started = startSusync(folder, ['run', '--allow-network', host, file]);
      const { stdout, exitCode } = await started.ended;
      assert.deepEqual([stdout, exitCode], ['finally\n', 130]);
    } finally {
      asked.closeAllConnections();
      asked.close();
    }
  });

  /** Runs a worked example over a data folder. */
  const worked = (name: string, at: string, ...args: readonly string[]): Promise<ProcessOutcome> =>
    susync(at, 'run', '--allow', stick, `scripts/${name}`, ...args);
  /** Of a command that has to succeed: what it wrote. */
  const done = async (outcome: Promise<ProcessOutcome>): Promise<string> => {
    const { stdout, stderr, exitCode } = await outcome;
    assert.equal(exitCode, 0, stdout + stderr);
    return stdout;
  };

  it('synchronizes by night, and reports as a page', async () => {
    const report = path.join(stick, 'report.html');
    const said = await done(worked('Sync-Nightly.ps1', folder, '-ReportPath', report, '-FullSync'));
    assert.equal(said, 'Every software update point is in sync.\n');
    const page = readFileSync(report, 'utf8');
    assert.equal(page.match(/<td>6702<\/td>/g)?.length, 5, page);
    assert.match(page, /<h2>Synchronizations<\/h2>[^]*<td>full<\/td><td>succeeded<\/td>/);
    assert.match(page, /<h2>Updates of the last 30 days<\/h2>/);
  });

  it('synchronizes after Patch Tuesday, and at once where the last one was missed', async () => {
    const said = await done(worked('Sync-PatchTuesday.ps1', folder, '-OffsetDays', '2', '-At', '04:30'));
    assert.match(said, /CS1 +Every month 2 days after the second Tuesday at 04:30/);
  });

  it('sets a first site up', async function () {
    this.timeout(patience);
    await done(susync(other, 'site', 'add', 'XX1', '--type', 'primary', '--zone', 'UTC'));
    await done(susync(other, 'sup', 'add', 'XX1', 'sup.secret.local'));
    const upstream = startSusync(folder, ['upstream', 'serve', '--sample', '--updates', '100']);
    const [, url = ''] = await upstream.says(/Listening on (http:\S+)/);
    const asked = ['-Source', url, '-Product', 'Windows 11', '-Language', 'German', '-EveryHours', '6'];
    const said = await done(
      worked('Initialize-Sync.ps1', other, ...asked, '-Classification', 'Security Updates'),
    );
    assert.match(said, /XX1 +sup\.secret\.local +6702/);
    upstream.process.kill('SIGINT');
    await upstream.ended;
  });

  it('carries a catalog to a site without a link, as a pair', async function () {
    this.timeout(patience);
    await done(susync(other, 'source', 'set', 'XX1', 'none'));
    // Nobody trusts the key of the other end here.
    const there = ['-Folder', stick];
    assert.match(await done(worked('Export-Catalog.ps1', folder, ...there)), /CS1-\d{6}\.susync/);
    assert.match(await done(worked('Import-Catalog.ps1', other, ...there, '-Force')), /Verdict +: applied/);
    await done(susync(folder, 'sample'));
    assert.match(await done(worked('Export-Catalog.ps1', folder, ...there)), /CS1-\d{6}\.susync/);
    assert.match(
      await done(worked('Import-Catalog.ps1', other, ...there, '-Force', '-WriteWantedList')),
      /Verdict +: alreadyHere[^]*Verdict +: applied/,
    );
    assert.match(readFileSync(path.join(stick, 'wanted.json'), 'utf8'), /"XX1"/);
  });

  it('runs every example that the help of the cmdlets of the domain shows', async function () {
    this.timeout(patience);
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
