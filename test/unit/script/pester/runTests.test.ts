import { strict as assert } from 'node:assert';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pesterSession, testResults } from '../../../support/script/pesterSession.ts';
import { written } from '../../../support/script/testSession.ts';

/** Tests as they are written, and how they end. */
const runs: readonly (readonly [title: string, text: string, results: readonly string[]])[] = [
  [
    'blocks and tests in the order in which they stand',
    `Describe 'd' { It 'a' { 1 | Should -Be 1 }; Context 'c' { It 'b' { 1 | Should -Be 2 } } }
     Describe 'e' { It 'f' { throw 'x' } }`,
    ['Passed d.a', 'Failed d.c.b Expected 2, but got 1.', 'Failed e.f x'],
  ],
  [
    'variables of BeforeAll and BeforeEach, and fresh ones for every test',
    `BeforeAll { $top = 1 }
     Describe 'd' {
       BeforeAll { $block = $top + 1 }
       BeforeEach { $each = $block + 1 }
       It 'sees all' { "$top $block $each" | Should -Be '1 2 3'; $each = 9; $new = 1 }
       It 'starts anew' { "$each $new" | Should -Be '3 ' }
     }`,
    ['Passed d.sees all', 'Passed d.starts anew'],
  ],
  [
    'what surrounds tests, from outside to inside and back',
    `$global:log = @()
     Describe 'd' {
       BeforeAll { $global:log += 'BA' }; AfterAll { $global:log += 'AA' }
       BeforeEach { $global:log += 'BE' }; AfterEach { $global:log += 'AE' }
       Context 'c' { BeforeEach { $global:log += 'be' }; AfterEach { $global:log += 'ae' }; It 'a' { $global:log += 'a' } }
     }
     Describe 'after' { It 'b' { $log -join ' ' | Should -Be 'BA BE be a ae AE AA' } }`,
    ['Passed d.c.a', 'Passed after.b'],
  ],
  [
    'test cases with placeholders, parameters and $_',
    `Describe 'd' {
       It 'adds <a> and <b.Length>' -TestCases @{ a = 1; b = 'xy' }, @{ a = $null; b = '' } { param($a) $a | Should -Be 1 }
       It 'takes <_>' -ForEach 3, 4 { $_ | Should -BeLessThan 4 }
       It 'keeps <this> and \`<that>' { }
     }`,
    [
      'Passed d.adds 1 and 2',
      'Failed d.adds $null and 0 Expected 1, but got $null.',
      'Passed d.takes 3',
      'Failed d.takes 4 Expected the actual value to be less than 4, but got 4.',
      'Passed d.keeps <this> and <that>',
    ],
  ],
  [
    'blocks for each item, in discovery and in the run',
    `BeforeDiscovery { $sites = 'CS1', 'PS1' }
     Describe 'site <_>' -ForEach $sites {
       $inner = @{ site = $_ }
       BeforeAll { $code = $_ }
       It 'is <site>' -TestCases $inner { $site | Should -Be $code }
     }`,
    ['Passed site CS1.is CS1', 'Passed site PS1.is PS1'],
  ],
  [
    'skipped and inconclusive tests',
    `Describe 'd' {
       It 'a' -Skip { throw }
       It 'b' { Set-ItResult -Skipped -Because 'no network' }
       It 'c' { Set-ItResult -Inconclusive }
       Context 'x' -Skip { BeforeAll { throw 'never' }; It 'd' { } }
     }`,
    ['Skipped d.a', 'Skipped d.b', 'Inconclusive d.c', 'Skipped d.x.d'],
  ],
  [
    'a failing BeforeAll fails what is in its block, AfterAll runs all the same',
    `$global:left = 0
     Describe 'd' { BeforeAll { throw 'no' }; AfterAll { $global:left = 1 }; It 'a' { }; It 'b' { } }
     Describe 'e' { It 'c' { $left | Should -Be 1 } }
     Describe 'f' { AfterAll { throw 'late' }; It 'g' { } }`,
    ['Failed d.a', 'Failed d.b', 'Passed e.c', 'Passed f.g', 'block d: no', 'block f: late'],
  ],
  [
    'a failing AfterEach fails its test',
    `Describe 'd' { AfterEach { throw 'after' }; It 'a' { throw 'in' } }`,
    ['Failed d.a in|after'],
  ],
  [
    'errors that end a statement end the test, others do not',
    `Describe 'd' { It 'a' { Get-Item /nowhere; 1 | Should -Be 1 }; It 'b' { Get-Item /nowhere -ErrorAction Stop }; It 'c' { nothing-here } }`,
    [
      '!PathNotFound,Microsoft.PowerShell.Commands.GetItemCommand',
      'Passed d.a',
      "Failed d.b Cannot find path '/nowhere' because it does not exist.",
      "Failed d.c The term 'nothing-here' is not recognized as a name of a cmdlet, function, script file, or executable program.\nCheck the spelling of the name, or if a path was included, verify that the path is correct and try again.",
    ],
  ],
  [
    'soft assertions, all of which are told',
    `Describe 'd' { It 'a' { 1 | Should -Be 2 -ErrorAction Continue; 1 | Should -Be 3 -ErrorAction Continue } }`,
    ['Failed d.a Expected 2, but got 1.|Expected 3, but got 1.'],
  ],
  [
    'functions of the body are gone when tests run, those of BeforeAll are there',
    `function here { 1 }
     BeforeAll { function there { 2 } }
     Describe 'd' { It 'a' { there | Should -Be 2 }; It 'b' { { here } | Should -Throw "*'here'*" } }`,
    ['Passed d.a', 'Passed d.b'],
  ],
  [
    'a body that fails is a failed file',
    `Describe 'd' { It 'a' { } }; throw 'broken'`,
    ['NotRun d.a', 'file: broken'],
  ],
  [
    'a block without its body',
    `Describe 'd'`,
    ["file: No script block is given to Describe 'd'. (Does its open curly brace stand on the next line?)"],
  ],
  [
    'It within It',
    `Describe 'd' { It 'a' { It 'b' { } } }`,
    ['Failed d.a It cannot be used while tests run.'],
  ],
  [
    'break and return end a test',
    `Describe 'd' { It 'a' { return; throw }; It 'b' { break }; It 'c' { } }`,
    ['Passed d.a', 'Passed d.b', 'Passed d.c'],
  ],
];

describe('Invoke-Pester', () => {
  for (const [title, text, results] of runs)
    it(title, () => {
      assert.deepEqual(testResults(text), results);
    });

  describe('with files', () => {
    let folder = '';

    before(() => {
      folder = mkdtempSync(path.join(tmpdir(), 'pester-'));
      const tests: Readonly<Record<string, string>> = {
        'a.Tests.ps1': `BeforeAll { . $PSScriptRoot/add.ps1 }
Describe 'Add' -Tag math {
  It 'adds' -Tag fast { Add-It 1 2 | Should -Be 3 }
  It 'fails' { Add-It 1 2 | Should -Be 4 }
}`,
        'b.Tests.ps1': `Describe 'Drive' {
  BeforeAll { Set-Content TestDrive:/kept.txt 'x' }
  It 'has a folder' { 'TestDrive:/kept.txt' | Should -Exist; Set-Content "$TestDrive/mine.txt" 'one'; 'TestDrive:/mine.txt' | Should -FileContentMatch 'ON' }
  Context 'inner' { It 'writes' { Set-Content TestDrive:/inner.txt 'x'; 'TestDrive:/kept.txt' | Should -Exist } }
  It 'is as before' { 'TestDrive:/inner.txt' | Should -Not -Exist; 'TestDrive:/kept.txt' | Should -Exist }
}
Describe 'Another' { It 'is empty' { Get-ChildItem TestDrive:/ | Should -BeNullOrEmpty } }`,
        'broken.Tests.ps1': `Describe 'x' {`,
        'data.Tests.ps1': `param($Site) Describe 'd' { It "is $Site" { $Site | Should -Be 'PS1' } }`,
        'add.ps1': 'function Add-It($a, $b) { $a + $b }',
        'other.ps1': 'throw',
      };
      for (const [name, text] of Object.entries(tests)) writeFileSync(path.join(folder, name), text);
    });

    after(() => {
      rmSync(folder, { recursive: true, force: true });
    });

    function run(text: string): string[] {
      return written(text, pesterSession(path.join(folder, 'temporary'), { location: folder })).map((line) =>
        line
          .replace(/^information: /, '')
          .replaceAll(folder, '')
          .replaceAll(/\d+(\.\d+)?ms/g, 'N'),
      );
    }

    it('says what happens as Pester does', () => {
      assert.deepEqual(run('Invoke-Pester ./a.Tests.ps1 -Output Detailed'), [
        ...['', 'Starting discovery in 1 files.', 'Discovery found 2 tests in N.', 'Running tests.'],
        ...['', "Running tests from '/a.Tests.ps1'", 'Describing Add'],
        ...['  [+] adds', ' N', ' (N|N)'],
        ...['  [-] fails', ' N', ' (N|N)'],
        '   Expected 4, but got 3.',
        "   at It 'fails' { Add-It 1 2 | Should -Be 4 }, /a.Tests.ps1:4",
        '   at <ScriptBlock>, /a.Tests.ps1:4',
        ...['Tests completed in N', 'Tests Passed: 1, ', 'Failed: 1, ', 'Skipped: 0, ', 'Inconclusive: 0, '],
        'NotRun: 0',
      ]);
    });

    it('says less, and names files and blocks that failed', () => {
      const lines = run('Invoke-Pester . -ExcludePath *data*');
      assert.ok(lines.includes('[-] Discovery in /broken.Tests.ps1 failed with:'));
      assert.ok(lines.includes('[-] Add.fails'));
      assert.deepEqual(lines.slice(-2), ['Container failed: 1', '  - /broken.Tests.ps1']);
    });

    it('gives every block a TestDrive as it was before, and takes it away', () => {
      assert.deepEqual(run('(Invoke-Pester ./b.Tests.ps1 -Output None -PassThru).PassedCount'), ['4']);
      assert.deepEqual(readdirSync(path.join(folder, 'temporary')), []);
    });

    for (const [options, names] of [
      ['-Tag fast', ['adds']],
      ['-Tag math', ['adds', 'fails']],
      ['-Tag math -ExcludeTag f*', ['fails']],
      ['-FullNameFilter *.fails', ['fails']],
      ['-FullNameFilter Add', ['adds', 'fails']],
    ] as const)
      it(`runs what is chosen: ${options}`, () => {
        const text = `(Invoke-Pester ./a.Tests.ps1 ${options} -PassThru -Output None).Tests | Where-Object Result -ne NotRun | ForEach-Object Name`;
        assert.deepEqual(run(text), names);
      });

    it('takes a configuration, an object or a table', () => {
      const text = `$c = New-PesterConfiguration; $c.Run.Path = './a.Tests.ps1'; $c.Run.PassThru = $true; $c.Output.Verbosity = 'None'
        $c.Filter.Tag = 'fast'; (Invoke-Pester -Configuration $c).PassedCount
        (Invoke-Pester -Configuration @{ Run = @{ Path = './a.Tests.ps1'; PassThru = $true }; Output = @{ Verbosity = 'None' } }).FailedCount`;
      assert.deepEqual(run(text), ['1', '1']);
    });

    it('gives a file its parameters', () => {
      const text = `$r = Invoke-Pester -Container (New-PesterContainer ./data.Tests.ps1 -Data @{ Site = 'PS1' }) -PassThru -Output None; $r.Passed.ExpandedPath`;
      assert.deepEqual(run(text), ['d.is PS1']);
    });

    it('runs every file that a container means, and tells files from script blocks', () => {
      const text = `$s = New-PesterContainer -ScriptBlock { Describe 's' { It 'i' { } } }
        $all = @(New-PesterContainer -Path ./a.Tests.ps1, ./data.Tests.ps1 -Data @{ Site = 'PS1' }) + $s
        $r = Invoke-Pester -Container $all -PassThru -Output None; $r.Containers.Type -join ' '; $r.Containers[-1].Item.GetType().Name
        @(New-PesterContainer -Path .).Count -gt 1`;
      assert.deepEqual(run(text), ['File File ScriptBlock', 'ScriptBlock', 'True']);
    });

    it('leaves TestDrive out where it is not wanted', () => {
      const text = `$c = @{ TestDrive = @{ Enabled = $false }; Run = @{ PassThru = $true; ScriptBlock = { Describe 'd' { It 'i' { $TestDrive | Should -BeNullOrEmpty } } } }; Output = @{ Verbosity = 'None' } }
        (Invoke-Pester -Configuration $c).PassedCount`;
      assert.deepEqual(run(text), ['1']);
    });

    it('ends with the number of failures in continuous integration, and writes results', () => {
      const session = pesterSession(null, { location: folder });
      const lines = written('Invoke-Pester ./a.Tests.ps1 -CI -Output None; "not reached"', session);
      assert.deepEqual(lines, []);
      assert.ok(readdirSync(folder).includes('testResults.xml'));
    });

    it('runs a Describe that stands alone in a script', () => {
      const lines = run(`Describe 'alone' { It 'a' { 1 | Should -Be 1 } }`);
      assert.ok(lines.includes('  [+] a'), lines.join('\n'));
    });

    it('refuses what is not there', () => {
      assert.deepEqual(run('Invoke-Pester ./none'), ['!PathNotFound,Invoke-Pester']);
    });
  });
});
