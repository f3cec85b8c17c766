import assert from 'node:assert/strict';
import { checkScript } from '../../../../src/cmdlets/checkScript.ts';
import { languageKnowledge } from '../../../../src/cmdlets/scriptLanguage.ts';
import { diagnose } from '../../../../src/script/language/diagnose.ts';
import { applyEdits, safeEdits } from '../../../../src/script/language/finding.ts';
import { readLintSettings, standardLint } from '../../../../src/script/language/lintSettings.ts';
import { allRules } from '../../../../src/script/language/rules/allRules.ts';
import { ScriptModel } from '../../../../src/script/language/scriptModel.ts';
import { parseScript } from '../../../../src/script/syntax/parseScript.ts';

interface Example {
  /** Scripts that a rule has something to say about; `«…»` marks where. */
  readonly bad: readonly string[];
  readonly good: readonly string[];
  /** What the fix of the first bad one makes of it. */
  readonly fixed?: string;
}

const examples: Readonly<Record<string, Example>> = {
  CommandNotFoundException: {
    bad: ['«Get-WmiObject» Win32_Share', 'Import-Module ConfigurationManager; «Get-CMNothing»'],
    good: [
      'Get-Date; gci; Process-It; function Process-It { }',
      './other.ps1; & $command',
      '. ./common.ps1; Get-Common',
      'Import-Module ./own.psm1; Get-Own',
      "Set-Alias go Get-Date; go; Describe 'x' { }",
    ],
  },
  NamedParameterNotFound: {
    bad: [
      'Sync-CMSoftwareUpdate «-FullSnc» $true',
      'Get-ChildItem «-F» x',
      'function f { [CmdletBinding()] param($a) $a }; f «-b» 1',
    ],
    good: [
      'Get-Date -For x -ea Stop',
      'function f { $args }; f -anything 1',
      'function f { [CmdletBinding()] param() dynamicparam { } }; f -other 1',
    ],
  },
  ParameterArgumentValidationError: {
    bad: [
      "function f { param([ValidateSet('A', 'B')] $Mode) $Mode }; f -Mode «C»",
      'Get-Item x -ErrorAction «Stopp»',
      "Write-Host x -ForegroundColor «'Rosy'»",
    ],
    good: ['Get-Item x -ErrorAction SilentlyContinue', 'Write-Host x -ForegroundColor $color'],
  },
  MissingMandatoryParameter: {
    bad: ['function f { param([Parameter(Mandatory)] $Id) $Id }; «f»', '«Get-Content»'],
    good: [
      'function f { param([Parameter(Mandatory)] $Id) $Id }; f 1; f @all',
      "'a' | Get-Content; Get-Content -LiteralPath b",
    ],
  },
  TypeNotFound: {
    bad: ['[«Company.Unknown»]::new()', 'function f { param([«Nope[]»] $a) $a }'],
    good: [
      '[int]$x = 1; [System.Collections.Generic.List[string]]::new(); $x',
      'class A { [A] $next }; [A[]] @()',
      'using namespace System.Text\n[StringBuilder]::new()',
    ],
  },
  PSAvoidUsingCmdletAliases: {
    bad: ['«gci» .', '1 | «%» { $_ }'],
    good: ['function gci { }; gci', 'Get-ChildItem .'],
    fixed: 'Get-ChildItem .',
  },
  PSPossibleIncorrectComparisonWithNull: {
    bad: ['if («$a.b -eq $null») { }', 'if («$a -ne $null») { }'],
    good: ['if ($null -eq $a) { }', '$a -gt $null'],
    fixed: 'if ($null -eq $a.b) { }',
  },
  PSPossibleIncorrectUsageOfAssignmentOperator: {
    bad: ["if ($a «=» 'x') { $a }", 'while ($a «=» $b) { $a }'],
    good: ['if ($a = Get-Item x) { $a }', "if ($a -eq 'x') { }", '$a = 1; $a'],
    fixed: "if ($a -eq 'x') { $a }",
  },
  PSPossibleIncorrectUsageOfRedirectionOperator: {
    bad: ['if ($a «>» 3) { }'],
    good: ['if ($a -gt 3) { }', 'Get-Date > x.txt', 'if (Get-Item x 2> $null) { }'],
    fixed: 'if ($a -gt 3) { }',
  },
  PSUseDeclaredVarsMoreThanAssignments: {
    bad: ['«$a» = 1', 'function f { «$b» = 2 }', '«$a» = 1; $a += 2'],
    good: [
      '$a = 1; "$a"',
      '$a = 1; function f { $a }',
      '$script:a = 1; $global:b = 2; $env:c = 3; $null = 4',
      '$ErrorActionPreference = 1',
      '$a = 1; 1 | ForEach-Object { $a + $_ }',
      '$all = @{ }; Get-Item @all',
      '$a = 1; Get-Variable a',
    ],
  },
  PSReviewUnusedParameter: {
    bad: ['function f { param($a, «$b») $a }', 'function f(«$a») { }', 'param(«$a») 1'],
    good: [
      'function f { param($a) $PSBoundParameters }',
      'function f { param([Parameter(ValueFromPipeline)] $a) process { $_ } }',
      'function f { param($a) 1 | ForEach-Object { $a } }',
    ],
  },
  PSAvoidUsingEmptyCatchBlock: {
    bad: ['try { 1 } «catch { }»'],
    good: ['try { 1 } catch { throw }', 'try { 1 } catch { <# it may be missing #> }'],
  },
  AvoidJumpsOutOfScriptBlocks: {
    bad: [
      '1..3 | ForEach-Object { if ($_ -eq 2) { «break» } }',
      'foreach ($i in 1..3) { 1..2 | % { «continue» } }',
      '1..3 | where { «break» }',
    ],
    good: [
      '1..3 | ForEach-Object { foreach ($i in 1..2) { break } }',
      ':outer foreach ($i in 1..3) { 1..2 | ForEach-Object { break outer } }',
      '1..3 | ForEach-Object { switch ($_) { 1 { break } } }',
      'foreach ($i in 1..3) { & { break } }; 1..2 | ForEach-Object { function f { break } }',
    ],
  },
  AvoidPassingFormattedOutputOn: {
    bad: ['Get-Process | «Format-Table» Name | Export-Csv a.csv', 'gci | «ft» | Where-Object Name'],
    good: [
      'Get-Process | Format-Table | Out-String',
      'gci | fl | oh',
      'gci | Format-Wide',
      'gci | ft | & $it',
    ],
  },
  PSAvoidUsingInvokeExpression: {
    bad: ['«Invoke-Expression» $x', '«[scriptblock]::Create($x)»'],
    good: ['& $x', '[scriptblock]$x'],
  },
  PSAvoidUsingPlainTextForPassword: {
    bad: [
      'function f { param([string] «$Password») $Password }',
      'function f { param(«$Credential») $Credential }',
    ],
    good: [
      'function f { param([SecureString] $Password) $Password }',
      'function f { param([string] $Path) $Path }',
    ],
    fixed: 'function f { param([SecureString] $Password) $Password }',
  },
  PSAvoidUsingConvertToSecureStringWithPlainText: {
    bad: ["«ConvertTo-SecureString 'x' -AsPlainText -Force»"],
    good: ['ConvertTo-SecureString $x'],
  },
  PSUseShouldProcessForStateChangingFunctions: {
    bad: ['function «Remove-It» { }'],
    good: ['function Get-It { }', 'function Set-It { [CmdletBinding(SupportsShouldProcess)] param() }'],
  },
  PSShouldProcess: {
    bad: [
      'function «Set-It» { [CmdletBinding(SupportsShouldProcess)] param() }',
      "function Set-It { [CmdletBinding()] param() if («$PSCmdlet.ShouldProcess('x')») { } }",
    ],
    good: [
      "function Set-It { [CmdletBinding(SupportsShouldProcess)] param() if ($PSCmdlet.ShouldProcess('x')) { } }",
      'function Set-It { [CmdletBinding(SupportsShouldProcess)] param() Remove-Item x -WhatIf:$WhatIfPreference }',
    ],
  },
  PSUseApprovedVerbs: {
    bad: ['function «Frobnicate-It» { }', 'function «script:Do-It» { }'],
    good: ['function Get-It { }', 'function helper { }'],
  },
  PSAvoidAssignmentToAutomaticVariable: {
    bad: ['«$true» = 1', '«$args» = 1', 'foreach («$input» in 1) { }'],
    good: ['$null = 1', '$ErrorActionPreference = 1', '$mine = 1'],
  },
  PSAvoidOverwritingBuiltInCmdlets: { bad: ['function «Get-Date» { }'], good: ['function Get-It { }'] },
  PSMisleadingBacktick: {
    bad: ['Get-Item «`  »\n  x'],
    good: ['Get-Item `\n  x', "'a `  \nb'", '# a `  \n1'],
    fixed: 'Get-Item `\n  x',
  },
  PSUseProcessBlockForPipelineCommand: {
    bad: ['function f { param([Parameter(ValueFromPipeline)] «$a») $a }'],
    good: ['function f { param([Parameter(ValueFromPipeline)] $a) process { $a } }'],
  },
  PSAvoidUsingWriteHost: { bad: ['«Write-Host» x'], good: ['Write-Output x'], fixed: 'Write-Output x' },
  PSProvideCommentHelp: {
    bad: ['function «f» { [CmdletBinding()] param() }'],
    good: ['<#\n.SYNOPSIS\nDoes.\n#>\nfunction f { [CmdletBinding()] param() }', 'function f { }'],
  },
};

const everything = { ...standardLint, include: ['*'] };

function findings(text: string, id: string) {
  const model = new ScriptModel(parseScript(text), languageKnowledge());
  return diagnose(model, everything).filter((finding) => finding.id === id);
}

/** A text whose found places are marked. */
function marked(text: string, id: string): string {
  const edits = findings(text, id).flatMap(({ start, end }) => [
    { start, end: start, text: '«' },
    { start: end, end, text: '»' },
  ]);
  return applyEdits(text, edits);
}

describe('The rules for scripts', () => {
  for (const { id } of allRules)
    it(`find what ${id} is about, and nothing else`, () => {
      const { bad, good, fixed } = examples[id] ?? assert.fail(`There are no examples of ${id}`);
      for (const example of bad) assert.equal(marked(example.replaceAll(/[«»]/g, ''), id), example);
      for (const example of good) assert.equal(marked(example, id), example);
      const [first = ''] = bad;
      const text = first.replaceAll(/[«»]/g, '');
      const fix = findings(text, id)[0]?.fix ?? null;
      assert.equal(fix === null ? undefined : applyEdits(text, fix.edits), fixed);
    });

  it('say what the parser says where it does not understand a part of a script, and nothing about the whole of it', () => {
    assert.deepEqual(
      checkScript('x.ps1', 'gci\n$unused = 1\nif (1) {\n', standardLint).map(
        ({ line, column, severity, id }) => [line, column, severity, id].join(' '),
      ),
      ['1 1 warning PSAvoidUsingCmdletAliases', '3 8 error MissingEndCurlyBrace'],
    );
  });

  it('are mended all at once where that changes nothing of what a script does', () => {
    const text = "gci . | % { if ($_ = 'x') { Write-Host 1 } }; $x -eq $null";
    const model = new ScriptModel(parseScript(text), languageKnowledge());
    assert.equal(
      applyEdits(text, safeEdits(diagnose(model, everything))),
      "Get-ChildItem . | ForEach-Object { if ($_ = 'x') { Write-Host 1 } }; $x -eq $null",
    );
  });

  it('are not told of where an attribute keeps them off', () => {
    const suppress = (rest: string) =>
      `function f { [Diagnostics.CodeAnalysis.SuppressMessageAttribute(${rest})] param($a, $b) }`;
    const ids = (text: string) => findings(text, 'PSReviewUnusedParameter').map(({ message }) => message);
    assert.deepEqual(ids(suppress("'PSReviewUnusedParameter', ''")), []);
    assert.deepEqual(ids(suppress("'PSReviewUnusedParameter', 'a'")), ["The parameter 'b' is not used."]);
    assert.equal(ids(suppress("'PSOther', ''")).length, 2);
  });

  it('are asked as a settings file of PSScriptAnalyzer says', () => {
    const ids = (settings: string) =>
      checkScript('x.ps1', 'gci; Write-Host 1; $a = 1', readLintSettings(settings)).map(({ id }) => id);
    const [alias, host, unused] = [
      ...['PSAvoidUsingCmdletAliases', 'PSAvoidUsingWriteHost', 'PSUseDeclaredVarsMoreThanAssignments'],
    ];
    assert.deepEqual(ids(''), [alias, unused]);
    assert.deepEqual(ids("@{ IncludeRules = @('PSAvoidUsing*') }"), [alias, host]);
    assert.deepEqual(ids("@{ ExcludeRules = 'PSAvoidUsingCmdletAliases' }"), [unused]);
    assert.deepEqual(ids('@{ Rules = @{ PSAvoidUsingWriteHost = @{ Enable = $true } } }'), [
      alias,
      host,
      unused,
    ]);
    assert.deepEqual(ids("@{ Severity = @('Error') }"), []);
    assert.deepEqual(ids('@{ ExcludeRules = (Get-Date) }'), [alias, unused]);
  });
});
