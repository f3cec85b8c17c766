import { strict as assert } from 'node:assert';
import { mkdirSync, readFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runText, testSession, written } from '../../../support/script/testSession.ts';

const cases: readonly (readonly [string, readonly string[]])[] = [
  [
    'function f { [CmdletBinding(SupportsShouldProcess)] param($n) if ($PSCmdlet.ShouldProcess($n)) { "did $n" } }; f x; f y -WhatIf',
    ['did x'],
  ],
  [
    'function f { [CmdletBinding(SupportsShouldProcess)] param($n) [void]$PSCmdlet.ShouldProcess($n, "Decline") }; f x -Verbose',
    ['verbose: Performing the operation "Decline" on target "x".'],
  ],
  ['function f { [CmdletBinding()] param() 1; 2 }; f -OutVariable o | & { process { } }; "$o"', ['1 2']],
  [
    'function f { [CmdletBinding()] param() $PSCmdlet.ThrowTerminatingError([System.Management.Automation.ErrorRecord]::new([InvalidOperationException]::new("busy"), "Busy", "ResourceBusy", "S")); "no" }; f; "on"',
    ['!Busy,f', 'on'],
  ],
  [
    'function f { param([int]$n) $n = "7"; $n.GetType().Name; $n = "x" }; f 1',
    ['Int32', '!InvalidCastFromStringToInteger'],
  ],
  [
    "function f { [CmdletBinding()] param($k) dynamicparam { if ($k -eq 'a') { $d = [System.Management.Automation.RuntimeDefinedParameterDictionary]::new(); $c = [System.Collections.ObjectModel.Collection[System.Attribute]]::new(); $c.Add([Parameter]@{ Position = 1 }); $c.Add([ValidateSet]::new('x', 'y')); $p = [System.Management.Automation.RuntimeDefinedParameter]::new('Extra', [string], $c); $d.Add('Extra', $p); $d } } end { \"$($PSBoundParameters.Extra) $($p.IsSet)\" } }; f a x; f -k a -Extra z; f b -Extra x",
    ['x True', '!ParameterArgumentValidationError,f', '!NamedParameterNotFound,f'],
  ],
  ['function f { [Nope()] param($x) }; f 1', ['!CustomAttributeTypeNotFound']],
  [
    '$x = 5; 1, 2 | ForEach-Object -Parallel { "[$x]$($using:x + $_)"; if ($_ -eq 2) { throw "t" } }; "after"',
    ['[]6', '[]7', '!PSTaskException', 'after'],
  ],
  [
    '1 | ForEach-Object -Parallel { $using:nope }; "on"; $using:x',
    [
      '!UsingVariableIsUndefined,Microsoft.PowerShell.Commands.ForEachObjectCommand',
      'on',
      '!UsingWithoutInvokeCommand',
    ],
  ],
  [
    "$p = [powershell]::Create().AddScript('param($a) \"got $a\"; 1/0').AddParameter('a', 7); $p.Invoke(); $p.HadErrors; $p.Streams.Error.Count",
    ['got 7', 'True', '1'],
  ],
  ["[powershell]::Create().AddScript('3, 1').AddCommand('Sort-Object').Invoke()", ['1', '3']],
  ["[powershell]::Create().AddScript('throw \"x\"').Invoke(); 'on'", ['!RuntimeException', 'on']],
  [
    "function f { [CmdletBinding(DefaultParameterSetName = 'A')][OutputType([int])] param([Parameter(Mandatory, ParameterSetName = 'A')]$x, [Parameter(ParameterSetName = 'B')]$y) }; $c = Get-Command f; $c.ParameterSets.Name; $c.ParameterSets[0].IsDefault; $c.ParameterSets[0].Parameters[0].IsMandatory; $c.OutputType.Name; $c.Parameters.ContainsKey('Verbose')",
    ['A', 'B', 'True', 'True', 'System.Int32', 'True'],
  ],
  ['$function:prompt -is [scriptblock]', ['True']],
  ['$MyInvocation.MyCommand.GetType().Name; $PSVersionTable.PSVersion.Major', ['ScriptInfo', '7']],
  ['& { class Inner { } }; [Inner]', ['!TypeNotFound']],
  ["Get-Nope || 'else' && 'then'", ['!CommandNotFoundException', 'else', 'then']],
  ["1/0 && 'no' || 'else'", ['!RuntimeException', 'else']],
  ['function f { $MyInvocation.MyCommand.Name; $MyInvocation.InvocationName }; f', ['f', 'f']],
  ['function f($a, $b) { $PSBoundParameters.Keys -join "," }; f -b 1 2', ['b,a']],
  ['function f { [Alias("g")] param() "f as $($MyInvocation.InvocationName)" }; g', ['f as g']],
  ['$h = @{ a = 1; b = 2 }; function f($a, $b) { "$a $b" }; f @h; $l = 3, 4; f @l', ['1 2', '3 4']],
  [
    '$function:x = { "made" }; x; $env:RT = "v"; "$env:RT"; $env:RT = $null; "[$env:RT]"',
    ['made', 'v', '[]'],
  ],
  [
    '$v = 5; 1, 2 | ForEach-Object -Parallel { if ($_ -eq 1) { break }; "v$_ [$v] $using:v" }; 1 | ForEach-Object -Parallel { exit 3 }; "on"',
    ['v2 [] 5', 'on'],
  ],
  [
    'function f([string]$x, [string[]]$y, $z) { "$x|$y|$z" }; f 1.50 0x10 1.50; f (1.50) 1kb +1',
    ['1.50|0x10|1.5', '1.5|1kb|+1'],
  ],
  ['function f { "$args"; $args[0] + 1 }; f 0x10', ['0x10', '17']],
  ['function f($a) { "$a|$args" }; f -- -a 1; f -Bogus:5 q', ['-a|1', '|-Bogus: 5 q']],
  ['function f([string]$Code) { }; (Get-Command f).Parameters.Keys', ['Code']],
  ['function f { (Write-Warning y 3>&1).InvocationInfo.MyCommand.Name }; f', ['f']],
  ['function f { Write-Error x }; f', ['!Microsoft.PowerShell.Commands.WriteErrorException,f']],
  ['(1, (2, 3)) -join ","', ['1,System.Object[]']],
  ['& $null; & "nosuch"', ['!BadExpression', '!CommandNotFoundException']],
  ['1, 2 | & { param([Parameter(ValueFromPipeline)]$x) process { "p$x" } }', ['p1', 'p2']],
];

describe('Commands of a script', () => {
  for (const [script, expected] of cases)
    it(script, () => {
      assert.deepEqual(written(script), expected);
    });

  it('are named in an error by what an alias stands for', () => {
    const { errors } = runText('Set-Alias broken No-SuchThing; broken');
    assert.match(errors[0]?.exception.message ?? '', /'No-SuchThing'/);
  });

  it('end the script, and not the host, where one of them fails in a way that was not foreseen', () => {
    const session = testSession({
      random: () => {
        throw new Error('no luck');
      },
    });
    assert.deepEqual(written('"before"; Get-Random; "after"', session), ['before', '!!ScriptHostFailed']);
    assert.deepEqual(written('"again"', session), ['again']);
  });

  for (const [line, expected] of [
    ['#Requires -Version 5.1', ['ran', 'on']],
    ['#Requires -Version 99.0', ['!ScriptRequiresUnmatchedPSVersion', 'on']],
    ['#Requires -PSEdition Desktop', ['!ScriptRequiresUnmatchedPSEdition', 'on']],
    ['#Requires -Modules NoSuchModule', ['!ScriptRequiresMissingModules', 'on']],
    ['#Requires -Modules Microsoft.PowerShell.Utility', ['ran', 'on']],
    ['#Requires -RunAsAdministrator', ['ran', 'on']],
    ["#Requires -Modules @{ ModuleName = 'Own'; ModuleVersion = '1.0' }", ['ran', 'on']],
    [
      "#Requires -Modules @{ ModuleName = 'Own'; ModuleVersion = '2.0' }",
      ['!ScriptRequiresMissingModules', 'on'],
    ],
    ["#Requires -Modules @{ ModuleName = 'Own'; RequiredVersion = '1.2.0' }", ['ran', 'on']],
    [
      "#Requires -Modules @{ ModuleName = 'Own'; RequiredVersion = '1.3' }",
      ['!ScriptRequiresMissingModules', 'on'],
    ],
    [
      "#Requires -Modules @{ ModuleName = 'Own'; MaximumVersion = '1.1' }",
      ['!ScriptRequiresMissingModules', 'on'],
    ],
    ["#Requires -Modules @{ ModuleName = 'Own'; MaximumVersion = '1.*' }", ['ran', 'on']],
    ["#Requires -Modules @{ ModuleName = 'Flat'; ModuleVersion = '3.0' }", ['ran', 'on']],
    [
      "#Requires -Modules @{ ModuleName = 'Flat'; ModuleVersion = '3.2' }",
      ['!ScriptRequiresMissingModules', 'on'],
    ],
  ] as const)
    it(`run a file with the line ${line} where it is met alone`, () => {
      const folder = mkdtempSync(path.join(tmpdir(), 'script-requires-'));
      try {
        writeFileSync(path.join(folder, 'tool.ps1'), `"ran"\n${line}\n`);
        for (const [place, version] of [
          ['Own/1.2.0/Own.psd1', '1.2.0'],
          ['Flat/Flat.psd1', '3.1'],
        ] as const) {
          mkdirSync(path.dirname(path.join(folder, place)), { recursive: true });
          writeFileSync(path.join(folder, place), `@{ ModuleVersion = '${version}' }`);
        }
        const environment = new Map([['PSModulePath', folder]]);
        assert.deepEqual(
          written('./tool.ps1; "on"', testSession({ location: folder, environment })),
          expected,
        );
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    });

  it('write into files what a terminal would show', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'script-redirect-'));
    try {
      const { values } = runText(
        '& { "a"; 1/0; "b" } > out.txt 2> errors.txt; "c" >> out.txt; "shown"',
        testSession({ location: folder }),
      );
      assert.deepEqual(values, ['shown']);
      assert.equal(readFileSync(path.join(folder, 'out.txt'), 'utf8'), 'a\nb\nc\n');
      assert.match(readFileSync(path.join(folder, 'errors.txt'), 'utf8'), /Attempted to divide by zero\.\n$/);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('keep their order among the streams', () => {
    const { records } = runText('function f { [CmdletBinding()] param() 1; 1/0; 2 }; f');
    assert.deepEqual(
      records.map(({ stream }) => stream),
      ['output', 'error', 'output'],
    );
  });
});
