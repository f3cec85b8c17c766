import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { rootedFiles } from '../../../src/script/host/rootedFiles.ts';
import { standardLimits } from '../../../src/script/runtime/session/limits.ts';
import { machineFiles } from '../../../src/script/runtime/session/scriptFiles.ts';
import type { Session } from '../../../src/script/runtime/session/openSession.ts';
import { runText, testSession, written } from '../../support/script/testSession.ts';
import { tempFolder } from '../../support/tempFolder.ts';

/** What powershell-semantics.md §22 demands of a session, each rule with scripts that try to break it. */
describe('A script', () => {
  let [folder, inside, outside] = ['', '', ''];
  before(async () => {
    folder = await tempFolder();
    [inside, outside] = [path.join(folder, 'inside'), path.join(folder, 'outside')];
    for (const name of [inside, outside]) mkdirSync(name);
    writeFileSync(path.join(outside, 'secret.txt'), 'told');
    writeFileSync(path.join(outside, 'script.ps1'), '"ran"');
    writeFileSync(path.join(outside, 'module.psm1'), 'function Get-Told { "told" }');
    symlinkSync(outside, path.join(inside, 'link'));
  });

  const session = (): Session =>
    testSession({
      files: rootedFiles(machineFiles, [inside]),
      location: inside,
      limits: { ...standardLimits, depth: 50, items: 100_000, characters: 100_000 },
      environment: new Map([
        ['SERVER', 'ps1.example'],
        ['API_TOKEN', 'told'],
        ['SMTP_PASSWORD', 'told'],
        ['PUBLIC_KEY', 'shown'],
      ]),
      allowedVariables: ['PUBLIC_KEY'],
    });
  /** All that a script writes, errors by their ids. */
  const linesOf = (text: string): string[] => written(text.replaceAll('OUTSIDE', outside), session());

  describe('has no program, network or code of others (rules 3 and 5)', () => {
    for (const text of [
      "& /bin/sh -c 'echo told'",
      "Start-Process /bin/sh -ArgumentList '-c', 'echo told'",
      "[Diagnostics.Process]::Start('/bin/sh')",
      'New-Object -ComObject WScript.Shell',
      "[Net.WebClient]::new().DownloadString('http://127.0.0.1:9/')",
      "[Net.Sockets.TcpClient]::new('127.0.0.1', 9)",
      "[Reflection.Assembly]::LoadFile('/tmp/x.dll')",
      '[ScriptBlock].Assembly.GetTypes()',
      "Add-Type -TypeDefinition 'public class Told { }'; [Told]",
    ])
      it(`by ${text}`, () => {
        const lines = linesOf(text);
        assert.ok(
          lines.every((line) => line === '' || line.startsWith('!')),
          lines.join('\n'),
        );
      });
  });

  describe('is not told secrets of the environment (rule 3)', () => {
    for (const [text, expected] of [
      ['$env:SERVER', ['ps1.example']],
      ['$env:PUBLIC_KEY', ['shown']],
      ['$env:API_TOKEN', ['!!EnvironmentVariableWithheld']],
      ["try { $env:API_TOKEN } catch { 'caught' }", ['caught']],
      ['(Get-ChildItem env:).Name -join " "', ['PUBLIC_KEY SERVER']],
      ["[Environment]::GetEnvironmentVariables().Keys -contains 'API_TOKEN'", ['False']],
      ['Test-Path env:SMTP_PASSWORD', ['False']],
      ["$env:API_TOKEN = 'own'; $env:API_TOKEN", ['own']],
    ] as const)
      it(`by ${text}`, () => {
        const lines = linesOf(text).map((line) => line.replace(/^!(?!!)/, '!!'));
        assert.deepEqual(lines, expected);
      });
    for (const text of [
      "[Environment]::GetEnvironmentVariable('API_TOKEN')",
      "[Environment]::ExpandEnvironmentVariables('%API_TOKEN%')",
      '(Get-Item env:API_TOKEN).Value',
      'Get-Content env:API_TOKEN',
      'Get-Variable env:API_TOKEN -ValueOnly',
    ])
      it(`by ${text}`, () => {
        assert.doesNotMatch(linesOf(text).join('\n'), /told/);
      });
  });

  describe('reaches no file outside of its folders (rule 4)', () => {
    for (const text of [
      'Get-Content OUTSIDE/secret.txt',
      'Get-Content ../outside/secret.txt',
      'Get-Content link/secret.txt',
      'Get-Content ./link/../link/secret.txt',
      'Get-Content FileSystem::OUTSIDE/secret.txt',
      'Get-ChildItem ../outside',
      'Get-ChildItem .. -Recurse | Get-Content',
      "[IO.File]::ReadAllText('OUTSIDE/secret.txt')",
      "[IO.File]::ReadAllText('link/secret.txt')",
      "[IO.StreamReader]::new('OUTSIDE/secret.txt').ReadToEnd()",
      "[IO.File]::Copy('OUTSIDE/secret.txt', 'copy.txt'); Get-Content copy.txt",
      'Copy-Item link/secret.txt copy.txt; Get-Content copy.txt',
      'Select-String told OUTSIDE/secret.txt',
      '. OUTSIDE/script.ps1',
      '& link/script.ps1',
      'Import-Module OUTSIDE/module.psm1; Get-Told',
      'Get-Content /proc/self/environ',
      'New-PSDrive -Name X -PSProvider FileSystem -Root OUTSIDE | Out-Null; Get-Content X:/secret.txt',
      'Set-Location OUTSIDE; Get-Content secret.txt',
    ])
      it(`by ${text.replaceAll('OUTSIDE', '/outside')}`, () => {
        assert.doesNotMatch(linesOf(text).join('\n'), /^(?:told|ran|secret)/m);
      });
    for (const text of [
      "'x' | Set-Content OUTSIDE/new.txt",
      "'x' > link/new.txt",
      "'x' | Out-File ../outside/new.txt",
      'New-Item OUTSIDE/new.txt',
      'New-Item -ItemType SymbolicLink -Path OUTSIDE/new.txt -Target /etc',
      "[IO.File]::WriteAllText('OUTSIDE/new.txt', 'x')",
      '1 | Export-Csv OUTSIDE/new.txt',
      'Remove-Item OUTSIDE/secret.txt, link/secret.txt -Force',
      'Rename-Item link/secret.txt new.txt',
      'Remove-Item ../outside -Recurse -Force',
    ])
      it(`by ${text.replaceAll('OUTSIDE', '/outside')}`, () => {
        runText(text.replaceAll('OUTSIDE', outside), session());
        assert.deepEqual(readdirSync(outside).sort(), ['module.psm1', 'script.ps1', 'secret.txt']);
      });
  });

  describe('sees nothing of what the host is made of (rule 5)', () => {
    for (const text of [
      "'a'.constructor",
      '(1).__proto__',
      '@{}.constructor',
      '@{}.__proto__',
      '@(1).constructor',
      '(Get-Date).constructor',
      '{ 1 }.constructor',
      '$x = [pscustomobject]@{ A = 1 }; $x.constructor; $x.hasOwnProperty',
      "@{}['__proto__']",
    ])
      it(`by ${text}`, () => {
        assert.equal(linesOf(text).join(''), '');
      });
    it('and keeps names of its own apart from it', () => {
      assert.deepEqual(
        linesOf(`$t = @{}; $t.__proto__ = 1; $t['constructor'] = 2; ($t.Keys | Sort-Object) -join ' '
          $o = '{ "__proto__": { "polluted": 1 }, "constructor": 2 }' | ConvertFrom-Json; $o.__proto__.polluted; $o.constructor
          ('{ "__proto__": 3 }' | ConvertFrom-Json -AsHashtable)['__proto__']`),
        ['__proto__ constructor', '1', '2', '3'],
      );
      assert.equal(Reflect.get({}, 'polluted'), undefined);
    });
  });

  describe('makes nothing without bound (rule 6)', () => {
    for (const text of [
      "'x' * 1e9",
      '1..1e9',
      "$a = 'x'; foreach ($i in 1..40) { $a += $a }",
      '$a = , 1; foreach ($i in 1..40) { $a += $a }',
      "'x'.PadLeft(2000000000)",
      "[string]::new('x', 2000000000)",
      "New-Object 'object[]' 2000000000",
      '[byte[]]::new(2000000000)',
      "[Text.StringBuilder]::new().Append([char]'a', 2000000000)",
      '[bigint]::Pow(10, 100000000)',
      "1..1000 -join ('x' * 1000)",
      '(1..1000) * 1000',
      '[xml]\'<!DOCTYPE a [<!ENTITY b "xxxxxxxxxx"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><a>&c;</a>\'',
      "('[' * 50000) | ConvertFrom-Json",
      "Invoke-Expression ('(' * 50000)",
      'function f { f }; f',
      "'a' -match ('(' * 40000 + ')' * 40000)",
    ])
      it(`by ${text}`, () => {
        const { records, terminating } = runText(text, session());
        assert.ok(terminating !== null || records.some(({ stream }) => stream === 'error'));
        assert.notEqual(terminating?.fullyQualifiedErrorId, 'ScriptHostFailed');
      });
    it('and hears of a text that nobody can make as of memory that is used up', () => {
      const large = testSession({ limits: { ...standardLimits, characters: 0 } });
      assert.deepEqual(
        written(
          "$s = 'x' * 30000; try { $s.Replace('x', $s) } catch [OutOfMemoryException] { 'caught' }",
          large,
        ),
        ['caught'],
      );
    });
    it('but splits what is long into as many parts', () => {
      const large = testSession();
      assert.deepEqual(written("(('x,' * 300000) -split ',').Count", large), ['300001']);
      assert.deepEqual(written("(-split ('x ' * 300000)).Count", large), ['300000']);
    });
  });

  describe('shows no secret of its own (rule 7)', () => {
    for (const text of [
      "ConvertTo-SecureString 'told' -AsPlainText -Force",
      "(ConvertTo-SecureString 'told' -AsPlainText -Force) | Format-List * | Out-String",
      "[pscredential]::new('user', (ConvertTo-SecureString 'told' -AsPlainText -Force)) | Out-String",
      "ConvertTo-SecureString 'told' -AsPlainText -Force | ConvertTo-Json",
    ])
      it(`by ${text}`, () => {
        assert.doesNotMatch(linesOf(text).join('\n'), /told/);
      });
  });
});
